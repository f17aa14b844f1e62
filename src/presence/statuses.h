// Who is online: statuses in memory, written to `status` a little later.
#pragma once

#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/words/guarded.h"
#include "src/presence/model.h"

namespace heliograph::presence {

// Safe from any thread.
class Statuses {
public:
    // Absent: not known in memory, which is not the same as offline.
    std::optional<Status> find(UserId user_id);
    // Also notes that the row has to be written.
    void put(const Status& status);
    // What was read from the table, unless something newer is known.
    void learn(const Status& status);
    std::vector<Status> all();

    // Counts the open sockets of a user; the answer is how many there are now.
    int connected(UserId user_id);
    int disconnected(UserId user_id);

    // True for whoever shall write: nobody else does until nothing is left to take.
    bool begin_writing();
    // What changed since the last time; when it is empty, writing has ended.
    std::vector<Status> take_changed();

private:
    struct Known {
        std::unordered_map<UserId, Status> statuses;
        std::unordered_map<UserId, int> connections;
        std::unordered_set<UserId> changed;
        bool writing = false;
    };
    Guarded<Known> known_;  // Guarded.
};

}  // namespace heliograph::presence
