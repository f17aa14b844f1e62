// The doors of outgoing_webhooks.
#include "src/capability.h"

namespace heliograph::outgoing_webhooks {

void routes(Routes<App>&) {}
void listen(App&) {}

}  // namespace heliograph::outgoing_webhooks
