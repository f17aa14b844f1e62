// What happens to deliveries and their endpoints.
#pragma once

#include <string>

#include "src/deliveries/model.h"

namespace heliograph::deliveries {

// A delivery was written and waits for its turn.
struct DeliveryWaits {
    DeliveryId id;
    std::int64_t lane = 0;
    Millis due_at = 0;
};

// Secrets changed, or it was switched on or off.
struct EndpointChanged {
    std::string id;
};

// Its owner must hear of it: deliveries are lost, or it was switched off.
struct EndpointFails {
    Endpoint endpoint;
    Delivery delivery;  // The one that showed it.
};

}  // namespace heliograph::deliveries
