// The doors of deliveries.
#include "src/capability.h"

namespace heliograph::deliveries {

void routes(Routes<App>&) {}
void listen(App&) {}

}  // namespace heliograph::deliveries
