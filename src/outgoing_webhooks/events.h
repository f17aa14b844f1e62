// What happens to outgoing webhooks.
#pragma once

#include "src/outgoing_webhooks/model.h"

namespace heliograph::outgoing_webhooks {

// A hook of that team was made, changed, deleted, or moved from or to it.
struct OutgoingHooksChanged {
    TeamId team_id;
};

}  // namespace heliograph::outgoing_webhooks
