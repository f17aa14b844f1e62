// Every sentence of SQL on statuses.
#include "src/presence/store.h"

namespace heliograph::presence {

std::vector<Status> of_users(Reader& db, std::vector<UserId> ids) {
    return db.all<Status>("FROM status WHERE userid IN {list $1}", in_list(ids));
}
void save(Transaction& tx, std::vector<Status> statuses) {
    for (const auto& status : statuses) tx.upsert("status", "userid", status);
}

}  // namespace heliograph::presence
