// The doors of reactions.
#include "src/capability.h"

namespace heliograph::reactions {

void routes(Routes<App>&) {}
void listen(App&) {}

}  // namespace heliograph::reactions
