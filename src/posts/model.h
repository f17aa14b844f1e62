// The nouns of posts: a message, its row and the facts that are joined to it on the wire.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/words/describe.h"
#include "base/words/refusal.h"
#include "src/nouns.h"

namespace heliograph::posts {

// A row of `posts`; the last members are joined when it is shown.
struct Post {
    PostId id;                             // 26 characters.
    Millis create_at = 0;                  // When it was made; its place in the channel.
    Millis update_at = 0;                  // When it last changed in any way.
    Millis edit_at = 0;                    // When its text was last edited, or 0.
    Millis delete_at = 0;                  // When it was deleted, or 0.
    bool is_pinned = false;                // Pinned to its channel.
    UserId user_id;                        // Its author.
    ChannelId channel_id;                  // Where it stands.
    PostId root_id;                        // The post that its thread hangs on, or empty.
    PostId original_id;                    // Of an old version: the post it was.
    std::string message;                   // Markdown.
    std::string type;                      // Empty, "slack_attachment", "system_…" or "custom_…".
    Json props{"{}"};                      // Attachments and facts for clients.
    std::string hashtags;                  // Space-separated, as found in the message.
    std::vector<std::string> file_ids;     // Its files.
    std::string pending_post_id;           // Chosen by the client, so that sending twice posts once.
    bool has_reactions = false;            // Left out when false.
    std::optional<std::string> remote_id;  // Left out for posts of hooks and the server.
    std::int64_t reply_count = 0;          // Replies in its thread.
    Millis last_reply_at = 0;              // Time of the newest reply, when collapsed threads are asked for.
    Json participants{"null"};             // Who replied, when collapsed threads are asked for.
    std::optional<bool> is_following;      // The reader follows the thread.
    std::optional<Json> metadata =
        Json{"{}"};  // Embeds, files, reactions, priority; left out where clients know it.
};
DESCRIBE(Post, id, create_at, update_at, edit_at, delete_at, is_pinned, user_id, channel_id, root_id,
         original_id, message, type, props, hashtags, file_ids, pending_post_id, has_reactions, remote_id,
         reply_count, last_reply_at, participants, is_following, metadata);

// A page of posts as it is answered; the posts themselves are ready JSON.
struct PostList {
    std::vector<PostId> order;                // Ids, newest first.
    std::unordered_map<PostId, Json> posts;   // The posts, and with replies their roots.
    PostId next_post_id;                      // The post after the newest of the page, or empty.
    PostId prev_post_id;                      // The post before the oldest of the page, or empty.
    std::optional<bool> has_next;             // More replies follow, when a thread was asked for by pages.
    Millis first_inaccessible_post_time = 0;  // Always 0 here.
};
DESCRIBE(PostList, order, posts, next_post_id, prev_post_id, has_next, first_inaccessible_post_time);

inline constexpr std::size_t files_max = 10;

namespace refuse {
inline constexpr Refusal no_post{404, "app.post.get.app_error", "Unable to get the post."};
inline constexpr Refusal no_channel{404, "app.channel.get.existing.app_error", "The channel does not exist."};
inline constexpr Refusal message_too_long{400, "model.post.is_valid.message_length.app_error",
                                          "The message is longer than 16383 characters."};
inline constexpr Refusal props_too_long{400, "model.post.is_valid.props.app_error",
                                        "The props are longer than 800000 characters."};
inline constexpr Refusal too_many_files{400, "model.post.is_valid.file_ids.app_error",
                                        "A post takes at most 10 files."};
inline constexpr Refusal bad_root{400, "api.post.create_post.root_id.app_error",
                                  "The thread to reply to does not exist, or is itself a reply."};
inline constexpr Refusal root_elsewhere{400, "api.post.create_post.channel_root_id.app_error",
                                        "The thread to reply to is in another channel."};
inline constexpr Refusal archived_channel{400, "api.post.create_post.can_not_post_to_deleted.error",
                                          "An archived channel takes no posts."};
inline constexpr Refusal edit_in_archived{400, "api.post.update_post.can_not_update_post_in_deleted.error",
                                          "The channel is archived: its posts stay as they are."};
inline constexpr Refusal patch_in_archived{400, "api.post.patch_post.can_not_update_post_in_deleted.error",
                                           "The channel is archived: its posts stay as they are."};
inline constexpr Refusal too_many_ids{400, "api.post.posts_by_ids.invalid_body.request_error",
                                      "At most 1000 posts can be asked for at once."};
inline constexpr Refusal not_a_version{400, "app.post.restore_post_version.not_an_history_item.app_error",
                                       "That is no earlier version of the post."};
inline constexpr Refusal not_deletable_for_ever{501, "api.post.delete_post.not_enabled.app_error",
                                                "Posts are not deleted for ever here."};
inline constexpr Refusal still_posting{500, "api.post.deduplicate_create_post.pending",
                                       "The same post is just being made."};
inline constexpr Refusal priority_of_reply{
    400, "api.post.post_priority.priority_post_only_allowed_for_root_post.request_error",
    "Only a post that is no reply can have a priority."};
inline constexpr Refusal unlicensed{501, "license_error.feature_unavailable",
                                    "This feature does not exist on this server."};
inline constexpr Refusal edit_too_late{400, "api.post.update_post.permissions_time_limit.app_error",
                                       "The time in which a post can be edited has passed."};
inline constexpr Refusal system_post_fixed{400, "api.post.update_post.system_message.app_error",
                                           "A message of the system cannot be edited."};
inline constexpr Refusal no_thread{404, "app.user.get_threads_for_user.not_found",
                                   "There is no such thread among those you follow."};
inline constexpr Refusal no_scheduled_posts{400, "api.scheduled_posts.license_error",
                                            "Scheduled posts do not exist on this server."};
}  // namespace refuse

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
