// What follows from a failed attempt: the endpoint's fate, and who is told.
#pragma once

#include "src/app.h"
#include "src/deliveries/model.h"

namespace heliograph {
class Transaction;
}

namespace heliograph::deliveries {

struct EndpointFate {
    bool gone = false;            // It answered 410.
    Millis disable_after_ms = 0;  // Of nothing but failures.
};

EndpointFate fate_of(App& app, const Delivery& delivery, bool gone);
// Notes the failure at the endpoint, switches it off when it is time, and announces what its owner must hear:
// once for a lost delivery until one succeeds again or a day has passed, and when it is switched off.
void mark_failing(Transaction& tx, const Delivery& delivery, const EndpointFate& fate);
// Shows the person whose deed a first attempt did not get through, to them only; at most once in five minutes
// for an endpoint. REQUIRES: on a loop.
void tell_who_caused(App& app, const Delivery& delivery);
// A direct message to the owner, when it is announced.
void tell_owners(App& app);

}  // namespace heliograph::deliveries
