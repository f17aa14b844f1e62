// The messages of the server in channels: who joined, who left, what was renamed.
#pragma once

#include "src/app.h"

namespace heliograph::posts {

// Takes part in the transactions of channels and teams, so that a join and its message are one.
void write_system_posts(App& app);

}  // namespace heliograph::posts
