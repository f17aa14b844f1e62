// Marking a post, and all after it, unread.
#pragma once

#include "src/callers.h"
#include "src/posts/model.h"

namespace heliograph::posts {

struct SetUnread {
    bool collapsed_threads_supported = false;  // The client shows threads apart.
};
DESCRIBE(SetUnread, collapsed_threads_supported);

// The reader's new place in the channel.
struct ChannelUnread {
    TeamId team_id;                         // The channel's team.
    UserId user_id;                         // The reader.
    ChannelId channel_id;                   // The channel.
    std::int64_t msg_count = 0;             // Posts that count as read.
    std::int64_t mention_count = 0;         // Unread mentions.
    std::int64_t mention_count_root = 0;    // Those outside threads.
    std::int64_t urgent_mention_count = 0;  // Those in urgent posts.
    std::int64_t msg_count_root = 0;        // Like msg_count, without replies.
    Millis last_viewed_at = 0;              // Just before the post.
};
DESCRIBE(ChannelUnread, team_id, user_id, channel_id, msg_count, mention_count, mention_count_root,
         urgent_mention_count, msg_count_root, last_viewed_at);

Task<ChannelUnread> set_unread(App& app, SignedIn caller, UserId user_id, PostId id, SetUnread how);

}  // namespace heliograph::posts
