// What bots announces.
#pragma once

#include <vector>

#include "src/bots/model.h"

namespace heliograph::bots {

// Somebody who owns bots was deactivated; they were disabled with him, or not, as the settings say.
struct OwnerGone {
    UserId owner_id;
    std::vector<Bot> bots;
    bool disabled = false;
};

}  // namespace heliograph::bots
