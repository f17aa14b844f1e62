// The doors of preferences.
#include "src/capability.h"

namespace heliograph::preferences {

void routes(Routes<App>&) {}
void listen(App&) {}

}  // namespace heliograph::preferences
