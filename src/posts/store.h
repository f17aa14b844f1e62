// Every sentence of SQL about posts; threads and drafts have stores of their own.
#pragma once

#include <optional>
#include <vector>

#include "base/store/reader.h"
#include "src/posts/model.h"

namespace heliograph::posts {

// Which posts of a channel, by their place.
struct Window {
    ChannelId channel_id;
    std::int64_t skip = 0;
    std::int64_t count = 60;
    bool only_roots = false;   // Replies are left out, as with collapsed threads.
    bool deleted_too = false;  // Deleted posts are there too, earlier versions are not.
};
// A place in a channel.
struct Spot {
    Millis at = 0;
    PostId id;
};
// What of a thread is read: replies after or before a place, or changed since a time.
struct ThreadWindow {
    PostId root_id;
    bool newest_first = false;
    bool by_update = false;
    Spot from;
    std::int64_t count = 0;  // 0: all.
};

std::optional<Post> find_even_deleted(Reader& db, PostId id);
std::vector<Post> of_ids(Reader& db, std::vector<PostId> ids);
std::vector<Post> newest(Reader& db, Window window);
std::vector<Post> before(Reader& db, Window window, Spot spot);
// Oldest first.
std::vector<Post> after(Reader& db, Window window, Spot spot);
// Changed or deleted after a time, newest first.
std::vector<Post> changed_since(Reader& db, Window window, Millis since);
std::optional<PostId> first_after_time(Reader& db, ChannelId channel_id, Millis at, bool only_roots);
std::optional<PostId> next_before(Reader& db, Window window, Spot spot);
std::optional<PostId> next_after(Reader& db, Window window, Spot spot);
// The root and its replies, or only replies.
std::vector<Post> of_thread(Reader& db, ThreadWindow window);
// The roots of these threads, and with_replies all their posts.
std::vector<Post> of_threads(Reader& db, std::vector<PostId> root_ids, bool with_replies);
std::vector<Post> pinned_in(Reader& db, ChannelId channel_id);
std::vector<Post> versions_of(Reader& db, PostId id);
// Posts of others in a channel from a place on, oldest first.
std::vector<Post> unread_from(Reader& db, ChannelId channel_id, UserId reader, Spot from);
// All posts that count, and those of them that are no replies, from a place on.
struct Counts {
    std::int64_t all = 0;
    std::int64_t roots = 0;
};
Counts count_from(Reader& db, ChannelId channel_id, Spot from);
// The replies of a root, deleted or not.
std::vector<PostId> ids_of_thread(Reader& db, PostId root_id);
// What each draft of a person names.
std::vector<std::vector<std::string>> files_of_drafts(Reader& db, UserId user_id);

void insert_post(Transaction& tx, const Post& post);
void save_post(Transaction& tx, const Post& post);
// Marks a post and its replies deleted.
void mark_deleted(Transaction& tx, const Post& post, Millis at);
// Moves update_at, so that clients and pages see a change.
void set_has_reactions(Transaction& tx, PostId id, bool has_reactions, Millis at);

// A row of `postspriority`.
struct PostPriority {
    PostId post_id;                                // The post.
    ChannelId channel_id;                          // Its channel.
    std::string priority;                          // "important" or "urgent".
    std::optional<bool> requested_ack;             // Licensed at the peer.
    std::optional<bool> persistent_notifications;  // Licensed at the peer.
};
DESCRIBE(PostPriority, post_id, channel_id, priority, requested_ack, persistent_notifications);
std::vector<PostPriority> priorities_of(Reader& db, std::vector<PostId> ids);
void insert_priority(Transaction& tx, const PostPriority& priority);

// Reminds a person of a post.
void set_reminder(Transaction& tx, PostId id, UserId user_id, Millis at);

}  // namespace heliograph::posts
