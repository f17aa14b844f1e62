// What Discord answers to those who think that they talk to it.
#pragma once

#include "base/wire/request.h"
#include "src/incoming_webhooks/receive.h"

namespace heliograph::incoming_webhooks {

// Nothing (204), the message where the sender waits for it, or an error of Discord's form.
Answer discord_answer(const Delivered& delivered, const HookId& hook_id, bool wait);

}  // namespace heliograph::incoming_webhooks
