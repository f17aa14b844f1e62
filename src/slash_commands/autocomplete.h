// What clients suggest while somebody types a command.
#pragma once

#include <vector>

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/slash_commands/model.h"

namespace heliograph::slash_commands {

// Those with auto_complete: custom ones before built-in ones, the first of a trigger wins, nothing secret.
Task<std::vector<Command>> suggested_commands(App& app, TeamId team_id);
Task<std::vector<Command>> list_suggested(App& app, SignedIn caller, TeamId team_id);
Task<std::vector<Suggestion>> suggest(App& app, SignedIn caller, TeamId team_id,
                                      Query<SuggestionQuery> query);

// Without token, creator, method, address, name and picture.
Command without_secrets(Command command);
// True if it is an object as clients take it.
bool is_autocomplete_data(const Json& data);
// Pure: the suggestions for an input (without slash) among commands.
std::vector<Suggestion> suggestions_for(std::vector<Command> commands, const std::string& input,
                                        bool as_admin);

}  // namespace heliograph::slash_commands
