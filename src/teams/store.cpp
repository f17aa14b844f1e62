// Every sentence of SQL about teams, memberships and icons, and nothing else.
#include "src/teams/store.h"

namespace heliograph::teams {

std::optional<Team> find_team(Reader& db, TeamId id) { return db.one<Team>("FROM teams WHERE id = $1", id); }

std::optional<Team> find_named(Reader& db, std::string name) {
    return db.one<Team>("FROM teams WHERE name = $1", name);
}

std::optional<Team> find_invited(Reader& db, std::string invite_id) {
    return db.one<Team>("FROM teams WHERE inviteid = $1 AND deleteat = 0", invite_id);
}

std::vector<Team> page_of_teams(Reader& db, Visible visible, std::int64_t offset, std::int64_t limit) {
    return db.all<Team>(
        "FROM teams WHERE deleteat = 0 AND ((allowopeninvite AND $1) OR (NOT allowopeninvite AND $2))"
        " ORDER BY displayname, id LIMIT $3 OFFSET $4",
        visible.open, visible.closed, limit, offset);
}

std::int64_t count_teams(Reader& db, Visible visible) {
    return db
        .value<std::int64_t>(
            "SELECT COUNT(*) FROM teams WHERE deleteat = 0"
            " AND ((allowopeninvite AND $1) OR (NOT allowopeninvite AND $2))",
            visible.open, visible.closed)
        .value_or(0);
}

std::vector<Team> matching(Reader& db, Visible visible, std::string pattern) {
    return db.all<Team>(
        "FROM teams WHERE deleteat = 0 AND ((allowopeninvite AND $1) OR (NOT allowopeninvite AND $2))"
        " AND (LOWER(name) LIKE $3 ESCAPE '\\' OR LOWER(displayname) LIKE $3 ESCAPE '\\')"
        " ORDER BY displayname, id LIMIT 100",
        visible.open, visible.closed, pattern);
}

std::vector<Team> joined_by(Reader& db, UserId user_id) {
    return db.all_as<Team>("t",
                           "FROM teams t JOIN teammembers m ON m.teamid = t.id"
                           " WHERE m.userid = $1 AND m.deleteat = 0 AND t.deleteat = 0"
                           " ORDER BY t.displayname, t.id",
                           user_id);
}

std::optional<TeamMember> find_member(Reader& db, TeamId team_id, UserId user_id) {
    return db.one<TeamMember>("FROM teammembers WHERE teamid = $1 AND userid = $2", team_id, user_id);
}

std::vector<TeamId> ids_of_user(Reader& db, UserId user_id) {
    return db.values<TeamId>("SELECT teamid FROM teammembers WHERE userid = $1 AND deleteat = 0", user_id);
}

std::vector<TeamMember> memberships_of_user(Reader& db, UserId user_id) {
    return db.all<TeamMember>("FROM teammembers WHERE userid = $1 ORDER BY createat, teamid", user_id);
}

std::vector<TeamMember> page_of_members(Reader& db, TeamId team_id, bool by_name, bool active_only,
                                        std::int64_t offset, std::int64_t limit) {
    return db.all_as<TeamMember>(
        "m",
        "FROM teammembers m JOIN users u ON u.id = m.userid WHERE m.teamid = $1 AND m.deleteat = 0"
        " AND (u.deleteat = 0 OR NOT $2)"
        " ORDER BY CASE WHEN $3 THEN u.username ELSE m.userid END, m.userid LIMIT $4 OFFSET $5",
        team_id, active_only, by_name, limit, offset);
}

std::vector<TeamMember> members_among(Reader& db, TeamId team_id, std::vector<UserId> ids) {
    return db.all<TeamMember>("FROM teammembers WHERE teamid = $1 AND userid IN ({list $2}) AND deleteat = 0",
                              team_id, in_list(ids));
}

std::int64_t count_active(Reader& db, TeamId team_id) {
    return db
        .value<std::int64_t>(
            "SELECT COUNT(*) FROM teammembers m JOIN users u ON u.id = m.userid"
            " WHERE m.teamid = $1 AND m.deleteat = 0 AND u.deleteat = 0",
            team_id)
        .value_or(0);
}

TeamStats count_members(Reader& db, TeamId team_id) {
    TeamStats stats{.team_id = team_id};
    stats.total_member_count = db.value<std::int64_t>(
                                     "SELECT COUNT(*) FROM teammembers m JOIN users u ON u.id = m.userid"
                                     " WHERE m.teamid = $1 AND m.deleteat = 0",
                                     team_id)
                                   .value_or(0);
    stats.active_member_count = count_active(db, team_id);
    return stats;
}

std::optional<Icon> find_icon(Reader& db, TeamId team_id) {
    return db.one<Icon>("FROM heliograph_team_icons WHERE teamid = $1", team_id);
}

void put_member(Transaction& tx, const TeamMember& member) {
    tx.upsert("teammembers", "teamid, userid", member);
}

void put_icon(Transaction& tx, const Icon& icon) { tx.upsert("heliograph_team_icons", "teamid", icon); }

void remove_icon(Transaction& tx, TeamId team_id) {
    tx.execute("DELETE FROM heliograph_team_icons WHERE teamid = $1", team_id);
}

}  // namespace heliograph::teams
