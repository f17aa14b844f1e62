// Every sentence of SQL about finding posts.
#include "src/search/store.h"

#include <limits>

namespace heliograph::search {

namespace {

using posts::Post;

// What decides besides the words. Parameters: $1 reader, $2 team, $3 query, $4 to $7 lists, $8 and $9 whether
// lists restrict, $10 and $11 times, $12 archived, $13 and $14 the page.
#define HELIOGRAPH_FILTERS                                                                           \
    "p.deleteat = 0 AND p.originalid = '' AND p.type NOT LIKE 'system_%' "                           \
    "AND EXISTS (SELECT 1 FROM channelmembers m WHERE m.channelid = p.channelid AND m.userid = $1) " \
    "AND (CAST($2 AS varchar(26)) = '' OR c.teamid = $2 OR c.teamid = '') "                          \
    "AND ($8 = TRUE OR p.userid IN ({list $4})) AND p.userid NOT IN ({list $5}) "                    \
    "AND ($9 = TRUE OR p.channelid IN ({list $6})) AND p.channelid NOT IN ({list $7}) "              \
    "AND p.createat >= $10 AND p.createat < $11 AND ($12 = TRUE OR c.deleteat = 0) "

// rowid is the order in which posts were made, and the index gives it without sorting.
constexpr Sql sqlite_words =
    "FROM heliograph_search s CROSS JOIN posts p ON p.rowid = s.rowid JOIN channels c ON c.id = p.channelid "
    "WHERE s.heliograph_search MATCH $3 AND " HELIOGRAPH_FILTERS "ORDER BY s.rowid DESC LIMIT $13 OFFSET $14";
constexpr Sql postgres_words =
    "FROM posts p JOIN channels c ON c.id = p.channelid WHERE (to_tsvector('simple', p.message) @@ "
    "to_tsquery('simple', $3) OR to_tsvector('simple', p.hashtags) @@ to_tsquery('simple', $3)) "
    "AND " HELIOGRAPH_FILTERS "ORDER BY p.createat DESC, p.id DESC LIMIT $13 OFFSET $14";
constexpr Sql no_words =
    "FROM posts p JOIN channels c ON c.id = p.channelid WHERE CAST($3 AS varchar(26)) = '' "
    "AND " HELIOGRAPH_FILTERS "ORDER BY p.createat DESC, p.id DESC LIMIT $13 OFFSET $14";
#undef HELIOGRAPH_FILTERS

struct Cursor {
    std::string name = "posts";  // There is one.
    std::int64_t position = 0;   // The last row in the index.
    PostId post_id;              // Its post: rows are renumbered by VACUUM, which is then noticed.
};
DESCRIBE(Cursor, name, position, post_id);

Cursor cursor_of(Transaction& tx) {
    auto cursor = tx.one<Cursor>("FROM heliograph_search_cursor WHERE name = 'posts'");
    if (!cursor) return {};
    auto there = tx.value<PostId>("SELECT id FROM posts WHERE rowid = $1", cursor->position);
    if (cursor->position == 0 || (there && *there == cursor->post_id)) return *cursor;
    tx.execute("INSERT INTO heliograph_search (heliograph_search) VALUES ('delete-all')");
    return {};
}

}  // namespace

std::vector<Post> found_posts(Reader& db, Wanted wanted) {
    Sql sql = wanted.query.empty()                ? no_words
              : db.dialect() == Dialect::postgres ? postgres_words
                                                  : sqlite_words;
    Millis before = wanted.before > 0 ? wanted.before : std::numeric_limits<Millis>::max();
    return db.all_as<Post>("p", sql, wanted.reader, wanted.team_id, wanted.query, in_list(wanted.from),
                           in_list(wanted.not_from), in_list(wanted.in), in_list(wanted.not_in),
                           wanted.anyone, wanted.anywhere, wanted.after, before, wanted.archived_too,
                           wanted.count, wanted.skip);
}

std::vector<Post> flagged_posts(Reader& db, Flagged wanted) {
    return db.all_as<Post>(
        "p",
        "FROM preferences f JOIN posts p ON p.id = f.name JOIN channels c ON c.id = p.channelid "
        "WHERE f.userid = $1 AND f.category = 'flagged_post' AND p.deleteat = 0 "
        "AND (CAST($2 AS varchar(26)) = '' OR p.channelid = $2) "
        "AND (CAST($3 AS varchar(26)) = '' OR c.teamid = $3 OR c.teamid = '') "
        "AND EXISTS (SELECT 1 FROM channelmembers m WHERE m.channelid = p.channelid AND m.userid = $1) "
        "ORDER BY p.createat DESC, p.id DESC LIMIT $4 OFFSET $5",
        wanted.user_id, wanted.channel_id, wanted.team_id, wanted.count, wanted.skip);
}

bool is_behind(Reader& db) {
    if (db.dialect() == Dialect::postgres) return false;
    auto newest = db.value<std::int64_t>("SELECT COALESCE(MAX(rowid), 0) FROM posts");
    auto position =
        db.value<std::int64_t>("SELECT position FROM heliograph_search_cursor WHERE name = 'posts'");
    return newest.value_or(0) > position.value_or(0);
}

std::int64_t feed(Transaction& tx, std::int64_t count_max) {
    if (tx.dialect() == Dialect::postgres) return 0;
    Cursor cursor = cursor_of(tx);
    auto last = tx.tuples<std::int64_t, PostId>(
        "SELECT rowid, id FROM posts WHERE rowid > $1 ORDER BY rowid LIMIT $2", cursor.position, count_max);
    if (last.empty()) return 0;
    std::int64_t end = std::get<0>(last.back());
    tx.execute(
        "INSERT INTO heliograph_search (rowid, message, hashtags) SELECT rowid, message, hashtags FROM posts "
        "WHERE rowid > $1 AND rowid <= $2 AND originalid = ''",
        cursor.position, end);
    cursor.position = end;
    cursor.post_id = std::get<1>(last.back());
    tx.upsert("heliograph_search_cursor", "name", cursor);
    return static_cast<std::int64_t>(last.size());
}

void change_indexed(Transaction& tx, const Post& old, const Post& post) {
    if (tx.dialect() == Dialect::postgres || (old.message == post.message && old.hashtags == post.hashtags))
        return;
    auto row = tx.value<std::int64_t>("SELECT rowid FROM posts WHERE id = $1", post.id);
    // A post that is not in the index yet will come into it as it is then.
    if (!row || *row > cursor_of(tx).position) return;
    tx.execute(
        "INSERT INTO heliograph_search (heliograph_search, rowid, message, hashtags) VALUES ('delete', $1, "
        "$2, $3)",
        *row, old.message, old.hashtags);
    tx.execute("INSERT INTO heliograph_search (rowid, message, hashtags) VALUES ($1, $2, $3)", *row,
               post.message, post.hashtags);
}

}  // namespace heliograph::search
