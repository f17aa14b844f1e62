// What is kept in memory of slash commands: those of each team, and how many echoes wait.
#pragma once

#include <atomic>
#include <memory>
#include <vector>

#include "base/store/database.h"
#include "base/store/snapshots.h"
#include "base/words/task.h"
#include "src/slash_commands/model.h"

namespace heliograph {
class Bus;
}

namespace heliograph::slash_commands {

class Cache {
public:
    // By trigger; never nullptr.
    Task<std::shared_ptr<const std::vector<Command>>> of_team(Database& db, TeamId team_id);
    void clear() { teams_.clear(); }
    void listen(Bus& bus);

    // Safe by itself.
    std::atomic<int> echoes = 0;       // Posts of /echo that wait for their time.
    std::atomic<Millis> swept_at = 0;  // When old addresses for answers were last deleted.

private:
    Snapshots<TeamId, std::vector<Command>> teams_{4096};  // Safe by itself.
};

}  // namespace heliograph::slash_commands
