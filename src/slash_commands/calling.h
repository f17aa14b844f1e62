// A custom command calls its program, and takes the answer now, late, or at its response_url.
#pragma once

#include "src/slash_commands/answer.h"
#include "src/slash_commands/built_in.h"

namespace heliograph::slash_commands {

// Throws what the caller is told when it fails.
Task<CommandResponse> call_program(App& app, Typed typed, Command command);

// A request to a response_url. Throws the inner refusals.
struct LaterAnswer {
    std::string id;
    std::string content_type;
    std::string body;
};
Task<void> take_later_answer(App& app, LaterAnswer later);

}  // namespace heliograph::slash_commands
