// What the server tells the owner of a hook: that requests are refused, and what to mend.
#pragma once

#include <memory>
#include <string>

#include "base/words/refusal.h"
#include "src/app.h"
#include "src/incoming_webhooks/cache.h"

namespace heliograph::incoming_webhooks {

inline constexpr Millis notice_pause_ms = 5 * 60 * 1000;

// Writes to the owner at most once in notice_pause_ms a hook; returns at once. REQUIRES: on a loop.
void tell_owner(App& app, std::shared_ptr<const HookFacts> facts, Refused inner, std::string remote_address);

// The same, of a filter that made no message of what came.
void tell_owner_of_failure(App& app, std::shared_ptr<const HookFacts> facts, std::string integration,
                           std::string reason);
// That something came which nobody knows, and what to do about it; once a hook.
void tell_owner_once(App& app, std::shared_ptr<const HookFacts> facts);

}  // namespace heliograph::incoming_webhooks
