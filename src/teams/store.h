// Every sentence of SQL about teams, memberships and icons.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/store/reader.h"
#include "src/teams/model.h"

namespace heliograph::teams {

// A row of `heliograph_team_icons`.
struct Icon {
    TeamId team_id;        // The team.
    Millis update_at = 0;  // When it was set.
    std::string image;     // The picture, base64.
};
DESCRIBE(Icon, team_id, update_at, image);

// How many members a team has.
struct TeamStats {
    TeamId team_id;                        // The team.
    std::int64_t total_member_count = 0;   // Members, with deactivated ones.
    std::int64_t active_member_count = 0;  // Members whose account is active.
};
DESCRIBE(TeamStats, team_id, total_member_count, active_member_count);

// Which teams a listing shows.
struct Visible {
    bool open = false;    // Those that anyone may join.
    bool closed = false;  // The others.
};

std::optional<Team> find_team(Reader& db, TeamId id);
std::optional<Team> find_named(Reader& db, std::string name);
std::optional<Team> find_invited(Reader& db, std::string invite_id);
std::vector<Team> page_of_teams(Reader& db, Visible visible, std::int64_t offset, std::int64_t limit);
std::int64_t count_teams(Reader& db, Visible visible);
// `pattern` is a LIKE pattern in lower case.
std::vector<Team> matching(Reader& db, Visible visible, std::string pattern);
std::vector<Team> joined_by(Reader& db, UserId user_id);

std::optional<TeamMember> find_member(Reader& db, TeamId team_id, UserId user_id);
std::vector<TeamId> ids_of_user(Reader& db, UserId user_id);
std::vector<TeamMember> memberships_of_user(Reader& db, UserId user_id);
std::vector<TeamMember> page_of_members(Reader& db, TeamId team_id, bool by_name, bool active_only,
                                        std::int64_t offset, std::int64_t limit);
std::vector<TeamMember> members_among(Reader& db, TeamId team_id, std::vector<UserId> ids);
std::int64_t count_active(Reader& db, TeamId team_id);
TeamStats count_members(Reader& db, TeamId team_id);
std::optional<Icon> find_icon(Reader& db, TeamId team_id);

void put_member(Transaction& tx, const TeamMember& member);
void put_icon(Transaction& tx, const Icon& icon);
void remove_icon(Transaction& tx, TeamId team_id);

}  // namespace heliograph::teams
