// Two rows that never change.
#include "src/actions/store.h"

namespace heliograph::actions {

std::optional<KeyRow> find_key(Reader& db, std::string name) {
    return db.one<KeyRow>("FROM heliograph_action_keys WHERE name = $1", name);
}

void insert_key(Transaction& tx, const KeyRow& row) { tx.insert_or_ignore("heliograph_action_keys", row); }

}  // namespace heliograph::actions
