// What nobody knows, in a form that people can read: the best title found, then the content, folded. Pure.
#pragma once

#include "src/incoming_webhooks/payload.h"
#include "src/translation/foreign.h"

namespace heliograph::incoming_webhooks {

Payload readable(const translation::Body& body);
// Cuts what is too long for one post, and shortens keys; false if it would be a blank post.
bool make_fit(Payload& payload);
// Whether people would see anything of it. What only has fallbacks shows those.
bool can_be_seen(Payload& payload);

}  // namespace heliograph::incoming_webhooks
