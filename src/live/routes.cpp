// The doors of live.
#include "src/capability.h"

namespace heliograph::live {

void routes(Routes<App>&) {}
void listen(App&) {}

}  // namespace heliograph::live
