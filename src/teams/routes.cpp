// The doors of teams.
#include "src/capability.h"

namespace heliograph::teams {

void routes(Routes<App>&) {}
void listen(App&) {}

}  // namespace heliograph::teams
