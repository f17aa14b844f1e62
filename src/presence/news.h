// What presence says on WebSockets.
#pragma once

#include "src/presence/model.h"

namespace heliograph {
struct App;
}

namespace heliograph::presence {

// To the person's own sockets only; others ask.
void tell_status(App& app, const Status& status);
// To the channel, except to whoever types.
void tell_typing(App& app, UserId user_id, const Typing& typing);

}  // namespace heliograph::presence
