// What posts tell to sockets.
#pragma once

#include "src/app.h"
#include "src/posts/events.h"

namespace heliograph::posts {

void send_thread_updated(App& app, const ThreadUpdated& update);
// Asks the bus for all events of posts.
void tell_news(App& app);

}  // namespace heliograph::posts
