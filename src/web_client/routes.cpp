// web_client has no doors of its own: what no route takes is its business, see src/door.cpp.
#include "src/capability.h"

namespace heliograph::web_client {

void routes(Routes<App>&) {}
void listen(App&) {}

}  // namespace heliograph::web_client
