// What sockets hear of the settings.
#pragma once

#include "src/app.h"

namespace heliograph::system {

void tell_news(App& app);

}  // namespace heliograph::system
