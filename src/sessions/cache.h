// Sessions in memory: frozen snapshots by token.
#pragma once

#include <memory>
#include <string>

#include "base/store/snapshots.h"
#include "src/sessions/model.h"

namespace heliograph {
class Bus;
}

namespace heliograph::sessions {

// Safe from any thread. Sessions that end or change are forgotten on the writer's thread, before the writer
// answers.
class Cache {
public:
    // Only what is in memory; never waits.
    std::shared_ptr<const Session> find(const std::string& token) { return sessions_.find(token); }
    // Reads the row if it is not in memory; nullptr if there is none.
    Task<std::shared_ptr<const Session>> get(Database& db, std::string token);
    void forget(const std::string& token) { sessions_.forget(token); }
    void clear() { sessions_.clear(); }

    void listen(Bus& bus);

private:
    Snapshots<std::string, Session> sessions_;  // Safe by itself.
};

}  // namespace heliograph::sessions
