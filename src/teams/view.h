// What the wire shows of teams and memberships where it differs from the row.
#pragma once

#include "src/teams/model.h"

namespace heliograph::teams {

// A membership as clients see it.
struct TeamMemberView {
    TeamId team_id;              // The team.
    UserId user_id;              // The person.
    std::string roles;           // All roles, space-separated.
    Millis delete_at = 0;        // When the person left, or 0.
    bool scheme_guest = false;   // Holds team_guest.
    bool scheme_user = false;    // Holds team_user.
    bool scheme_admin = false;   // Holds team_admin.
    std::string explicit_roles;  // The roles without those of the flags.
};
DESCRIBE(TeamMemberView, team_id, user_id, roles, delete_at, scheme_guest, scheme_user, scheme_admin,
         explicit_roles);

inline TeamMemberView view_of(const TeamMember& member) {
    return {.team_id = member.team_id,
            .user_id = member.user_id,
            .roles = roles_of(member),
            .delete_at = member.delete_at,
            .scheme_guest = member.scheme_guest,
            .scheme_user = member.scheme_user,
            .scheme_admin = member.scheme_admin,
            .explicit_roles = member.roles};
}

inline std::vector<TeamMemberView> views_of(const std::vector<TeamMember>& members) {
    std::vector<TeamMemberView> views;
    views.reserve(members.size());
    for (const auto& member : members) views.push_back(view_of(member));
    return views;
}

// What a holder of an invitation sees before joining.
struct InvitedTo {
    std::string display_name;  // Shown name of the team.
    std::string description;   // What it is for.
    std::string name;          // The word in its URL.
    TeamId id;                 // The team.
};
DESCRIBE(InvitedTo, display_name, description, name, id);

}  // namespace heliograph::teams
