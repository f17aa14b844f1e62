// Every sentence of SQL about threads and who follows them.
#pragma once

#include <optional>
#include <vector>

#include "base/store/reader.h"
#include "src/posts/model.h"

namespace heliograph::posts {

// A row of `threads`: made by the first reply.
struct Thread {
    PostId post_id;                    // Its root.
    std::int64_t reply_count = 0;      // Replies that are not deleted.
    Millis last_reply_at = 0;          // Time of the newest.
    std::vector<UserId> participants;  // Who replied, the latest last.
    ChannelId channel_id;              // Where it stands.
    Millis thread_delete_at = 0;       // When its root was deleted, or 0.
    TeamId thread_team_id;             // The channel's team; empty in direct and group channels.
};
DESCRIBE(Thread, post_id, reply_count, last_reply_at, participants, channel_id, thread_delete_at,
         thread_team_id);

// A row of `threadmemberships`.
struct ThreadMembership {
    PostId post_id;                    // The thread.
    UserId user_id;                    // The person.
    bool following = false;            // Hears of replies.
    Millis last_viewed = 0;            // When the person last read it.
    Millis last_updated = 0;           // When this row last changed.
    std::int64_t unread_mentions = 0;  // Mentions since.
};
DESCRIBE(ThreadMembership, post_id, user_id, following, last_viewed, last_updated, unread_mentions);

// A thread as one follower has it.
struct FollowedThread {
    PostId post_id;                    // The thread.
    std::int64_t reply_count = 0;      // Its replies.
    Millis last_reply_at = 0;          // Time of the newest.
    std::vector<UserId> participants;  // Who replied.
    ChannelId channel_id;              // Where it stands.
    Millis delete_at = 0;              // When its root was deleted.
    Millis last_viewed = 0;            // When the person last read it.
    std::int64_t unread_mentions = 0;  // Mentions since.
    std::int64_t unread_replies = 0;   // Replies since.
    bool urgent = false;               // Its root is urgent.
};
DESCRIBE(FollowedThread, post_id, reply_count, last_reply_at, participants, channel_id, delete_at,
         last_viewed, unread_mentions, unread_replies, urgent);

// Which followed threads are listed. Exactly one of before and after is used.
struct ThreadsWindow {
    UserId user_id;
    TeamId team_id;
    Millis before = 0;
    Millis after = 0;
    Millis since = 0;
    std::int64_t count = 30;
    bool only_unread = false;
    bool deleted_too = false;
    bool without_direct = false;
};
struct ThreadTotals {
    std::int64_t total = 0;
    std::int64_t unread_threads = 0;
    std::int64_t unread_mentions = 0;
    std::int64_t unread_urgent_mentions = 0;
};

std::optional<Thread> find_thread(Reader& db, PostId root_id);
std::vector<Thread> threads_of(Reader& db, std::vector<PostId> root_ids);
std::optional<ThreadMembership> find_membership(Reader& db, PostId root_id, UserId user_id);
std::vector<ThreadMembership> followers_of(Reader& db, PostId root_id);
// Of these threads, those that the person follows.
std::vector<PostId> followed_among(Reader& db, UserId user_id, std::vector<PostId> root_ids);
std::vector<FollowedThread> followed_by(Reader& db, ThreadsWindow window);
std::optional<FollowedThread> followed_one(Reader& db, UserId user_id, PostId root_id);
ThreadTotals totals_of(Reader& db, UserId user_id, TeamId team_id, bool without_direct);
std::int64_t unread_replies(Reader& db, PostId root_id, Millis since);

void save_thread(Transaction& tx, const Thread& thread);
void save_membership(Transaction& tx, const ThreadMembership& membership);
void add_thread_mentions(Transaction& tx, PostId root_id, std::vector<UserId> mentioned, Millis at);
void read_all_threads(Transaction& tx, UserId user_id, TeamId team_id, Millis at);
void read_threads_in(Transaction& tx, UserId user_id, ChannelId channel_id, Millis at);
// Counts again what is left after a reply was deleted.
void recount_thread(Transaction& tx, PostId root_id);
void mark_thread_deleted(Transaction& tx, PostId root_id, Millis at);

}  // namespace heliograph::posts
