// The nouns of emoji: a picture with a name that people added.
#pragma once

#include <string>

#include "base/words/describe.h"
#include "base/words/refusal.h"
#include "src/nouns.h"

namespace heliograph::emoji {

// A row of `emoji`.
struct Emoji {
    EmojiId id;            // 26 characters.
    Millis create_at = 0;  // When it was made.
    Millis update_at = 0;  // When it last changed.
    Millis delete_at = 0;  // When it was deleted, or 0.
    UserId creator_id;     // Who made it.
    std::string name;      // a-z, 0-9, "_", "+" and "-", up to 64 characters, without colons.
};
DESCRIBE(Emoji, id, create_at, update_at, delete_at, creator_id, name);

// A row of `heliograph_emoji_pictures`.
struct EmojiPicture {
    EmojiId emoji_id;        // Whose picture.
    std::string media_type;  // "image/png", "image/gif", "image/jpeg" or "image/webp".
    std::string base64;      // The bytes.
};
DESCRIBE(EmojiPicture, emoji_id, media_type, base64);

namespace refuse {
inline constexpr Refusal disabled{501, "api.emoji.disabled.app_error", "Custom emoji are switched off here."};
inline constexpr Refusal no_emoji{404, "app.emoji.get.no_result", "There is no such emoji."};
inline constexpr Refusal too_many_names{400, "api.emoji.get_multiple_by_name_too_many.request_error",
                                        "At most 200 names can be asked for at once."};
inline constexpr Refusal no_name{404, "app.emoji.get_by_name.no_result", "There is no emoji of that name."};
inline constexpr Refusal taken{400, "api.emoji.create.duplicate.app_error", "An emoji of that name exists."};
inline constexpr Refusal system_name{400, "model.emoji.system_emoji_name.app_error",
                                     "A system emoji has that name."};
inline constexpr Refusal bad_name{400, "model.emoji.name.app_error",
                                  "A name has 1 to 64 of a-z, 0-9, \"_\", \"+\" and \"-\"."};
inline constexpr Refusal for_another{403, "api.emoji.create.other_user.app_error",
                                     "Nobody makes an emoji for somebody else."};
inline constexpr Refusal unreadable{400, "api.emoji.create.parse.app_error",
                                    "The request holds no emoji and picture."};
inline constexpr Refusal too_large{413, "api.emoji.create.too_large.app_error",
                                   "The picture is larger than 512 KiB."};
inline constexpr Refusal no_picture{400, "api.emoji.upload.image.app_error",
                                    "The file is no PNG, JPEG, GIF or WebP picture."};
}  // namespace refuse

}  // namespace heliograph::emoji
