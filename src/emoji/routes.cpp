// The doors of emoji, and what they tell to sockets.
#include "base/crypto/hmac.h"
#include "base/events/bus.h"
#include "base/wire/multipart.h"
#include "src/broadcasts/model.h"
#include "src/capability.h"
#include "src/emoji/rules.h"

namespace heliograph::emoji {

namespace {

// A form of two parts: `emoji` with JSON, `image` with the picture.
Task<Emoji> add_door(App& app, SignedIn caller, Request request) {
    auto type = read_media_type(request.header("Content-Type"));
    const std::string* boundary = type ? type->parameter("boundary") : nullptr;
    if (!boundary) throw refuse::unreadable;
    auto parts = read_multipart(request.body, *boundary);
    if (!parts) throw refuse::unreadable.because(parts.error());
    Emoji wanted;
    std::string picture;
    for (const auto& part : *parts) {
        if (part.name == "image") picture = std::string(part.bytes);
        if (part.name != "emoji") continue;
        auto read = from_json<Emoji>(part.bytes);
        if (!read) throw refuse::unreadable.because(read.error().sentence());
        wanted = std::move(*read);
    }
    if (picture.empty()) throw refuse::unreadable.because("no picture");
    return add(app, std::move(caller), std::move(wanted), std::move(picture));
}

Task<Answer> picture_door(App& app, SignedIn caller, EmojiId id) {
    auto picture = co_await picture_of(app, std::move(caller), id);
    Answer answer;
    answer.content_type = picture.media_type;
    answer.body = crypto::from_base64(picture.base64).value_or("");
    answer.headers.push_back({"Cache-Control", "max-age=2592000, private"});
    co_return answer;
}

}  // namespace

void routes(Routes<App>& on) {
    on.post("/api/v4/emoji", add_door, "Add an emoji").body_max(picture_bytes_max + 64 * 1024);
    on.get("/api/v4/emoji", list, "List custom emoji");
    on.post("/api/v4/emoji/search", search, "Search custom emoji by name");
    on.post("/api/v4/emoji/names", get_all_named, "Get custom emoji by their names");
    on.get("/api/v4/emoji/autocomplete", complete, "Complete the name of a custom emoji");
    on.get("/api/v4/emoji/name/{emoji_name}", get_named, "Get a custom emoji by its name");
    on.get("/api/v4/emoji/{emoji_id}", get, "Get a custom emoji");
    on.get("/api/v4/emoji/{emoji_id}/image", picture_door, "Get the picture of a custom emoji");
    on.del("/api/v4/emoji/{emoji_id}", remove, "Delete a custom emoji");
}

void listen(App& app) {
    app.bus.on<EmojiAdded>([&app](const EmojiAdded& added) {
        broadcasts::Broadcast broadcast{.event = "emoji_added", .data = R"({"emoji":)"};
        write_json(broadcast.data, to_json(added.emoji));
        broadcast.data += '}';
        app.outlet.send(std::move(broadcast));
    });
}

}  // namespace heliograph::emoji
