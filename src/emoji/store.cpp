// Every sentence of SQL about custom emoji.
#include "src/emoji/store.h"

namespace heliograph::emoji {

std::optional<Emoji> find(Reader& db, EmojiId id) {
    return db.one<Emoji>("FROM emoji WHERE id = $1 AND deleteat = 0", id);
}

std::optional<Emoji> find_named(Reader& db, std::string name) {
    return db.one<Emoji>("FROM emoji WHERE name = $1 AND deleteat = 0", name);
}

std::vector<Emoji> of_names(Reader& db, std::vector<std::string> names) {
    return db.all<Emoji>("FROM emoji WHERE name IN ({list $1}) AND deleteat = 0 ORDER BY name",
                         in_list(names));
}

std::vector<Emoji> all_in(Reader& db, EmojiWindow window) {
    // "_" is a letter of names, so it is no wildcard here.
    auto pattern = [](const std::string& text) {
        std::string out;
        for (char c : text) {
            if (c == '_' || c == '%' || c == '\\') out += '\\';
            out += c;
        }
        return out + '%';
    };
    std::string like = window.anywhere.empty() ? pattern(window.begin) : "%" + pattern(window.anywhere);
    if (window.by_name)
        return db.all<Emoji>(
            "FROM emoji WHERE deleteat = 0 AND name LIKE $1 ESCAPE '\\' ORDER BY name LIMIT $2 OFFSET $3",
            like, window.count, window.skip);
    return db.all<Emoji>(
        "FROM emoji WHERE deleteat = 0 AND name LIKE $1 ESCAPE '\\' ORDER BY createat, id LIMIT $2 OFFSET $3",
        like, window.count, window.skip);
}

std::optional<EmojiPicture> find_picture(Reader& db, EmojiId id) {
    return db.one<EmojiPicture>("FROM heliograph_emoji_pictures WHERE emojiid = $1", id);
}

void insert_emoji(Transaction& tx, const Emoji& emoji, const EmojiPicture& picture) {
    tx.insert("emoji", emoji);
    tx.insert("heliograph_emoji_pictures", picture);
}

void mark_deleted(Transaction& tx, EmojiId id, Millis at) {
    tx.execute("UPDATE emoji SET deleteat = $2, updateat = $2 WHERE id = $1 AND deleteat = 0", id, at);
}

}  // namespace heliograph::emoji
