// The doors of system.
#include "src/capability.h"

namespace heliograph::system {

void routes(Routes<App>&) {}
void listen(App&) {}

}  // namespace heliograph::system
