// Every sentence of SQL about channels and memberships that changes them or is on the way of every request.
#include "src/channels/store.h"

namespace heliograph::channels {

void count_post(Transaction& tx, ChannelId id, Millis at, bool is_root, bool counts) {
    std::int64_t counted = counts ? 1 : 0;
    tx.execute(
        "UPDATE channels SET lastpostat = CASE WHEN lastpostat < $2 THEN $2 ELSE lastpostat END,"
        " lastrootpostat = CASE WHEN lastrootpostat < $3 THEN $3 ELSE lastrootpostat END,"
        " totalmsgcount = totalmsgcount + $4, totalmsgcountroot = totalmsgcountroot + $5 WHERE id = $1",
        id, at, is_root ? at : Millis(0), counted, is_root ? counted : std::int64_t(0));
}

void count_posts(Transaction& tx, ChannelId id, Millis at, std::int64_t counted, std::int64_t counted_roots) {
    tx.execute(
        "UPDATE channels SET lastpostat = CASE WHEN lastpostat < $2 THEN $2 ELSE lastpostat END,"
        " lastrootpostat = CASE WHEN lastrootpostat < $3 THEN $3 ELSE lastrootpostat END,"
        " totalmsgcount = totalmsgcount + $4, totalmsgcountroot = totalmsgcountroot + $5 WHERE id = $1",
        id, at, counted_roots > 0 ? at : Millis(0), counted, counted_roots);
}

void count_mentions(Transaction& tx, ChannelId id, std::vector<UserId> mentioned, bool is_root, bool urgent) {
    if (mentioned.empty()) return;
    tx.execute(
        "UPDATE channelmembers SET mentioncount = mentioncount + 1, mentioncountroot = mentioncountroot + $2,"
        " urgentmentioncount = urgentmentioncount + $3 WHERE channelid = $1 AND userid IN ({list $4})",
        id, std::int64_t(is_root ? 1 : 0), std::int64_t(urgent ? 1 : 0), in_list(mentioned));
}

std::map<ChannelId, Millis> mark_viewed(Transaction& tx, std::vector<ChannelId> ids, UserId user_id) {
    std::map<ChannelId, Millis> times;
    for (auto id : ids) {
        auto viewed = tx.value<Millis>(
            "UPDATE channelmembers SET (lastviewedat, lastupdateat, msgcount, msgcountroot) ="
            " (SELECT lastpostat, lastpostat, totalmsgcount, totalmsgcountroot FROM channels WHERE id = $1),"
            " mentioncount = 0, mentioncountroot = 0, urgentmentioncount = 0"
            " WHERE channelid = $1 AND userid = $2 RETURNING lastviewedat",
            id, user_id);
        if (viewed) times[id] = *viewed;
    }
    return times;
}

std::optional<Channel> find_channel(Reader& db, ChannelId id) {
    return db.one<Channel>("FROM channels WHERE id = $1", id);
}

std::optional<Channel> find_named(Reader& db, TeamId team_id, std::string name, bool archived_too) {
    return db.one<Channel>("FROM channels WHERE name = $1 AND teamid = $2 AND (deleteat = 0 OR $3)", name,
                           team_id, archived_too);
}

std::optional<ChannelMember> find_member(Reader& db, ChannelId id, UserId user_id) {
    return db.one<ChannelMember>("FROM channelmembers WHERE channelid = $1 AND userid = $2", id, user_id);
}

std::vector<ChannelMember> members_of_channel(Reader& db, ChannelId id) {
    return db.all<ChannelMember>("FROM channelmembers WHERE channelid = $1", id);
}

std::vector<ChannelId> channels_of_user(Reader& db, UserId user_id) {
    return db.values<ChannelId>("SELECT channelid FROM channelmembers WHERE userid = $1", user_id);
}

std::int64_t count_channels(Reader& db, TeamId team_id) {
    return db.value<std::int64_t>("SELECT COUNT(*) FROM channels WHERE teamid = $1 AND deleteat = 0", team_id)
        .value_or(0);
}

std::vector<Channel> default_channels(Reader& db, TeamId team_id) {
    // town-square first: its join message is the one of the team.
    return db.all<Channel>(
        "FROM channels WHERE teamid = $1 AND name IN ('town-square', 'off-topic') AND deleteat = 0"
        " ORDER BY name DESC",
        team_id);
}

std::vector<Channel> channels_in_team(Reader& db, TeamId team_id, UserId user_id) {
    return db.all_as<Channel>("c",
                              "FROM channels c JOIN channelmembers m ON m.channelid = c.id"
                              " WHERE m.userid = $1 AND c.teamid = $2",
                              user_id, team_id);
}

std::vector<UserId> strangers_to(Reader& db, ChannelId id, TeamId team_id) {
    return db.values<UserId>(
        "SELECT m.userid FROM channelmembers m WHERE m.channelid = $1 AND NOT EXISTS"
        " (SELECT 1 FROM teammembers t WHERE t.teamid = $2 AND t.userid = m.userid AND t.deleteat = 0)",
        id, team_id);
}

void insert_channel(Transaction& tx, const Channel& channel) {
    if (auto there = find_named(tx, channel.team_id, channel.name, true))
        throw there->delete_at == 0 ? refuse::name_taken : refuse::name_was_taken;
    tx.insert("channels", channel);
}

void save_channel(Transaction& tx, const Channel& channel) { tx.update("channels", channel); }

void put_member(Transaction& tx, const ChannelMember& member) {
    tx.upsert("channelmembers", "channelid, userid", member);
}

void note_joining(Transaction& tx, ChannelId id, UserId user_id, Millis at) {
    // Leaving and coming back within one millisecond is one stay.
    tx.execute(
        "INSERT INTO channelmemberhistory (channelid, userid, jointime) VALUES ($1, $2, $3)"
        " ON CONFLICT (channelid, userid, jointime) DO UPDATE SET leavetime = NULL",
        id, user_id, at);
}

bool delete_member(Transaction& tx, ChannelId id, UserId user_id, Millis at) {
    if (tx.execute("DELETE FROM channelmembers WHERE channelid = $1 AND userid = $2", id, user_id) == 0)
        return false;
    tx.execute(
        "UPDATE channelmemberhistory SET leavetime = $3 WHERE channelid = $1 AND userid = $2"
        " AND leavetime IS NULL",
        id, user_id, at);
    return true;
}

}  // namespace heliograph::channels
