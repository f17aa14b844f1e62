// The nouns of teams: a team, a membership, and what we refuse.
#pragma once

#include <string>

#include "base/words/describe.h"
#include "base/words/refusal.h"
#include "src/nouns.h"

namespace heliograph::teams {

struct Team {
    TeamId id;                           // 26 characters.
    Millis create_at = 0;                // When it was made.
    Millis update_at = 0;                // When it last changed.
    Millis delete_at = 0;                // When it was archived, or 0.
    std::string display_name;            // Shown name, up to 64 characters.
    std::string name;                    // The word in its URL.
    std::string description;             // Up to 255 characters.
    std::string email;                   // Of its maker.
    std::string type;                    // "O" open, "I" by invitation.
    std::string company_name;            // Kept for the peer's clients.
    std::string allowed_domains;         // E-mail domains that may join, comma-separated.
    std::string invite_id;               // The secret of its invitation link.
    bool allow_open_invite = false;      // Anyone on the server may join.
    Millis last_team_icon_update = 0;    // When its icon last changed; left out when 0.
    Nullable<std::string> scheme_id;     // Always null here.
    Nullable<bool> group_constrained;    // Always null here.
    Nullable<std::string> policy_id;     // Licensed at the peer, null here.
    bool cloud_limits_archived = false;  // Always false here.
};
DESCRIBE(Team, id, create_at, update_at, delete_at, display_name, name, description, email, type,
         company_name, allowed_domains, invite_id, allow_open_invite, last_team_icon_update, scheme_id,
         group_constrained, policy_id, cloud_limits_archived);

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

// The roles of a membership: those of the flags, then the extra ones.
inline std::string roles_of(const TeamMember& member) {
    std::string roles;
    auto add = [&](std::string_view role) {
        if (!roles.empty()) roles += ' ';
        roles += role;
    };
    if (member.scheme_guest) add("team_guest");
    if (member.scheme_user) add("team_user");
    if (member.scheme_admin) add("team_admin");
    if (!member.roles.empty()) add(member.roles);
    return roles;
}

namespace refuse {
inline constexpr Refusal not_found{404, "app.team.get.find.app_error", "Unable to find the existing team."};
inline constexpr Refusal name_not_found{404, "app.team.get_by_name.missing.app_error",
                                        "Unable to find the existing team."};
inline constexpr Refusal invite_not_found{404, "app.team.get_by_invite_id.finding.app_error",
                                          "Unable to find the existing team by its invitation."};
inline constexpr Refusal not_open{403, "api.team.get_invite_info.not_open_team",
                                  "Only people who were invited may join this team."};
inline constexpr Refusal member_not_found{404, "app.team.get_member.missing.app_error",
                                          "No team member found for that user id and team id."};
inline constexpr Refusal user_not_found{404, "app.user.missing_account.const", "Unable to find the user."};
inline constexpr Refusal name_taken{400, "store.sql_team.save_team.existing.app_error",
                                    "A team with that name already exists."};
inline constexpr Refusal name_reserved{400, "model.team.is_valid.reserved.app_error",
                                       "This URL is unavailable. Please try another."};
inline constexpr Refusal name_too_short{400, "model.team.is_valid.url.app_error",
                                        "The name of a team has 2 to 64 characters."};
inline constexpr Refusal name_characters{400, "model.team.is_valid.characters.app_error",
                                         "The name of a team is made of a-z, 0-9 and dashes."};
inline constexpr Refusal bad_display_name{400, "model.team.is_valid.name.app_error",
                                          "The shown name of a team has 1 to 64 characters."};
inline constexpr Refusal bad_description{400, "model.team.is_valid.description.app_error",
                                         "The description of a team has up to 255 characters."};
inline constexpr Refusal bad_type{400, "model.team.is_valid.type.app_error", "The type of a team is O or I."};
inline constexpr Refusal bad_company_name{400, "model.team.is_valid.company.app_error",
                                          "The company name has up to 64 characters."};
inline constexpr Refusal bad_allowed_domains{400, "model.team.is_valid.domains.app_error",
                                             "The list of domains has up to 500 characters."};
inline constexpr Refusal domain_not_allowed{
    400, "api.team.join_user_to_team.allowed_domains.app_error",
    "The account's e-mail address is not of a domain that may join this team."};
inline constexpr Refusal team_full{400, "app.team.join_user_to_team.max_accounts.app_error",
                                   "This team has reached its number of members."};
inline constexpr Refusal bad_roles{400, "api.channel.update_team_member_roles.scheme_role.app_error",
                                   "Such a role cannot be given to a member of a team."};
inline constexpr Refusal guest_and_user{400, "api.team.update_team_member_roles.guest_and_user.app_error",
                                        "A member is a guest or a user, not both."};
inline constexpr Refusal not_in_team{400, "api.team.remove_user_from_team.missing.app_error",
                                     "The person is not in this team."};
inline constexpr Refusal no_such_role{400, "app.role.get_by_name.app_error", "There is no such role."};
inline constexpr Refusal changing_guest{400,
                                        "api.channel.update_team_member_roles.changing_guest_role.app_error",
                                        "A member cannot become or cease to be a guest this way."};
inline constexpr Refusal invites_by_mail_off{501, "api.team.invite_members.disabled.app_error",
                                             "Invitations by e-mail are off."};
inline constexpr Refusal import_off{501, "api.team.import_team.unavailable.app_error",
                                    "Import is not part of this server."};
inline constexpr Refusal no_icon{404, "api.team.get_team_icon.read_file.app_error", "This team has no icon."};
inline constexpr Refusal icon_missing{400, "api.team.set_team_icon.no_file.app_error",
                                      "No file under 'image' in the request."};
inline constexpr Refusal icon_unreadable{400, "api.team.set_team_icon.decode.app_error",
                                         "The icon is no PNG, JPEG, GIF or WebP picture."};
inline constexpr Refusal no_invitation{400, "api.team.add_user_to_team.missing_parameter.app_error",
                                       "An invite_id or a token is needed."};
inline constexpr Refusal nobody_to_add{404, "api.team.user.missing_account", "Unable to find the user."};
inline constexpr Refusal deletion_off{
    401, "api.user.delete_team.not_enabled.app_error",
    "Permanent deletion of teams is off. ServiceSettings.EnableAPITeamDeletion"};
inline constexpr Refusal archived{400, "api.team.add_member.deleted.app_error", "The team is archived."};
}  // namespace refuse

}  // namespace heliograph::teams

namespace heliograph {
template <>
struct OutOfTheTable<teams::Team> {
    static constexpr bool has(std::string_view name) { return name == "policy_id"; }
};
template <>
struct OmittedWhenEmpty<teams::Team> {
    static constexpr bool has(std::string_view name) { return name == "last_team_icon_update"; }
};
}  // namespace heliograph
