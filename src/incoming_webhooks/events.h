// What happens to incoming webhooks, told after the commit.
#pragma once

#include "src/incoming_webhooks/model.h"

namespace heliograph::incoming_webhooks {

struct HookCreated {
    IncomingWebhook hook;
};
struct HookUpdated {
    IncomingWebhook hook;
};
// By a person, or with its channel.
struct HookDeleted {
    HookId hook_id;
};
// It got a new id; whatever was known of the former one is out of date.
struct HookRenamed {
    HookId former_id;
    HookId hook_id;
};
struct HookSettingsChanged {
    HookId hook_id;
};

}  // namespace heliograph::incoming_webhooks
