// Every sentence of SQL about commands and their later answers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/store/reader.h"
#include "src/slash_commands/model.h"

namespace heliograph::slash_commands {

// Deleted commands are not found.
std::optional<Command> find_command(Reader& db, CommandId id);
// By trigger.
std::vector<Command> commands_of_team(Reader& db, TeamId team_id);
void insert_command(Transaction& tx, const Command& command);
void update_command(Transaction& tx, const Command& command);

void insert_response_url(Transaction& tx, const ResponseUrl& url);
// Nothing if it is older.
std::optional<ResponseUrl> find_response_url(Reader& db, std::string id, Millis since);
// False if that many answers were taken already.
bool use_response_url(Transaction& tx, std::string id, std::int64_t uses_max);
void delete_old_response_urls(Transaction& tx, Millis before);

void note_use(Transaction& tx, const CommandUse& use);
std::vector<CommandUse> uses_of(Reader& db, std::vector<CommandId> ids);

}  // namespace heliograph::slash_commands
