// What sockets and the table in memory hear of roles.
#pragma once

#include "src/app.h"

namespace heliograph::permissions {

void tell_news(App& app);

}  // namespace heliograph::permissions
