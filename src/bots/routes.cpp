// The doors of bots.
#include "src/capability.h"

namespace heliograph::bots {

void routes(Routes<App>&) {}
void listen(App&) {}

}  // namespace heliograph::bots
