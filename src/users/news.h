// What users says on WebSockets.
#pragma once

namespace heliograph {
struct App;
}

namespace heliograph::users {

void tell_news(App& app);

}  // namespace heliograph::users
