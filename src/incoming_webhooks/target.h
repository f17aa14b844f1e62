// Which channel a delivery goes to, and in whose name.
#pragma once

#include <memory>
#include <string>

#include "base/words/task.h"
#include "src/app.h"
#include "src/channels/model.h"
#include "src/incoming_webhooks/cache.h"
#include "src/users/model.h"

namespace heliograph::incoming_webhooks {

struct Target {
    std::shared_ptr<const channels::Channel> channel;
    std::shared_ptr<const users::User> author;
    bool owner_is_gone = false;  // The author is the server's own bot.
};

// `wanted` as in the payload: "", "@user", "#name" or "name". Throws the inner refusals. What was written for
// Slack names Slack's channels: one that is not here is then the hook's own.
Task<Target> choose_target(App& app, std::shared_ptr<const HookFacts> facts, std::string wanted,
                           bool for_slack);

}  // namespace heliograph::incoming_webhooks
