// The server's own bot, and the direct messages that tell people of bots.
#pragma once

#include <memory>
#include <string>

#include "base/words/task.h"
#include "src/app.h"
#include "src/bots/events.h"
#include "src/users/model.h"

namespace heliograph::bots {

// Made when it is first wanted.
Task<std::shared_ptr<const users::User>> server_bot(App& app);
// A direct message from the server's own bot. Nothing happens where it cannot be sent.
Task<void> tell(App& app, UserId to, std::string text);

// The new bot's first words, to its owner.
Task<void> greet_owner(App& app, Bot bot);
// Each administrator hears which bots have lost their owner. Safe from any thread; nobody waits.
void tell_admins(App& app, OwnerGone news);

}  // namespace heliograph::bots
