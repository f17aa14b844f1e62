// Every sentence of SQL about reactions.
#include "src/reactions/store.h"

namespace heliograph::reactions {

std::vector<Reaction> of_posts(Reader& db, std::vector<PostId> ids) {
    return db.all<Reaction>(
        "FROM reactions WHERE postid IN ({list $1}) AND COALESCE(deleteat, 0) = 0 ORDER BY createat, userid",
        in_list(ids));
}

std::vector<Reaction> of_post(Reader& db, PostId id) {
    return db.all<Reaction>(
        "FROM reactions WHERE postid = $1 AND COALESCE(deleteat, 0) = 0 ORDER BY createat, userid", id);
}

bool has_any(Reader& db, PostId id) {
    return db
        .value<std::int64_t>(
            "SELECT 1 FROM reactions WHERE postid = $1 AND COALESCE(deleteat, 0) = 0 LIMIT 1", id)
        .has_value();
}

void save_reaction(Transaction& tx, const Reaction& reaction) {
    tx.upsert("reactions", "postid, userid, emojiname", reaction);
}

void mark_deleted(Transaction& tx, const Reaction& reaction, Millis at) {
    tx.execute(
        "UPDATE reactions SET deleteat = $4, updateat = $4 WHERE postid = $1 AND userid = $2 AND emojiname = "
        "$3",
        reaction.post_id, reaction.user_id, reaction.emoji_name, at);
}

}  // namespace heliograph::reactions
