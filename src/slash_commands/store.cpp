// Plain rows.
#include "src/slash_commands/store.h"

namespace heliograph::slash_commands {

std::optional<Command> find_command(Reader& db, CommandId id) {
    return db.one<Command>("FROM commands WHERE id = $1 AND deleteat = 0", id);
}

std::vector<Command> commands_of_team(Reader& db, TeamId team_id) {
    return db.all<Command>("FROM commands WHERE teamid = $1 AND deleteat = 0 ORDER BY trigger, id", team_id);
}

void insert_command(Transaction& tx, const Command& command) { tx.insert("commands", command); }

void update_command(Transaction& tx, const Command& command) { tx.update("commands", command, "id"); }

void insert_response_url(Transaction& tx, const ResponseUrl& url) { tx.insert("commandwebhooks", url); }

std::optional<ResponseUrl> find_response_url(Reader& db, std::string id, Millis since) {
    return db.one<ResponseUrl>("FROM commandwebhooks WHERE id = $1 AND createat >= $2", id, since);
}

bool use_response_url(Transaction& tx, std::string id, std::int64_t uses_max) {
    return tx.execute("UPDATE commandwebhooks SET usecount = usecount + 1 WHERE id = $1 AND usecount < $2",
                      id, uses_max) > 0;
}

void delete_old_response_urls(Transaction& tx, Millis before) {
    tx.execute("DELETE FROM commandwebhooks WHERE createat < $1", before);
}

void note_use(Transaction& tx, const CommandUse& use) {
    tx.upsert("heliograph_command_uses", "commandid", use);
}

std::vector<CommandUse> uses_of(Reader& db, std::vector<CommandId> ids) {
    return db.all<CommandUse>("FROM heliograph_command_uses WHERE commandid IN ({list $1})", in_list(ids));
}

}  // namespace heliograph::slash_commands
