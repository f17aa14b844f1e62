// Every sentence of SQL about threads and who follows them.
#include "src/posts/thread_store.h"

#include <map>

namespace heliograph::posts {

std::optional<Thread> find_thread(Reader& db, PostId root_id) {
    return db.one<Thread>("FROM threads WHERE postid = $1", root_id);
}

std::vector<Thread> threads_of(Reader& db, std::vector<PostId> root_ids) {
    return db.all<Thread>("FROM threads WHERE postid IN ({list $1})", in_list(root_ids));
}

std::optional<ThreadMembership> find_membership(Reader& db, PostId root_id, UserId user_id) {
    return db.one<ThreadMembership>("FROM threadmemberships WHERE postid = $1 AND userid = $2", root_id,
                                    user_id);
}

std::vector<ThreadMembership> followers_of(Reader& db, PostId root_id) {
    return db.all<ThreadMembership>("FROM threadmemberships WHERE postid = $1 AND following = TRUE", root_id);
}

std::vector<PostId> followed_among(Reader& db, UserId user_id, std::vector<PostId> root_ids) {
    return db.values<PostId>(
        "SELECT postid FROM threadmemberships WHERE userid = $1 AND following = TRUE AND postid IN ({list "
        "$2})",
        user_id, in_list(root_ids));
}

std::vector<FollowedThread> followed_by(Reader& db, ThreadsWindow window) {
    // Unread is decided by the newest reply, so that the list needs no count for those it leaves out.
    return db.select<FollowedThread>(
        "SELECT t.postid, t.replycount, t.lastreplyat, t.participants, t.channelid, "
        "COALESCE(t.threaddeleteat, 0), m.lastviewed, m.unreadmentions, "
        "(SELECT COUNT(*) FROM posts r WHERE r.rootid = t.postid AND r.rootid <> '' AND r.createat > "
        "m.lastviewed "
        "AND r.deleteat = 0), "
        "EXISTS (SELECT 1 FROM postspriority u WHERE u.postid = t.postid AND u.priority = 'urgent') "
        "FROM threadmemberships m JOIN threads t ON t.postid = m.postid "
        "WHERE m.userid = $1 AND m.following = TRUE AND (t.threadteamid = $2 OR "
        "(t.threadteamid = '' AND $8 = FALSE)) AND (CAST($3 AS bigint) = 0 OR t.lastreplyat < $3) "
        "AND (CAST($4 AS bigint) = 0 OR t.lastreplyat > $4) AND (CAST($5 AS bigint) = 0 OR m.lastupdated >= "
        "$5 OR t.lastreplyat >= $5) "
        "AND ($6 = FALSE OR t.lastreplyat > m.lastviewed) AND ($7 = TRUE OR COALESCE(t.threaddeleteat, 0) = "
        "0) "
        "ORDER BY t.lastreplyat DESC, t.postid DESC LIMIT $9",
        window.user_id, window.team_id, window.before, window.after, window.since, window.only_unread,
        window.deleted_too, window.without_direct, window.count);
}

std::optional<FollowedThread> followed_one(Reader& db, UserId user_id, PostId root_id) {
    auto found = db.select<FollowedThread>(
        "SELECT t.postid, t.replycount, t.lastreplyat, t.participants, t.channelid, "
        "COALESCE(t.threaddeleteat, 0), m.lastviewed, m.unreadmentions, "
        "(SELECT COUNT(*) FROM posts r WHERE r.rootid = t.postid AND r.rootid <> '' AND r.createat > "
        "m.lastviewed "
        "AND r.deleteat = 0), "
        "EXISTS (SELECT 1 FROM postspriority u WHERE u.postid = t.postid AND u.priority = 'urgent') "
        "FROM threadmemberships m JOIN threads t ON t.postid = m.postid "
        "WHERE m.userid = $1 AND m.following = TRUE AND m.postid = $2",
        user_id, root_id);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

ThreadTotals totals_of(Reader& db, UserId user_id, TeamId team_id, bool without_direct) {
    auto rows = db.tuples<std::int64_t, std::int64_t, std::int64_t, std::int64_t>(
        "SELECT COUNT(*), COALESCE(SUM(CASE WHEN t.lastreplyat > m.lastviewed THEN 1 ELSE 0 END), 0), "
        "COALESCE(SUM(m.unreadmentions), 0), "
        "COALESCE(SUM(CASE WHEN u.priority = 'urgent' THEN m.unreadmentions ELSE 0 END), 0) "
        "FROM threadmemberships m JOIN threads t ON t.postid = m.postid "
        "LEFT JOIN postspriority u ON u.postid = t.postid "
        "WHERE m.userid = $1 AND m.following = TRUE AND COALESCE(t.threaddeleteat, 0) = 0 "
        "AND (t.threadteamid = $2 OR (t.threadteamid = '' AND $3 = FALSE))",
        user_id, team_id, without_direct);
    if (rows.empty()) return {};
    auto& [total, unread, mentions, urgent] = rows.front();
    return {total, unread, mentions, urgent};
}

std::int64_t unread_replies(Reader& db, PostId root_id, Millis since) {
    return db
        .value<std::int64_t>(
            "SELECT COUNT(*) FROM posts WHERE rootid = $1 AND rootid <> '' AND createat > $2 AND deleteat = "
            "0",
            root_id, since)
        .value_or(0);
}

void save_thread(Transaction& tx, const Thread& thread) { tx.upsert("threads", "postid", thread); }

void save_membership(Transaction& tx, const ThreadMembership& membership) {
    tx.upsert("threadmemberships", "postid, userid", membership);
}

void add_thread_mentions(Transaction& tx, PostId root_id, std::vector<UserId> mentioned, Millis at) {
    if (mentioned.empty()) return;
    tx.execute(
        "UPDATE threadmemberships SET unreadmentions = unreadmentions + 1, lastupdated = $3 "
        "WHERE postid = $1 AND userid IN ({list $2})",
        root_id, in_list(mentioned), at);
}

void read_all_threads(Transaction& tx, UserId user_id, TeamId team_id, Millis at) {
    tx.execute(
        "UPDATE threadmemberships SET lastviewed = $3, unreadmentions = 0, lastupdated = $3 WHERE userid = "
        "$1 "
        "AND following = TRUE AND postid IN (SELECT postid FROM threads WHERE threadteamid = $2 "
        "OR threadteamid = '')",
        user_id, team_id, at);
}

void read_threads_in(Transaction& tx, UserId user_id, ChannelId channel_id, Millis at) {
    tx.execute(
        "UPDATE threadmemberships SET lastviewed = $3, unreadmentions = 0, lastupdated = $3 "
        "WHERE userid = $1 AND following = TRUE AND postid IN (SELECT postid FROM threads WHERE channelid = "
        "$2)",
        user_id, channel_id, at);
}

void recount_thread(Transaction& tx, PostId root_id) {
    auto thread = find_thread(tx, root_id);
    if (!thread) return;
    auto replies = tx.tuples<UserId, Millis>(
        "SELECT userid, createat FROM posts WHERE rootid = $1 AND rootid <> '' AND deleteat = 0 "
        "ORDER BY createat, id",
        root_id);
    thread->reply_count = static_cast<std::int64_t>(replies.size());
    thread->participants.clear();
    for (auto& [user_id, at] : replies) {
        std::erase(thread->participants, user_id);
        thread->participants.push_back(user_id);
        thread->last_reply_at = at;
    }
    save_thread(tx, *thread);
}

void mark_thread_deleted(Transaction& tx, PostId root_id, Millis at) {
    tx.execute("UPDATE threads SET threaddeleteat = $2 WHERE postid = $1", root_id, at);
}

}  // namespace heliograph::posts
