// One attempt of one delivery: read, sign, call, judge, record.
#pragma once

#include "base/out/http_client.h"
#include "base/words/task.h"
#include "src/app.h"
#include "src/deliveries/model.h"

namespace heliograph::deliveries {

struct Sent {
    Millis again_at = 0;     // When the delivery is due again; 0: it is finished.
    bool timed_out = false;  // The receiver is slow, or not there.
    bool delivered = false;
};

// The row of an attempt with that answer, without its reason.
Attempt attempt_of(const Delivery& delivery, const OutAnswer& answer, Millis at);
// Throws what the database throws; the delivery waits on then.
Task<Sent> send(App& app, DeliveryId id);

}  // namespace heliograph::deliveries
