// The doors of broadcasts.
#include "src/capability.h"

namespace heliograph::broadcasts {

void routes(Routes<App>&) {}
void listen(App&) {}

}  // namespace heliograph::broadcasts
