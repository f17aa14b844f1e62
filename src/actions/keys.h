// The secrets that sign trigger ids and cookies.
#pragma once

#include "src/app.h"

namespace heliograph::actions {

class Keys {
public:
    // Called once the loops run, and before the database stops.
    void start(App&) {}
    void stop() {}
};

}  // namespace heliograph::actions
