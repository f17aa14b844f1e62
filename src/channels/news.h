// What sockets hear of channels.
#pragma once

#include "src/app.h"

namespace heliograph::channels {

// Called by listen(): the memory first, then the sockets.
void remember_channels(App& app);
void tell_of_channels(App& app);
void tell_of_members(App& app);

}  // namespace heliograph::channels
