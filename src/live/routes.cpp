// The doors of live: none but the upgrade, which server.cpp opens by live::upgrade.
#include "src/capability.h"
#include "src/live/hub.h"

namespace heliograph::live {

void routes(Routes<App>&) {}
void listen(App& app) { app.hub.open(app); }

}  // namespace heliograph::live
