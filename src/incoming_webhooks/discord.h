// What Discord answers to those who think that they talk to it.
#pragma once

#include "base/wire/request.h"
#include "src/incoming_webhooks/receive.h"

namespace heliograph::incoming_webhooks {

// Nothing (204), the message where the sender waits for it, or an error of Discord's form. `site` stands
// before the addresses of files.
Answer discord_answer(const Delivered& delivered, const HookId& hook_id, bool wait, const std::string& site);
// The webhook itself, as Discord shows one to whoever knows its address.
std::string discord_webhook(const IncomingWebhook& hook, const HookId& hook_id, const std::string& site);

}  // namespace heliograph::incoming_webhooks
