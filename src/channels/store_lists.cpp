// SQL that finds channels and members for lists, search and counts.
#include "src/channels/store_lists.h"

namespace heliograph::channels {

std::vector<Channel> page_of_team(Reader& db, TeamId team_id, std::string type, Slice slice) {
    return db.all<Channel>(
        "FROM channels WHERE teamid = $1 AND type = $2 AND deleteat = 0"
        " ORDER BY displayname, id LIMIT $3 OFFSET $4",
        team_id, type, slice.limit, slice.offset);
}

std::vector<Channel> archived_in_team(Reader& db, TeamId team_id, UserId user_id, bool all, Slice slice) {
    return db.all_as<Channel>(
        "c",
        "FROM channels c WHERE c.teamid = $1 AND c.deleteat <> 0 AND (c.type = 'O' OR $3 OR EXISTS"
        " (SELECT 1 FROM channelmembers m WHERE m.channelid = c.id AND m.userid = $2))"
        " ORDER BY c.displayname, c.id LIMIT $4 OFFSET $5",
        team_id, user_id, all, slice.limit, slice.offset);
}

std::vector<Channel> public_among(Reader& db, TeamId team_id, std::vector<ChannelId> ids) {
    return db.all<Channel>(
        "FROM channels WHERE id IN ({list $2}) AND teamid = $1 AND type = 'O' AND deleteat = 0"
        " ORDER BY displayname, id",
        team_id, in_list(ids));
}

std::vector<Channel> public_matching(Reader& db, TeamId team_id, std::string pattern) {
    return db.all<Channel>(
        "FROM channels WHERE teamid = $1 AND type = 'O' AND (LOWER(name) LIKE $2 ESCAPE '\\'"
        " OR LOWER(displayname) LIKE $2 ESCAPE '\\' OR LOWER(purpose) LIKE $2 ESCAPE '\\')"
        " ORDER BY displayname, id LIMIT 100",
        team_id, pattern);
}

std::vector<Channel> visible_matching(Reader& db, TeamId team_id, UserId user_id, std::string pattern) {
    return db.all_as<Channel>(
        "c",
        "FROM channels c WHERE c.teamid = $1 AND (c.type = 'O' OR EXISTS"
        " (SELECT 1 FROM channelmembers m WHERE m.channelid = c.id AND m.userid = $2))"
        " AND (LOWER(c.name) LIKE $3 ESCAPE '\\' OR LOWER(c.displayname) LIKE $3 ESCAPE '\\'"
        " OR LOWER(c.purpose) LIKE $3 ESCAPE '\\') ORDER BY c.displayname, c.id LIMIT 50",
        team_id, user_id, pattern);
}

std::vector<Channel> own_matching(Reader& db, TeamId team_id, UserId user_id, std::string pattern) {
    return db.all_as<Channel>(
        "c",
        "FROM channels c JOIN channelmembers m ON m.channelid = c.id AND m.userid = $2"
        " WHERE c.deleteat = 0 AND (c.teamid = $1 OR c.type IN ('D', 'G'))"
        " AND (LOWER(c.name) LIKE $3 ESCAPE '\\' OR LOWER(c.displayname) LIKE $3 ESCAPE '\\'"
        " OR (c.type = 'D' AND EXISTS (SELECT 1 FROM channelmembers o JOIN users u ON u.id = o.userid"
        " WHERE o.channelid = c.id AND o.userid <> $2 AND LOWER(u.username) LIKE $3 ESCAPE '\\')))"
        " ORDER BY c.displayname, c.id LIMIT 50",
        team_id, user_id, pattern);
}

std::vector<Channel> groups_matching(Reader& db, UserId user_id, std::string pattern) {
    return db.all_as<Channel>("c",
                              "FROM channels c JOIN channelmembers m ON m.channelid = c.id"
                              " WHERE m.userid = $1 AND c.type = 'G' AND c.deleteat = 0"
                              " AND LOWER(c.displayname) LIKE $2 ESCAPE '\\'"
                              " ORDER BY c.displayname, c.id LIMIT 100",
                              user_id, pattern);
}

namespace {

// What both the page and its count look at; parameters $1 to $7.
constexpr const char* anywhere_where =
    "FROM channels c JOIN teams t ON t.id = c.teamid WHERE c.type IN ('O', 'P')"
    " AND (LOWER(c.name) LIKE $1 ESCAPE '\\' OR LOWER(c.displayname) LIKE $1 ESCAPE '\\'"
    " OR LOWER(c.purpose) LIKE $1 ESCAPE '\\')"
    " AND (CAST($2 AS TEXT) = '' OR c.type = CAST($2 AS TEXT))"
    " AND (c.deleteat = 0 OR $3) AND (c.deleteat <> 0 OR NOT $4)"
    " AND ($5 OR c.teamid IN ({list $6}))"
    " AND (CAST($7 AS TEXT) = '' OR EXISTS (SELECT 1 FROM channelmembers m WHERE m.channelid = c.id"
    " AND m.userid = CAST($7 AS TEXT)) OR (c.type = 'O' AND EXISTS (SELECT 1 FROM teammembers tm"
    " WHERE tm.teamid = c.teamid AND tm.userid = CAST($7 AS TEXT) AND tm.deleteat = 0)))";

}  // namespace

std::vector<ChannelWithTeam> matching_anywhere(Reader& db, SearchScope scope, std::string pattern,
                                               Slice slice) {
    bool archived = scope.archived || scope.only_archived;
    auto found = db.all_as<Channel>(
        "c",
        Sql::made(std::string(anywhere_where) + " ORDER BY c.displayname, t.displayname, c.id"
                                                " LIMIT $8 OFFSET $9"),
        pattern, scope.type, archived, scope.only_archived, scope.team_ids.empty(), in_list(scope.team_ids),
        scope.user_id, slice.limit, slice.offset);
    std::vector<ChannelWithTeam> channels;
    for (auto& channel : found) {
        auto team = db.tuples<std::string, std::string, Millis>(
            "SELECT displayname, name, updateat FROM teams WHERE id = $1", channel.team_id);
        ChannelWithTeam one{.channel = std::move(channel)};
        if (!team.empty()) std::tie(one.team_display_name, one.team_name, one.team_update_at) = team.front();
        channels.push_back(std::move(one));
    }
    return channels;
}

std::int64_t count_matching(Reader& db, SearchScope scope, std::string pattern) {
    bool archived = scope.archived || scope.only_archived;
    return db
        .value<std::int64_t>(Sql::made(std::string("SELECT COUNT(*) ") + anywhere_where), pattern, scope.type,
                             archived, scope.only_archived, scope.team_ids.empty(), in_list(scope.team_ids),
                             scope.user_id)
        .value_or(0);
}

std::vector<Channel> channels_of(Reader& db, UserId user_id, TeamId team_id, bool archived,
                                 Millis archived_since) {
    return db.all_as<Channel>(
        "c",
        "FROM channels c JOIN channelmembers m ON m.channelid = c.id WHERE m.userid = $1"
        " AND (CAST($2 AS TEXT) = '' OR c.teamid = CAST($2 AS TEXT) OR c.teamid = '')"
        " AND (c.deleteat = 0 OR ($3 AND c.deleteat >= $4)) ORDER BY c.displayname, c.id",
        user_id, team_id, archived, archived_since);
}

std::vector<ChannelMember> memberships_in(Reader& db, UserId user_id, TeamId team_id) {
    return db.all_as<ChannelMember>("m",
                                    "FROM channelmembers m JOIN channels c ON c.id = m.channelid"
                                    " WHERE m.userid = $1 AND (c.teamid = $2 OR c.teamid = '')",
                                    user_id, team_id);
}

std::vector<ChannelMember> memberships_page(Reader& db, UserId user_id, Slice slice) {
    return db.all<ChannelMember>(
        "FROM channelmembers WHERE userid = $1 ORDER BY channelid LIMIT $2 OFFSET $3", user_id, slice.limit,
        slice.offset);
}

std::vector<ChannelMember> members_page(Reader& db, ChannelId id, Slice slice) {
    return db.all<ChannelMember>(
        "FROM channelmembers WHERE channelid = $1 ORDER BY userid LIMIT $2 OFFSET $3", id, slice.limit,
        slice.offset);
}

std::vector<ChannelMember> members_among(Reader& db, ChannelId id, std::vector<UserId> ids) {
    return db.all<ChannelMember>("FROM channelmembers WHERE channelid = $1 AND userid IN ({list $2})", id,
                                 in_list(ids));
}

ChannelStats count_channel(Reader& db, ChannelId id) {
    ChannelStats stats{.channel_id = id};
    auto counted = db.tuples<std::int64_t, std::int64_t>(
        "SELECT COUNT(*), COALESCE(SUM(CASE WHEN m.schemeguest THEN 1 ELSE 0 END), 0) FROM channelmembers m"
        " JOIN users u ON u.id = m.userid WHERE m.channelid = $1 AND u.deleteat = 0",
        id);
    if (!counted.empty()) std::tie(stats.member_count, stats.guest_count) = counted.front();
    stats.pinnedpost_count = db.value<std::int64_t>(
                                   "SELECT COUNT(*) FROM posts WHERE channelid = $1 AND ispinned = TRUE"
                                   " AND deleteat = 0",
                                   id)
                                 .value_or(0);
    stats.files_count = db.value<std::int64_t>(
                              "SELECT COUNT(*) FROM fileinfo WHERE channelid = $1 AND postid <> ''"
                              " AND deleteat = 0",
                              id)
                            .value_or(0);
    return stats;
}

std::vector<Json> timezones_in(Reader& db, ChannelId id) {
    return db.values<Json>(
        "SELECT DISTINCT u.timezone FROM channelmembers m JOIN users u ON u.id = m.userid"
        " WHERE m.channelid = $1 AND u.deleteat = 0",
        id);
}

std::vector<TeamId> teams_of_all(Reader& db, ChannelId id) {
    return db.values<TeamId>(
        "SELECT t.teamid FROM teammembers t JOIN channelmembers m ON m.userid = t.userid"
        " WHERE m.channelid = $1 AND t.deleteat = 0 GROUP BY t.teamid"
        " HAVING COUNT(*) = (SELECT COUNT(*) FROM channelmembers WHERE channelid = $1)",
        id);
}

std::optional<ChannelUnread> unread_of(Reader& db, ChannelId id, UserId user_id) {
    auto found = db.select<ChannelUnread>(
        "SELECT c.teamid, c.id, c.totalmsgcount - m.msgcount, m.mentioncount, m.mentioncountroot,"
        " m.urgentmentioncount, c.totalmsgcountroot - m.msgcountroot FROM channels c"
        " JOIN channelmembers m ON m.channelid = c.id WHERE c.id = $1 AND m.userid = $2 AND c.deleteat = 0",
        id, user_id);
    if (found.empty()) return {};
    return found.front();
}

std::vector<TeamUnread> unread_by_team(Reader& db, UserId user_id, TeamId team_id) {
    return db.select<TeamUnread>(
        "SELECT t.teamid, COALESCE(SUM(CASE WHEN REPLACE(CAST(m.notifyprops AS TEXT), ' ', '') LIKE "
        "'%\"mark_unread\":\"mention\"%' THEN 0"
        " ELSE c.totalmsgcount - m.msgcount END), 0), COALESCE(SUM(m.mentioncount), 0),"
        " COALESCE(SUM(m.mentioncountroot), 0),"
        " COALESCE(SUM(CASE WHEN REPLACE(CAST(m.notifyprops AS TEXT), ' ', '') LIKE "
        "'%\"mark_unread\":\"mention\"%' THEN 0"
        " ELSE c.totalmsgcountroot - m.msgcountroot END), 0), 0, 0, 0"
        " FROM teammembers t LEFT JOIN channels c ON c.teamid = t.teamid AND c.deleteat = 0 AND EXISTS"
        " (SELECT 1 FROM channelmembers x WHERE x.channelid = c.id AND x.userid = t.userid)"
        " LEFT JOIN channelmembers m ON m.channelid = c.id AND m.userid = t.userid"
        " WHERE t.userid = $1 AND t.deleteat = 0"
        " AND (CAST($2 AS TEXT) = '' OR t.teamid = CAST($2 AS TEXT)) GROUP BY t.teamid",
        user_id, team_id);
}

}  // namespace heliograph::channels
