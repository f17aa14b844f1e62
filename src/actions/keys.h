// The secrets that sign trigger ids and seal cookies: made once, kept in the database.
#pragma once

#include <string>

#include "src/app.h"

namespace heliograph::actions {

class Keys {
public:
    // Called once the loops run, and before the database stops.
    void start(App& app);
    void stop() {}

    const std::string& trigger() const { return trigger_; }
    const std::string& cookie() const { return cookie_; }

private:
    // Set once, before the first request.
    std::string trigger_;
    std::string cookie_;
};

}  // namespace heliograph::actions
