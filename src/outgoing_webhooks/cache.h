// What is kept in memory of outgoing webhooks: the hooks of each team with what triggering needs.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/store/snapshots.h"
#include "base/words/task.h"
#include "src/app.h"
#include "src/outgoing_webhooks/model.h"

namespace re2 {
class RE2;
}

namespace heliograph {
class Bus;
class Reader;
}  // namespace heliograph

namespace heliograph::outgoing_webhooks {

// A hook that is switched on; frozen.
struct Ear {
    OutgoingWebhook hook;
    Extras extras;
    std::shared_ptr<const re2::RE2> pattern;  // Null without one.
    std::string team_name;                    // Of its team, in URLs.
    std::string secret;                       // Empty for a hook that has called nobody yet.

    bool hears(std::string_view event) const;
};

// The ears of a team; those for direct messages under an empty id.
struct Ears {
    std::vector<Ear> all;
};
std::optional<Ears> load_ears(Reader& db, TeamId team_id);

class Cache {
public:
    // nullptr when not in memory.
    std::shared_ptr<const Ears> find(TeamId team_id) { return ears_.find(team_id); }
    // Never nullptr.
    Task<std::shared_ptr<const Ears>> get(Database& db, TeamId team_id);
    void clear() { ears_.clear(); }
    void listen(Bus& bus);

private:
    Snapshots<TeamId, Ears> ears_{4096};  // Safe by itself.
};

}  // namespace heliograph::outgoing_webhooks
