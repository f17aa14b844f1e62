// Hears what happens to posts, inside their transactions, and asks for the deliveries that come of it.
#pragma once

#include "src/app.h"

namespace heliograph::outgoing_webhooks {

void hear_posts(App& app);
// Hooks go with their channels.
void follow_channels(App& app);

}  // namespace heliograph::outgoing_webhooks
