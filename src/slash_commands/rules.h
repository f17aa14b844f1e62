// Managing custom commands: who may, what happens.
#pragma once

#include <vector>

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/slash_commands/model.h"

namespace heliograph::slash_commands {

Task<Command> create(App& app, SignedIn caller, Command wanted);
Task<std::vector<Command>> list(App& app, SignedIn caller, Query<CommandQuery> query);
Task<Command> get(App& app, SignedIn caller, CommandId id);
Task<Command> update(App& app, SignedIn caller, CommandId id, Command wanted);
Task<Ok> move(App& app, SignedIn caller, CommandId id, NewTeamOfCommand wanted);
Task<Ok> remove(App& app, SignedIn caller, CommandId id);
Task<NewToken> regenerate_token(App& app, SignedIn caller, CommandId id);
// Those that the caller may manage, with when and how they were last used.
Task<std::vector<CommandInUse>> list_in_use(App& app, SignedIn caller, Query<TeamQuery> query);

// Throws what is wrong with the fields.
void check_command(const Command& command);

}  // namespace heliograph::slash_commands
