// What happens to reactions.
#pragma once

#include "src/reactions/model.h"

namespace heliograph::reactions {

struct ReactionAdded {
    Reaction reaction;
};
// The reaction as it is told: without create_at and channel_id, as at the peer. `channel_id` is the audience.
struct ReactionRemoved {
    Reaction reaction;
    ChannelId channel_id;
};

}  // namespace heliograph::reactions
