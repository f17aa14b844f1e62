// Claims due deliveries and calls out; the part of deliveries that lives as long as the server.
#pragma once

#include "src/app.h"

namespace heliograph::deliveries {

class Dispatcher {
public:
    // Called once the loops run, and before the database stops.
    void start(App&) {}
    void stop() {}
};

}  // namespace heliograph::deliveries
