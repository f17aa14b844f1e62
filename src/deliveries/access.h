// Whose deliveries a caller may see and send again.
#pragma once

#include "base/words/task.h"
#include "src/callers.h"
#include "src/deliveries/model.h"

namespace heliograph::deliveries {

// All of a team (or of the server, without one), or only those of own endpoints; throws not_allowed for
// none.
enum class Sight { all, own };
Task<Sight> sight(App& app, SignedIn caller, TeamId team_id, std::string kind);
// Throws no_delivery where it is not the caller's to see.
Task<Delivery> seen(App& app, SignedIn caller, DeliveryId id);

}  // namespace heliograph::deliveries
