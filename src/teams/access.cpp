// Who may do what in a team.
#include "src/teams/access.h"

#include "src/permissions/role_table.h"
#include "src/teams/cache.h"
#include "src/users/cache.h"
#include "src/users/model.h"

namespace heliograph::teams {

Task<bool> may_with_roles(App& app, std::string system_roles, UserId user_id, TeamId team_id,
                          permissions::Permission wanted) {
    if (!team_id.valid()) co_return false;
    if (app.roles.allows(system_roles, wanted)) co_return true;
    auto member = co_await app.team_cache.member(app.db, team_id, user_id);
    co_return member&& app.roles.allows(roles_of(*member), wanted);
}

Task<bool> may(App& app, SignedIn caller, TeamId team_id, permissions::Permission wanted) {
    return may_with_roles(app, caller.user->roles, caller.user_id, team_id, wanted);
}

Task<bool> may_as(App& app, UserId user_id, TeamId team_id, permissions::Permission wanted) {
    auto user = co_await app.user_cache.get(app.db, user_id);
    if (!user) co_return false;
    co_return co_await may_with_roles(app, user->roles, user_id, team_id, wanted);
}

Task<void> require(App& app, SignedIn caller, TeamId team_id, permissions::Permission wanted) {
    if (!co_await may(app, std::move(caller), team_id, wanted)) throw heliograph::refuse::not_allowed;
}

}  // namespace heliograph::teams
