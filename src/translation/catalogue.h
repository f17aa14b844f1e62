// Knows the folders of integrations and runs their filters.
#pragma once

#include "src/app.h"

namespace heliograph::translation {

class Catalogue {
public:
    // Called once the loops run, and before the database stops.
    void start(App&) {}
    void stop() {}
};

}  // namespace heliograph::translation
