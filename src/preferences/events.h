// What preferences announces.
#pragma once

#include <vector>

#include "src/preferences/model.h"

namespace heliograph::preferences {

struct PreferencesChanged {
    UserId user_id;
    std::vector<Preference> preferences;
};

struct PreferencesDeleted {
    UserId user_id;
    std::vector<Preference> preferences;
};

}  // namespace heliograph::preferences
