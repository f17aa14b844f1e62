// Writing down who did what.
#pragma once

#include "src/app.h"

namespace heliograph::system {

// Logins, accounts, roles, memberships and hooks' makers are told by their events; each audit is in the
// transaction of what it tells.
void keep_audits(App& app);

}  // namespace heliograph::system
