// The nouns of posts: a message, its row and the facts that are joined to it on the wire.
#pragma once

#include <string>
#include <vector>

#include "base/words/describe.h"
#include "src/nouns.h"

namespace heliograph::posts {

// A row of `posts`; the last members are joined when it is shown.
struct Post {
    PostId id;                                  // 26 characters.
    Millis create_at = 0;                       // When it was made; its place in the channel.
    Millis update_at = 0;                       // When it last changed in any way.
    Millis edit_at = 0;                         // When its text was last edited, or 0.
    Millis delete_at = 0;                       // When it was deleted, or 0.
    bool is_pinned = false;                     // Pinned to its channel.
    UserId user_id;                             // Its author.
    ChannelId channel_id;                       // Where it stands.
    PostId root_id;                             // The post that its thread hangs on, or empty.
    PostId original_id;                         // Of an old version: the post it was.
    std::string message;                        // Markdown.
    std::string type;                           // Empty, "slack_attachment", "system_…" or "custom_…".
    Json props{"{}"};                           // Attachments and facts for clients.
    std::string hashtags;                       // Space-separated, as found in the message.
    std::vector<std::string> file_ids;          // Its files.
    std::string pending_post_id;                // Chosen by the client, so that sending twice posts once.
    bool has_reactions = false;                 // Left out when false.
    std::optional<std::string> remote_id;       // Left out for posts of hooks and the server.
    std::int64_t reply_count = 0;               // Replies in its thread.
    Millis last_reply_at = 0;                   // Time of the newest reply, when collapsed threads are asked for.
    Json participants{"null"};                  // Who replied, when collapsed threads are asked for.
    std::optional<bool> is_following;           // The reader follows the thread.
    Json metadata{"{}"};                        // Embeds, files, reactions, priority.
};
DESCRIBE(Post, id, create_at, update_at, edit_at, delete_at, is_pinned, user_id, channel_id, root_id, original_id,
         message, type, props, hashtags, file_ids, pending_post_id, has_reactions, remote_id, reply_count,
         last_reply_at, participants, is_following, metadata);

}  // namespace heliograph::posts

namespace heliograph {
template <>
struct OutOfTheTable<posts::Post> {
    static constexpr bool has(std::string_view name) {
        return one_of(name, "pending_post_id", "reply_count", "last_reply_at", "participants", "is_following",
                      "metadata");
    }
};
template <>
struct OmittedWhenEmpty<posts::Post> {
    static constexpr bool has(std::string_view name) { return one_of(name, "has_reactions"); }
};
}  // namespace heliograph
