// Custom emoji: adding, finding, deleting.
#pragma once

#include <string>
#include <vector>

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/emoji/model.h"

namespace heliograph::emoji {

inline constexpr std::size_t picture_bytes_max = 512 * 1024;

struct EmojiList {
    std::int64_t page = 0;       // The first is 0.
    std::int64_t per_page = 60;  // At most 200.
    std::string sort;            // "name" or nothing for the order in which they were made.
};
DESCRIBE(EmojiList, page, per_page, sort);
struct EmojiSearch {
    std::string term;          // What the name holds.
    bool prefix_only = false;  // The name begins so.
};
DESCRIBE(EmojiSearch, term, prefix_only);
struct EmojiName {
    std::string name;  // What the name begins with.
};
DESCRIBE(EmojiName, name);

struct EmojiAdded {
    Emoji emoji;
};

// `picture` are the bytes of a PNG, JPEG, GIF or WebP file.
Task<Emoji> add(App& app, SignedIn caller, Emoji wanted, std::string picture);
Task<Ok> remove(App& app, SignedIn caller, EmojiId id);
Task<Emoji> get(App& app, SignedIn caller, EmojiId id);
Task<Emoji> get_named(App& app, SignedIn caller, PathText name);
Task<std::vector<Emoji>> get_all_named(App& app, SignedIn caller, std::vector<std::string> names);
Task<std::vector<Emoji>> list(App& app, SignedIn caller, Query<EmojiList> query);
Task<std::vector<Emoji>> search(App& app, SignedIn caller, EmojiSearch search);
Task<std::vector<Emoji>> complete(App& app, SignedIn caller, Query<EmojiName> query);
Task<EmojiPicture> picture_of(App& app, SignedIn caller, EmojiId id);

}  // namespace heliograph::emoji
