// From what was typed to the command that does it.
#pragma once

#include "src/callers.h"
#include "src/slash_commands/model.h"

namespace heliograph::slash_commands {

Task<CommandResponse> execute(App& app, SignedIn caller, Execution wanted);

}  // namespace heliograph::slash_commands
