// What happens to posts and threads, told after the commit.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "src/channels/model.h"
#include "src/posts/model.h"

namespace heliograph::posts {

// A post was made. The shared bytes are made once and serve the answer, the sockets and the pages.
struct PostCreated {
    Post post;
    std::shared_ptr<const std::string> json;         // The post as shown to people.
    std::shared_ptr<const std::string> event_bytes;  // The JSON object of the `posted` event.
    std::shared_ptr<const channels::Channel> channel;
    std::vector<UserId> mentions;
    std::vector<UserId> followers;  // Of its thread, without the author.
    bool from_webhook = false;
    bool from_bot = false;
    bool set_online = true;
    bool triggers_hooks = true;  // Outgoing webhooks may hear it.
};

// A post was edited, pinned, unpinned, or changed by the server. `old` is what it was.
struct PostEdited {
    Post post;
    Post old;
    std::shared_ptr<const std::string> json;
};

// A post was deleted, with its replies when it was a root. `post` is what it was before.
struct PostDeleted {
    Post post;
    UserId deleted_by;
    Millis at = 0;
};

// The shown form of a post changed without an edit: reactions and the like. Pages and caches forget it.
struct PostTouched {
    PostId post_id;
    ChannelId channel_id;
};

// The reader's place in a channel was set back to before a post.
struct PostMarkedUnread {
    UserId user_id;
    TeamId team_id;
    ChannelId channel_id;
    PostId post_id;
    std::int64_t msg_count = 0;
    std::int64_t msg_count_root = 0;
    std::int64_t mention_count = 0;
    std::int64_t mention_count_root = 0;
    std::int64_t urgent_mention_count = 0;
    Millis last_viewed_at = 0;
};

// A person follows a thread, or no longer.
struct ThreadFollowed {
    UserId user_id;
    TeamId team_id;
    PostId thread_id;
    bool following = true;
    std::int64_t reply_count = 0;
};

// A thread got a reply; one follower's view of it.
struct ThreadUpdated {
    UserId user_id;
    TeamId team_id;
    std::string thread_json;
    std::int64_t previous_unread_replies = 0;
    std::int64_t previous_unread_mentions = 0;
};

// A person read a thread; with an empty thread_id all threads of the channel, or of the team.
struct ThreadRead {
    UserId user_id;
    TeamId team_id;
    ChannelId channel_id;
    PostId thread_id;
    Millis timestamp = 0;
    std::int64_t unread_replies = 0;
    std::int64_t unread_mentions = 0;
    std::int64_t previous_unread_replies = 0;
    std::int64_t previous_unread_mentions = 0;
};

// A draft was saved or deleted; json is the draft as its owner sees it.
struct DraftChanged {
    UserId user_id;
    ChannelId channel_id;
    std::string json;
    std::string connection_id;  // The socket that need not hear it.
    bool deleted = false;
};

}  // namespace heliograph::posts
