// The doors of formatting.
#include "src/capability.h"

namespace heliograph::formatting {

void routes(Routes<App>&) {}
void listen(App&) {}

}  // namespace heliograph::formatting
