// Who may do what in a team.
#pragma once

#include "src/callers.h"
#include "src/permissions/names.h"

namespace heliograph::teams {

// The roles of the membership, else the roles of the user. An empty team id: no.
Task<bool> may(App& app, SignedIn caller, TeamId team_id, permissions::Permission wanted);
// The same for a person without a session: the owner of a hook.
Task<bool> may_as(App& app, UserId user_id, TeamId team_id, permissions::Permission wanted);
Task<bool> may_with_roles(App& app, std::string system_roles, UserId user_id, TeamId team_id,
                          permissions::Permission wanted);
// Throws refuse::not_allowed unless may().
Task<void> require(App& app, SignedIn caller, TeamId team_id, permissions::Permission wanted);

}  // namespace heliograph::teams
