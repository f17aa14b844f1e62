// Looking at deliveries, and sending them again.
#pragma once

#include <vector>

#include "base/words/answers.h"
#include "base/words/task.h"
#include "src/callers.h"
#include "src/deliveries/model.h"

namespace heliograph::deliveries {

Task<std::vector<ShownDelivery>> list(App& app, SignedIn caller, Query<DeliveryQuery> query);
Task<ShownDelivery> get(App& app, SignedIn caller, DeliveryId id);
Task<ShownDelivery> replay(App& app, SignedIn caller, DeliveryId id);
Task<ReplayCount> replay_since(App& app, SignedIn caller, ReplaySince wanted);

// As people see it in lists.
ShownDelivery shown(App& app, const Delivery& delivery);

}  // namespace heliograph::deliveries
