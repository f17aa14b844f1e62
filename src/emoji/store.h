// Every sentence of SQL about custom emoji.
#pragma once

#include <optional>
#include <vector>

#include "base/store/reader.h"
#include "src/emoji/model.h"

namespace heliograph::emoji {

struct EmojiWindow {
    std::string begin;     // Names that begin so.
    std::string anywhere;  // Names that hold this.
    bool by_name = false;
    std::int64_t skip = 0;
    std::int64_t count = 60;
};

std::optional<Emoji> find(Reader& db, EmojiId id);
std::optional<Emoji> find_named(Reader& db, std::string name);
std::vector<Emoji> of_names(Reader& db, std::vector<std::string> names);
std::vector<Emoji> all_in(Reader& db, EmojiWindow window);
std::optional<EmojiPicture> find_picture(Reader& db, EmojiId id);

void insert_emoji(Transaction& tx, const Emoji& emoji, const EmojiPicture& picture);
void mark_deleted(Transaction& tx, EmojiId id, Millis at);

}  // namespace heliograph::emoji
