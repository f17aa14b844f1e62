// The doors of web_client.
#include "src/capability.h"

namespace heliograph::web_client {

void routes(Routes<App>&) {}
void listen(App&) {}

}  // namespace heliograph::web_client
