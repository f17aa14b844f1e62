// Asking whether a caller may. Team and channel permissions are asked in teams and channels, which know
// memberships.
#pragma once

#include "src/callers.h"
#include "src/permissions/names.h"

namespace heliograph::permissions {

// By the caller's system roles. Defined in src/callers.cpp, which may see users.
bool may(App& app, const SignedIn& caller, Permission permission);
// Throws refuse::not_allowed unless the caller may.
void must(App& app, const SignedIn& caller, Permission permission);

}  // namespace heliograph::permissions
