// Who is online: statuses in memory, written to `status` when they change.
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
    void put(const Status& status);
    // Forgets everything that a later read of the table can tell.
    void clear();
    // The statuses whose `dnd` ends at or before now.
    std::vector<Status> dnd_over(Millis now);
    // Every status known in memory, as the peer's get_statuses.
    std::vector<Status> all();

    // Counts the open sockets of a user; the answer is how many there are now.
    int connected(UserId user_id);
    int disconnected(UserId user_id);
    int connections(UserId user_id);

private:
    struct Known {
        std::unordered_map<UserId, Status> statuses;
        std::unordered_map<UserId, int> connections;
    };
    Guarded<Known> known_;  // Guarded.
};

}  // namespace heliograph::presence
