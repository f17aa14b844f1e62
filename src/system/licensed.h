// Endpoints that the peer refuses without a licence.
#pragma once

#include "src/capability.h"

namespace heliograph::system {

// REQUIRES: after the routes of every capability that may answer one of them itself.
void licensed_routes(Routes<App>& on);

}  // namespace heliograph::system
