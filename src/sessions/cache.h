// Sessions in memory: frozen snapshots by token, and what must not be done twice at once.
#pragma once

#include <memory>
#include <string>
#include <unordered_set>

#include "base/store/snapshots.h"
#include "base/wire/limiter.h"
#include "base/words/guarded.h"
#include "base/words/task.h"
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

    // False if a write to that session is already on its way.
    bool begin_write(SessionId id);
    void end_write(SessionId id);

    // One login of a key; the peer's 5 a second, 10 at once.
    Verdict allow_login(const std::string& key, Millis now) { return logins_.allow(key, now); }

    // Unknown tokens of one address: 20 a second, 200 at once. Known ones are not counted.
    Verdict strangers(const std::string& address, Millis now) { return strangers_.look(address, now); }
    void met_stranger(const std::string& address, Millis now) { strangers_.allow(address, now); }

private:
    Snapshots<std::string, Session> sessions_{50000};  // Safe by itself.
    Guarded<std::unordered_set<SessionId>> writes_;    // Guarded.
    Limiter logins_{5, 10, 10000};                     // Safe by itself.
    Limiter strangers_{20, 200, 10000};                // Safe by itself.
};

}  // namespace heliograph::sessions
