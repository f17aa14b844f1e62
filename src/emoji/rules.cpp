// Custom emoji: adding, finding, deleting.
#include "src/emoji/rules.h"

#include <algorithm>

#include "base/clock.h"
#include "base/crypto/hmac.h"
#include "base/random.h"
#include "base/store/database.h"
#include "src/emoji/store.h"
#include "src/emoji/system_emoji.h"
#include "src/permissions/may.h"
#include "src/settings.h"
#include "src/teams/access.h"
#include "src/teams/cache.h"
#include "src/users/png.h"

namespace heliograph::emoji {

namespace {

bool is_name(const std::string& name) {
    return !name.empty() && name.size() <= 64 && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '+';
    });
}

void require_feature(App& app) {
    if (!app.settings.now()->service.EnableCustomEmoji) throw refuse::disabled;
}

// The permission of the system, or of any team of the caller.
Task<void> require(App& app, SignedIn caller, permissions::Permission wanted) {
    if (permissions::may(app, caller, wanted)) co_return;
    auto teams = co_await app.team_cache.of_user(app.db, caller.user_id);
    for (const auto& id : *teams)
        if (co_await teams::may(app, caller, id, wanted)) co_return;
    throw heliograph::refuse::not_allowed;
}

Emoji insert(Transaction& tx, Emoji emoji, EmojiPicture picture) {
    if (find_named(tx, emoji.name)) throw refuse::taken;
    insert_emoji(tx, emoji, picture);
    tx.announce(EmojiAdded{emoji});
    return emoji;
}

}  // namespace

Task<Emoji> add(App& app, SignedIn caller, Emoji wanted, std::string picture) {
    require_feature(app);
    co_await require(app, caller, permissions::create_emojis);
    if (!is_name(wanted.name)) throw refuse::bad_name;
    if (is_system_emoji(wanted.name)) throw refuse::system_name;
    if (!wanted.creator_id.empty() && wanted.creator_id != caller.user_id) throw refuse::for_another;
    if (co_await app.db.read(find_named, wanted.name)) throw refuse::taken;
    if (picture.empty()) throw refuse::unreadable;
    if (picture.size() > picture_bytes_max) throw refuse::too_large;
    std::string media_type = users::picture_type(picture);
    if (media_type.empty()) throw refuse::no_picture;
    Millis now = app.clock.now();
    Emoji emoji{.id = app.random.id<Emoji>(),
                .create_at = now,
                .update_at = now,
                .creator_id = caller.user_id,
                .name = std::move(wanted.name)};
    EmojiPicture stored{emoji.id, std::move(media_type), crypto::base64(picture)};
    co_return co_await app.db.write(insert, std::move(emoji), std::move(stored));
}

Task<Ok> remove(App& app, SignedIn caller, EmojiId id) {
    require_feature(app);
    auto emoji = co_await app.db.read(find, id);
    if (!emoji) throw refuse::no_emoji;
    bool own = emoji->creator_id == caller.user_id;
    co_await require(app, caller, own ? permissions::delete_emojis : permissions::delete_others_emojis);
    co_await app.db.write(mark_deleted, id, app.clock.now());
    co_return Ok{};
}

Task<Emoji> get(App& app, SignedIn, EmojiId id) {
    require_feature(app);
    auto emoji = co_await app.db.read(find, id);
    if (!emoji) throw refuse::no_emoji;
    co_return std::move(*emoji);
}

Task<Emoji> get_named(App& app, SignedIn, PathText name) {
    require_feature(app);
    auto emoji = co_await app.db.read(find_named, std::string(name));
    if (!emoji) throw refuse::no_name;
    co_return std::move(*emoji);
}

Task<std::vector<Emoji>> get_all_named(App& app, SignedIn, std::vector<std::string> names) {
    require_feature(app);
    if (names.size() > 200) throw refuse::too_many_names;
    co_return co_await app.db.read(of_names, std::move(names));
}

Task<std::vector<Emoji>> list(App& app, SignedIn, Query<EmojiList> query) {
    require_feature(app);
    std::int64_t count = std::clamp<std::int64_t>(query.per_page, 0, 200);
    EmojiWindow window{.by_name = query.sort == "name",
                       .skip = std::max<std::int64_t>(query.page, 0) * count,
                       .count = count};
    co_return co_await app.db.read(all_in, std::move(window));
}

Task<std::vector<Emoji>> search(App& app, SignedIn, EmojiSearch search) {
    require_feature(app);
    if (search.term.empty()) throw heliograph::refuse::invalid_body_param.because("term is empty");
    EmojiWindow window{.by_name = true, .count = 200};
    (search.prefix_only ? window.begin : window.anywhere) = std::move(search.term);
    co_return co_await app.db.read(all_in, std::move(window));
}

Task<std::vector<Emoji>> complete(App& app, SignedIn, Query<EmojiName> query) {
    require_feature(app);
    if (query.name.empty()) throw heliograph::refuse::invalid_url_param.because("name is empty");
    EmojiWindow window{.begin = std::move(query.name), .by_name = true, .count = 100};
    co_return co_await app.db.read(all_in, std::move(window));
}

Task<EmojiPicture> picture_of(App& app, SignedIn, EmojiId id) {
    require_feature(app);
    auto picture = co_await app.db.read(find_picture, id);
    if (!picture) throw refuse::no_emoji;
    co_return std::move(*picture);
}

}  // namespace heliograph::emoji
