// The doors of emoji.
#include "src/capability.h"

namespace heliograph::emoji {

void routes(Routes<App>&) {}
void listen(App&) {}

}  // namespace heliograph::emoji
