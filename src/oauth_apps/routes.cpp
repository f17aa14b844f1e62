// The doors of oauth_apps.
#include "src/capability.h"

namespace heliograph::oauth_apps {

void routes(Routes<App>&) {}
void listen(App&) {}

}  // namespace heliograph::oauth_apps
