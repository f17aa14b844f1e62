// Calls to the programs behind buttons and dialogs.
#pragma once

#include <string>

#include "base/words/task.h"
#include "src/app.h"
#include "src/nouns.h"

namespace heliograph::actions {

struct Outside {
    std::string kind;  // "action", "dialog" or "lookup".
    std::string name;  // What the log calls it.
    std::string url;
    std::string body;  // JSON.
    TeamId team_id;
    ChannelId channel_id;
    PostId post_id;
    UserId user_id;
};

// The body of an answer with status 200; throws action_failed for anything else.
Task<std::string> ask(App& app, Outside call);

}  // namespace heliograph::actions
