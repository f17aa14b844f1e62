// What sockets hear of teams.
#pragma once

#include "src/app.h"

namespace heliograph::teams {

// Called by listen(): the memory first, then the sockets.
void listen_to_teams(App& app);

}  // namespace heliograph::teams
