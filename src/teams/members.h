// Who is in a team: joining, adding, roles, leaving.
#pragma once

#include <string>
#include <vector>

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/teams/store.h"
#include "src/teams/view.h"

namespace heliograph::teams {

struct NewMember {
    TeamId team_id;  // The team; must be that of the path.
    UserId user_id;  // The person.
};
DESCRIBE(NewMember, team_id, user_id);

struct NewRoles {
    std::string roles;  // Space-separated, those of the flags among them.
};
DESCRIBE(NewRoles, roles);

struct SchemeRoles {
    bool scheme_guest = false;  // Holds the guest role.
    bool scheme_user = false;   // Holds the user role.
    bool scheme_admin = false;  // Holds the administrator role.
};
DESCRIBE(SchemeRoles, scheme_guest, scheme_user, scheme_admin);

struct MembersPage {
    std::int64_t page = 0;               // Counted from 0.
    std::int64_t per_page = 60;          // At most 200.
    std::string sort;                    // "Username", else by id.
    bool exclude_deleted_users = false;  // Leave deactivated accounts out.
};
DESCRIBE(MembersPage, page, per_page, sort, exclude_deleted_users);

// One outcome of adding several, when asked to go on after a refusal.
struct AddedMember {
    UserId user_id;                   // The person.
    Nullable<TeamMemberView> member;  // The membership, if it was made.
    Json error{"null"};               // The refusal, if it was not.
};
DESCRIBE(AddedMember, user_id, member, error);

// Inside a write: makes or revives the membership and announces it. One that is there already stays as it is.
TeamMember join(Transaction& tx, Team team, UserId user_id, UserId requestor, Millis now, int members_max);

Task<TeamMemberView> add(App& app, SignedIn caller, TeamId id, NewMember wanted);
Task<std::vector<AddedMember>> add_batch(App& app, SignedIn caller, TeamId id, std::vector<NewMember> wanted,
                                         bool graceful);
Task<TeamMemberView> join_by_invite(App& app, SignedIn caller, std::string invite_id);
Task<TeamMemberView> get_member(App& app, SignedIn caller, TeamId id, UserId user_id);
Task<std::vector<TeamMemberView>> list_members(App& app, SignedIn caller, TeamId id, MembersPage page);
Task<std::vector<TeamMemberView>> members_of_ids(App& app, SignedIn caller, TeamId id,
                                                 std::vector<UserId> ids);
Task<std::vector<TeamMemberView>> memberships(App& app, SignedIn caller, UserId user_id);
Task<Ok> remove(App& app, SignedIn caller, TeamId id, UserId user_id);
Task<Ok> set_roles(App& app, SignedIn caller, TeamId id, UserId user_id, NewRoles wanted);
Task<Ok> set_scheme_roles(App& app, SignedIn caller, TeamId id, UserId user_id, SchemeRoles wanted);

}  // namespace heliograph::teams
