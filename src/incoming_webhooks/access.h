// Who may manage a hook.
#pragma once

#include <memory>

#include "src/callers.h"
#include "src/incoming_webhooks/cache.h"

namespace heliograph::incoming_webhooks {

// The hook, if the caller may manage it: the own permission in its team, reading its channel if that is not
// public, and the permission for hooks of others unless the hook is the caller's. Throws otherwise.
Task<std::shared_ptr<const HookFacts>> managed(App& app, SignedIn caller, HookId hook_id);

}  // namespace heliograph::incoming_webhooks
