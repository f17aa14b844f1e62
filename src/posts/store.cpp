// Every sentence of SQL about posts.
#include "src/posts/store.h"

#include "src/posts/create.h"

namespace heliograph::posts {

std::optional<Post> find(Reader& db, PostId id) {
    return db.one<Post>("FROM posts WHERE id = $1 AND deleteat = 0", id);
}

std::optional<Post> root_of(Reader& db, PostId id) {
    auto post = find(db, id);
    return !post || post->root_id.empty() ? post : find(db, post->root_id);
}

std::optional<Post> find_even_deleted(Reader& db, PostId id) {
    return db.one<Post>("FROM posts WHERE id = $1", id);
}

std::vector<Post> of_ids(Reader& db, std::vector<PostId> ids) {
    return db.all<Post>("FROM posts WHERE id IN ({list $1}) AND deleteat = 0 ORDER BY createat DESC, id DESC",
                        in_list(ids));
}

std::vector<Post> newest(Reader& db, Window window) {
    if (window.deleted_too)
        return db.all<Post>(
            "FROM posts WHERE channelid = $1 AND originalid = '' AND ($4 = FALSE OR rootid = '') "
            "ORDER BY createat DESC, id DESC LIMIT $2 OFFSET $3",
            window.channel_id, window.count, window.skip, window.only_roots);
    if (window.only_roots)
        return db.all<Post>(
            "FROM posts WHERE channelid = $1 AND deleteat = 0 AND rootid = '' "
            "ORDER BY createat DESC, id DESC LIMIT $2 OFFSET $3",
            window.channel_id, window.count, window.skip);
    return db.all<Post>(
        "FROM posts WHERE channelid = $1 AND deleteat = 0 ORDER BY createat DESC, id DESC LIMIT $2 OFFSET $3",
        window.channel_id, window.count, window.skip);
}

std::vector<Post> before(Reader& db, Window window, Spot spot) {
    if (window.deleted_too)
        return db.all<Post>(
            "FROM posts WHERE channelid = $1 AND (createat, id) < ($2, $3) AND originalid = '' "
            "AND ($6 = FALSE OR rootid = '') ORDER BY createat DESC, id DESC LIMIT $4 OFFSET $5",
            window.channel_id, spot.at, spot.id, window.count, window.skip, window.only_roots);
    if (window.only_roots)
        return db.all<Post>(
            "FROM posts WHERE channelid = $1 AND (createat, id) < ($2, $3) AND deleteat = 0 AND rootid = '' "
            "ORDER BY createat DESC, id DESC LIMIT $4 OFFSET $5",
            window.channel_id, spot.at, spot.id, window.count, window.skip);
    return db.all<Post>(
        "FROM posts WHERE channelid = $1 AND (createat, id) < ($2, $3) AND deleteat = 0 "
        "ORDER BY createat DESC, id DESC LIMIT $4 OFFSET $5",
        window.channel_id, spot.at, spot.id, window.count, window.skip);
}

std::vector<Post> after(Reader& db, Window window, Spot spot) {
    if (window.deleted_too)
        return db.all<Post>(
            "FROM posts WHERE channelid = $1 AND (createat, id) > ($2, $3) AND originalid = '' "
            "AND ($6 = FALSE OR rootid = '') ORDER BY createat, id LIMIT $4 OFFSET $5",
            window.channel_id, spot.at, spot.id, window.count, window.skip, window.only_roots);
    if (window.only_roots)
        return db.all<Post>(
            "FROM posts WHERE channelid = $1 AND (createat, id) > ($2, $3) AND deleteat = 0 AND rootid = '' "
            "ORDER BY createat, id LIMIT $4 OFFSET $5",
            window.channel_id, spot.at, spot.id, window.count, window.skip);
    return db.all<Post>(
        "FROM posts WHERE channelid = $1 AND (createat, id) > ($2, $3) AND deleteat = 0 "
        "ORDER BY createat, id LIMIT $4 OFFSET $5",
        window.channel_id, spot.at, spot.id, window.count, window.skip);
}

// Two ranges: new posts by their place, changed ones by an index that holds only those.
std::vector<Post> changed_since(Reader& db, Window window, Millis since) {
    auto found = db.all<Post>(
        "FROM posts WHERE channelid = $1 AND createat > $2 AND originalid = '' "
        "ORDER BY createat DESC, id DESC LIMIT $3",
        window.channel_id, since, window.count);
    auto changed = db.all<Post>(
        "FROM posts WHERE channelid = $1 AND updateat > $2 AND updateat <> createat AND createat <= $2 "
        "AND originalid = '' ORDER BY createat DESC, id DESC LIMIT $3",
        window.channel_id, since, window.count);
    for (auto& post : changed) found.push_back(std::move(post));
    if (window.only_roots) std::erase_if(found, [](const Post& post) { return !post.root_id.empty(); });
    return found;
}

std::optional<PostId> first_after_time(Reader& db, ChannelId channel_id, Millis at, bool only_roots) {
    if (only_roots)
        return db.value<PostId>(
            "SELECT id FROM posts WHERE channelid = $1 AND createat > $2 AND deleteat = 0 AND rootid = '' "
            "ORDER BY createat, id LIMIT 1",
            channel_id, at);
    return db.value<PostId>(
        "SELECT id FROM posts WHERE channelid = $1 AND createat > $2 AND deleteat = 0 "
        "ORDER BY createat, id LIMIT 1",
        channel_id, at);
}

std::optional<PostId> next_before(Reader& db, Window window, Spot spot) {
    window.count = 1;
    window.skip = 0;
    auto found = before(db, window, spot);
    return found.empty() ? std::nullopt : std::optional(found.front().id);
}

std::optional<PostId> next_after(Reader& db, Window window, Spot spot) {
    window.count = 1;
    window.skip = 0;
    auto found = after(db, window, spot);
    return found.empty() ? std::nullopt : std::optional(found.front().id);
}

std::vector<Post> of_thread(Reader& db, ThreadWindow window) {
    std::int64_t count = window.count > 0 ? window.count : 100000;
    if (window.by_update)
        return db.all<Post>(
            "FROM posts WHERE rootid = $1 AND rootid <> '' AND originalid = '' AND updateat > $2 "
            "ORDER BY updateat, id LIMIT $3",
            window.root_id, window.from.at, count);
    if (window.newest_first) {
        if (window.from.at == 0)
            return db.all<Post>(
                "FROM posts WHERE rootid = $1 AND rootid <> '' AND deleteat = 0 "
                "ORDER BY createat DESC, id DESC LIMIT $2",
                window.root_id, count);
        return db.all<Post>(
            "FROM posts WHERE rootid = $1 AND rootid <> '' AND deleteat = 0 AND (createat, id) < ($2, $3) "
            "ORDER BY createat DESC, id DESC LIMIT $4",
            window.root_id, window.from.at, window.from.id, count);
    }
    return db.all<Post>(
        "FROM posts WHERE rootid = $1 AND rootid <> '' AND deleteat = 0 AND (createat, id) > ($2, $3) "
        "ORDER BY createat, id LIMIT $4",
        window.root_id, window.from.at, window.from.id, count);
}

std::vector<Post> of_threads(Reader& db, std::vector<PostId> root_ids, bool with_replies) {
    auto found = db.all<Post>("FROM posts WHERE id IN ({list $1}) AND deleteat = 0", in_list(root_ids));
    if (!with_replies) return found;
    auto replies = db.all<Post>("FROM posts WHERE rootid IN ({list $1}) AND rootid <> '' AND deleteat = 0",
                                in_list(root_ids));
    for (auto& post : replies) found.push_back(std::move(post));
    return found;
}

std::vector<Post> pinned_in(Reader& db, ChannelId channel_id) {
    return db.all<Post>(
        "FROM posts WHERE channelid = $1 AND ispinned = TRUE AND deleteat = 0 ORDER BY createat DESC, id "
        "DESC",
        channel_id);
}

std::vector<Post> versions_of(Reader& db, PostId id) {
    return db.all<Post>("FROM posts WHERE originalid = $1 AND originalid <> '' ORDER BY editat DESC, id DESC",
                        id);
}

std::vector<Post> unread_from(Reader& db, ChannelId channel_id, UserId reader, Spot from) {
    return db.all<Post>(
        "FROM posts WHERE channelid = $1 AND (createat, id) >= ($2, $4) AND userid <> $3 AND deleteat = 0 "
        "ORDER BY createat, id LIMIT 2000",
        channel_id, from.at, reader, from.id);
}

Counts count_from(Reader& db, ChannelId channel_id, Spot from) {
    auto rows = db.tuples<std::int64_t, std::int64_t>(
        "SELECT COUNT(*), COALESCE(SUM(CASE WHEN rootid = '' THEN 1 ELSE 0 END), 0) FROM posts "
        "WHERE channelid = $1 AND (createat, id) >= ($2, $3) AND deleteat = 0 AND type NOT IN "
        "('system_join_leave', "
        "'system_add_remove', 'system_join_channel', 'system_leave_channel', 'system_add_to_channel', "
        "'system_remove_from_channel', 'system_join_team', 'system_leave_team', 'system_add_to_team', "
        "'system_remove_from_team')",
        channel_id, from.at, from.id);
    if (rows.empty()) return {};
    return {std::get<0>(rows.front()), std::get<1>(rows.front())};
}

std::vector<PostId> ids_of_thread(Reader& db, PostId root_id) {
    return db.values<PostId>("SELECT id FROM posts WHERE rootid = $1 AND rootid <> ''", root_id);
}

std::vector<std::vector<std::string>> files_of_drafts(Reader& db, UserId user_id) {
    return db.values<std::vector<std::string>>(
        "SELECT fileids FROM drafts WHERE userid = $1 AND deleteat = 0 AND fileids <> '[]'", user_id);
}

void insert_post(Transaction& tx, const Post& post) { tx.insert("posts", post); }

void save_post(Transaction& tx, const Post& post) { tx.update("posts", post, "id"); }

void mark_deleted(Transaction& tx, const Post& post, Millis at) {
    tx.execute("UPDATE posts SET deleteat = $2, updateat = $2 WHERE id = $1", post.id, at);
    if (post.root_id.empty())
        tx.execute(
            "UPDATE posts SET deleteat = $2, updateat = $2 WHERE rootid = $1 AND rootid <> '' AND deleteat = "
            "0",
            post.id, at);
}

void set_has_reactions(Transaction& tx, PostId id, bool has_reactions, Millis at) {
    tx.execute(
        "UPDATE posts SET hasreactions = $2, "
        "updateat = CASE WHEN updateat < $3 THEN $3 ELSE updateat + 1 END WHERE id = $1",
        id, has_reactions, at);
}

std::vector<PostPriority> priorities_of(Reader& db, std::vector<PostId> ids) {
    return db.all<PostPriority>("FROM postspriority WHERE postid IN ({list $1})", in_list(ids));
}

void insert_priority(Transaction& tx, const PostPriority& priority) { tx.insert("postspriority", priority); }

void set_reminder(Transaction& tx, PostId id, UserId user_id, Millis at) {
    tx.execute(
        "INSERT INTO postreminders (postid, userid, targettime) VALUES ($1, $2, $3) "
        "ON CONFLICT (postid, userid) DO UPDATE SET targettime = excluded.targettime",
        id, user_id, at);
}

}  // namespace heliograph::posts
