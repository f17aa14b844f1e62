// Adapters that hooks needed lately are ready before the first request after a start needs one.
#pragma once

#include "src/app.h"

namespace heliograph::incoming_webhooks {

// Returns at once; looks at what hooks received soon after the start, apart from requests.
void expect_integrations(App& app);

}  // namespace heliograph::incoming_webhooks
