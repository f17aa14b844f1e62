// The doors of users.
#include "src/capability.h"

namespace heliograph::users {

void routes(Routes<App>&) {}
void listen(App&) {}

}  // namespace heliograph::users
