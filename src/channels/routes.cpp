// The doors of channels.
#include "src/capability.h"

namespace heliograph::channels {

void routes(Routes<App>&) {}
void listen(App&) {}

}  // namespace heliograph::channels
