// The news of permissions.
#pragma once

#include "src/permissions/model.h"

namespace heliograph::permissions {

struct RoleUpdated {
    Role role;
};

}  // namespace heliograph::permissions
