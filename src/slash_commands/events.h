// What happens to custom commands, told after the commit.
#pragma once

#include "src/slash_commands/model.h"

namespace heliograph::slash_commands {

// A command of the team was made, changed, moved away or deleted.
struct CommandsChanged {
    TeamId team_id;
};

}  // namespace heliograph::slash_commands
