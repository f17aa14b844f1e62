// Filled on first use, kept true by the own event.
#include "src/slash_commands/cache.h"

#include "base/events/bus.h"
#include "src/slash_commands/events.h"
#include "src/slash_commands/store.h"

namespace heliograph::slash_commands {

namespace {

std::optional<std::vector<Command>> load(Reader& db, TeamId team_id) { return commands_of_team(db, team_id); }

}  // namespace

Task<std::shared_ptr<const std::vector<Command>>> Cache::of_team(Database& db, TeamId team_id) {
    co_return co_await teams_.get(db, team_id, load);
}

void Cache::listen(Bus& bus) {
    bus.on<CommandsChanged>([this](const CommandsChanged& news) { teams_.forget(news.team_id); });
}

}  // namespace heliograph::slash_commands
