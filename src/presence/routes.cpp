// The doors of presence.
#include "src/capability.h"

namespace heliograph::presence {

void routes(Routes<App>&) {}
void listen(App&) {}

}  // namespace heliograph::presence
