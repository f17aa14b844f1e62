// The doors of actions.
#include "src/capability.h"

namespace heliograph::actions {

void routes(Routes<App>&) {}
void listen(App&) {}

}  // namespace heliograph::actions
