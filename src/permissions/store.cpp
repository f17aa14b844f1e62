// Reading and writing roles.
#include "src/permissions/store.h"


namespace heliograph::permissions {

std::vector<RoleRow> stored_roles(Reader& db) { return db.all<RoleRow>("FROM roles ORDER BY name"); }

void insert_missing(Transaction& tx, std::vector<RoleRow> roles) {
    for (const auto& role : roles) tx.insert_or_ignore("roles", role);
}

void update_role(Transaction& tx, const RoleRow& role) { tx.update("roles", role, "id"); }

}  // namespace heliograph::permissions
