// The doors of sessions.
#include "src/capability.h"

namespace heliograph::sessions {

void routes(Routes<App>&) {}
void listen(App&) {}

}  // namespace heliograph::sessions
