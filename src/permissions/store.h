// All SQL on roles.
#pragma once

#include <vector>

#include "base/store/reader.h"
#include "src/permissions/model.h"

namespace heliograph::permissions {

std::vector<RoleRow> stored_roles(Reader& db);
void insert_missing(Transaction& tx, std::vector<RoleRow> roles);
void update_role(Transaction& tx, const RoleRow& role);

}  // namespace heliograph::permissions
