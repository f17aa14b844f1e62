// What incoming webhooks hear of other capabilities.
#pragma once

#include "src/app.h"

namespace heliograph::incoming_webhooks {

// Hooks go with an archived channel and move with a moved one, in the same transaction.
void follow_channels(App& app);

}  // namespace heliograph::incoming_webhooks
