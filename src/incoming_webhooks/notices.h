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

}  // namespace heliograph::incoming_webhooks
