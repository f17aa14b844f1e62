// The nouns of reactions: an emoji that somebody put on a post.
#pragma once

#include <string>

#include "base/words/describe.h"
#include "base/words/refusal.h"
#include "src/nouns.h"

namespace heliograph::reactions {

// A row of `reactions`.
struct Reaction {
    UserId user_id;          // Who.
    PostId post_id;          // On which post.
    std::string emoji_name;  // Which emoji, without colons.
    Millis create_at = 0;    // When it was put.
    Millis update_at = 0;    // When it last changed.
    Millis delete_at = 0;    // When it was taken back, or 0.
    std::string remote_id;   // Always empty here.
    ChannelId channel_id;    // The post's channel.
};
DESCRIBE(Reaction, user_id, post_id, emoji_name, create_at, update_at, delete_at, remote_id, channel_id);

namespace refuse {
inline constexpr Refusal invalid{400, "api.reaction.save_reaction.invalid.app_error",
                                 "A reaction needs a user, a post and an emoji."};
inline constexpr Refusal foreign{403, "api.reaction.save_reaction.user_id.app_error",
                                 "Nobody reacts for somebody else."};
inline constexpr Refusal archived_channel{403, "api.reaction.save.archived_channel.app_error",
                                          "An archived channel takes no reactions."};
inline constexpr Refusal archived_channel_delete{403, "api.reaction.delete.archived_channel.app_error",
                                                 "In an archived channel reactions stay."};
inline constexpr Refusal unknown_emoji{404, "app.emoji.get_by_name.no_result", "There is no such emoji."};
}  // namespace refuse

}  // namespace heliograph::reactions
