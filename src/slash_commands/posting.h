// The answer of a command becomes posts, or is shown to its caller.
#pragma once

#include <optional>

#include "src/slash_commands/answer.h"
#include "src/slash_commands/built_in.h"

namespace heliograph::slash_commands {

struct Posted {
    CommandAnswer answer;  // With Slack's markup rewritten.
    std::string failure;   // Why a post could not be made; the others were.
};

// `command` is absent for built-in ones.
Task<Posted> post_answer(App& app, Typed typed, std::optional<Command> command, CommandAnswer answer);

}  // namespace heliograph::slash_commands
