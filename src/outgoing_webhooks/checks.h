// What a hook must be like. Pure.
#pragma once

#include <vector>

#include "src/outgoing_webhooks/model.h"

namespace heliograph::outgoing_webhooks {

// Throws the first refusal of the peer that fits.
void check(const OutgoingWebhook& hook);
// True if another of these hooks hears the same channel by one of the words and calls one of the URLs.
bool intersects(const OutgoingWebhook& hook, const std::vector<OutgoingWebhook>& others);
// Throws for events or a pattern that cannot be.
void check(const OutgoingSettings& settings);

}  // namespace heliograph::outgoing_webhooks
