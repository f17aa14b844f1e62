// What is kept in memory of permissions.
#pragma once

namespace heliograph::permissions {

class RoleTable {};

}  // namespace heliograph::permissions
