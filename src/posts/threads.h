// Followed threads: listing, reading, following.
#pragma once

#include <string>
#include <vector>

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/channels/events.h"
#include "src/posts/model.h"
#include "src/posts/thread_store.h"

namespace heliograph::posts {

// Which followed threads.
struct ThreadsQuery {
    Millis since = 0;            // Only those that changed after this time.
    std::string before;          // A thread id: older ones.
    std::string after;           // A thread id: newer ones.
    std::int64_t per_page = 0;   // At most 200; 30 when 0.
    std::int64_t pageSize = 0;   // The older name of per_page.
    bool extended = false;       // Participants in full.
    bool deleted = false;        // Deleted ones too.
    bool unread = false;         // Only those with unread replies.
    bool totalsOnly = false;     // Only the figures.
    bool threadsOnly = false;    // Without the figures.
    bool excludeDirect = false;  // Without those in direct and group channels.
};
DESCRIBE(ThreadsQuery, since, before, after, per_page, pageSize, extended, deleted, unread, totalsOnly,
         threadsOnly, excludeDirect);

struct Extended {
    bool extended = false;  // Participants in full.
};
DESCRIBE(Extended, extended);

// A thread as its follower sees it.
struct ThreadView {
    PostId id;                         // Its root.
    std::int64_t reply_count = 0;      // Its replies.
    Millis last_reply_at = 0;          // Time of the newest.
    Millis last_viewed_at = 0;         // When the follower last read it.
    Json participants{"[]"};           // Who replied.
    Json post{"null"};                 // The root.
    std::int64_t unread_replies = 0;   // Replies since.
    std::int64_t unread_mentions = 0;  // Mentions since.
    bool is_urgent = false;            // The root is urgent.
    Millis delete_at = 0;              // When the root was deleted.
};
DESCRIBE(ThreadView, id, reply_count, last_reply_at, last_viewed_at, participants, post, unread_replies,
         unread_mentions, is_urgent, delete_at);

struct ThreadViews {
    std::int64_t total = 0;                         // Followed threads.
    std::int64_t total_unread_threads = 0;          // Those with unread replies.
    std::int64_t total_unread_mentions = 0;         // Unread mentions in them.
    std::int64_t total_unread_urgent_mentions = 0;  // Of those in urgent threads.
    std::vector<ThreadView> threads;                // The page.
};
DESCRIBE(ThreadViews, total, total_unread_threads, total_unread_mentions, total_unread_urgent_mentions,
         threads);

Task<ThreadViews> followed(App& app, SignedIn caller, UserId user_id, TeamId team_id,
                           Query<ThreadsQuery> query);
Task<ThreadView> followed_thread(App& app, SignedIn caller, UserId user_id, TeamId team_id, PostId id,
                                 Query<Extended> query);
Task<ThreadView> read_thread(App& app, SignedIn caller, UserId user_id, TeamId team_id, PostId id,
                             PathText until);
Task<ThreadView> unread_thread(App& app, SignedIn caller, UserId user_id, TeamId team_id, PostId id,
                               PostId post_id);
Task<Ok> read_all(App& app, SignedIn caller, UserId user_id, TeamId team_id);
Task<Ok> follow(App& app, SignedIn caller, UserId user_id, TeamId team_id, PostId id);
Task<Ok> unfollow(App& app, SignedIn caller, UserId user_id, TeamId team_id, PostId id);

// Tells every follower of a thread that it got a reply. Runs on a loop after the commit.
Task<void> tell_followers(App& app, Post reply);

// Reading a channel with a client that shows threads in it reads them too.
void read_with_channels(Transaction& tx, const channels::ChannelsViewed& viewed);

}  // namespace heliograph::posts
