// The doors of translation.
#include "src/capability.h"

namespace heliograph::translation {

void routes(Routes<App>&) {}
void listen(App&) {}

}  // namespace heliograph::translation
