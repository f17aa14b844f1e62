// Reading roles and changing what they may.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/permissions/model.h"

namespace heliograph::permissions {

using SharedRole = std::shared_ptr<const Role>;

Task<std::vector<SharedRole>> list(App& app, SystemAdmin caller);
Task<SharedRole> get(App& app, SignedIn caller, RoleId role_id);
Task<SharedRole> named(App& app, SignedIn caller, PathText name);
Task<std::vector<SharedRole>> of_names(App& app, SignedIn caller, std::vector<std::string> names);
Task<Role> patch(App& app, SignedIn caller, RoleId role_id, RolePatch patch);
Task<std::vector<std::string>> ancillary(App& app, SignedIn caller, std::vector<std::string> wanted);

// Adds the default roles that the database lacks and fills the table in memory. REQUIRES: not on a loop.
void prepare(App& app);

}  // namespace heliograph::permissions
