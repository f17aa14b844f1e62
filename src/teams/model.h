// The nouns of teams: a team and a membership.
#pragma once

#include <string>

#include "base/words/describe.h"
#include "src/nouns.h"

namespace heliograph::teams {

struct Team {
    TeamId id;                                // 26 characters.
    Millis create_at = 0;                     // When it was made.
    Millis update_at = 0;                     // When it last changed.
    Millis delete_at = 0;                     // When it was archived, or 0.
    std::string display_name;                 // Shown name, up to 64 characters.
    std::string name;                         // The word in its URL.
    std::string description;                  // Up to 255 characters.
    std::string email;                        // Of its maker.
    std::string type;                         // "O" open, "I" by invitation.
    std::string company_name;                 // Kept for the peer's clients.
    std::string allowed_domains;              // E-mail domains that may join, comma-separated.
    std::string invite_id;                    // The secret of its invitation link.
    bool allow_open_invite = false;           // Anyone on the server may join.
    Millis last_team_icon_update = 0;         // When its icon last changed; left out when 0.
    std::optional<std::string> scheme_id;     // Always empty here.
    std::optional<bool> group_constrained;    // Always empty here.
    bool cloud_limits_archived = false;       // Always false here.
};
DESCRIBE(Team, id, create_at, update_at, delete_at, display_name, name, description, email, type, company_name,
         allowed_domains, invite_id, allow_open_invite, last_team_icon_update, scheme_id, group_constrained,
         cloud_limits_archived);

// A row of `teammembers`.
struct TeamMember {
    TeamId team_id;             // The team.
    UserId user_id;             // The person.
    std::string roles;          // Extra roles, space-separated; the wire adds those of the flags.
    Millis delete_at = 0;       // When the person left, or 0.
    bool scheme_guest = false;  // Holds team_guest.
    bool scheme_user = false;   // Holds team_user.
    bool scheme_admin = false;  // Holds team_admin.
    Millis create_at = 0;       // When the person joined.
};
DESCRIBE(TeamMember, team_id, user_id, roles, delete_at, scheme_guest, scheme_user, scheme_admin, create_at);

}  // namespace heliograph::teams
