// What preferences says on WebSockets.
#pragma once

namespace heliograph {
struct App;
}

namespace heliograph::preferences {

void tell_news(App& app);

}  // namespace heliograph::preferences
