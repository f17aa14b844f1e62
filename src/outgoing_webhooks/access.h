// Who may manage an outgoing webhook.
#pragma once

#include "base/words/task.h"
#include "src/callers.h"
#include "src/outgoing_webhooks/model.h"

namespace heliograph::outgoing_webhooks {

// Refuses while outgoing webhooks are switched off.
void require_enabled(App& app);
// The hook, if the caller may manage it. Refuses with disabled, not_found and not_allowed.
Task<OutgoingWebhook> managed(App& app, SignedIn caller, OutgoingHookId id);

}  // namespace heliograph::outgoing_webhooks
