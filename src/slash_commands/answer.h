// What a program answers to a command: the payload of a webhook with a few members more. Pure: fit for
// fuzzing.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "src/incoming_webhooks/payload.h"
#include "src/slash_commands/model.h"

namespace heliograph::slash_commands {

struct CommandAnswer {
    incoming_webhooks::Payload payload;
    std::string response_type;
    std::string channel_id;     // Where to post instead.
    std::string goto_location;  // Where the client goes.
    bool skip_slack_parsing = false;
    std::vector<CommandAnswer> extra;  // More posts; each without extra ones.
};

// JSON if the content type says so, else plain text. The error is a sentence.
std::expected<CommandAnswer, std::string> read_command_answer(std::string_view content_type,
                                                              std::string_view body,
                                                              const incoming_webhooks::NewId& new_id);
// As the caller is told; what is behind buttons stays here.
CommandResponse shown(const CommandAnswer& answer);
CommandAnswer answer_of(CommandResponse response);

}  // namespace heliograph::slash_commands
