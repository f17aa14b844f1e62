// What a caller's own roles allow.
#include "src/callers.h"

#include "src/permissions/may.h"
#include "src/permissions/role_table.h"
#include "src/users/model.h"

namespace heliograph::permissions {

bool may(App& app, const SignedIn& caller, Permission permission) {
    return caller.user && app.roles.allows(caller.user->roles, permission);
}

void must(App& app, const SignedIn& caller, Permission permission) {
    if (!may(app, caller, permission)) throw refuse::not_allowed.because(permission.id);
}

}  // namespace heliograph::permissions
