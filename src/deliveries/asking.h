// Asking for a delivery inside a transaction: it is kept with what caused it, and made soon after the commit.
#pragma once

#include <string>

#include "src/app.h"
#include "src/deliveries/model.h"

namespace heliograph {
class Transaction;
}

namespace heliograph::deliveries {

// An id that sorts by time; the webhook-id of all attempts.
DeliveryId new_id(App& app);
// The number of what is called in turn.
std::int64_t lane_of(const std::string& endpoint_id, const std::string& url);
// Writes the row and wakes the dispatcher after the commit. id, kind, url and body are the caller's; times,
// state and lane are filled here.
void ask(Transaction& tx, Delivery delivery);

// The endpoint with its secrets; made with a fresh secret when it is not there.
Endpoint endpoint_of(App& app, Transaction& tx, std::string id, std::string kind);
// A new secret; the old one signs beside it for overlap_ms.
Endpoint rotate_secret(App& app, Transaction& tx, std::string id, std::string kind, Millis overlap_ms);
// On again, as if it had never failed; or off, with a reason.
void switch_endpoint(App& app, Transaction& tx, std::string id, std::string kind, bool on,
                     std::string reason);

}  // namespace heliograph::deliveries
