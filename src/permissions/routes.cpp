// The doors of permissions.
#include "src/capability.h"

namespace heliograph::permissions {

void routes(Routes<App>&) {}
void listen(App&) {}

}  // namespace heliograph::permissions
