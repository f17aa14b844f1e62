// What live hears of earlier capabilities.
#pragma once

#include "src/app.h"

namespace heliograph::live {

// Memberships, sessions and rights, as changes in the queue of the hub.
void hear_changes(App& app);

}  // namespace heliograph::live
