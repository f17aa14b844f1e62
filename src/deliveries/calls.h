// A synchronous call to the outside: a command, an action, a dialog. Guarded, logged, never retried.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/words/task.h"
#include "src/app.h"
#include "src/nouns.h"

namespace heliograph::deliveries {

struct CallOut {
    std::string kind;         // "command", "action", "dialog", "lookup", ...
    std::string endpoint_id;  // Id of the command or the like; may be empty.
    std::string name;         // What people call it.
    // Where and by whom it was caused.
    TeamId team_id;
    ChannelId channel_id;
    PostId post_id;
    UserId user_id;
    std::string method = "POST";
    std::string url;
    std::vector<std::pair<std::string, std::string>> headers;  // Besides Content-Type, Accept, User-Agent.
    std::string content_type;
    std::string body;
    Millis total_ms = 30000;
    std::size_t answer_bytes_max = std::size_t{1} << 20;
};

struct CallAnswer {
    int status = 0;  // 0: no answer.
    std::string body;
    bool body_cut = false;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string failure;  // Empty when there was an answer; else a sentence ("address forbidden ...").
    bool timed_out = false;
};

// REQUIRES: on a loop.
Task<CallAnswer> call_now(App& app, CallOut call);

}  // namespace heliograph::deliveries
