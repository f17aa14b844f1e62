// The doors of incoming_webhooks.
#include "src/capability.h"

namespace heliograph::incoming_webhooks {

void routes(Routes<App>&) {}
void listen(App&) {}

}  // namespace heliograph::incoming_webhooks
