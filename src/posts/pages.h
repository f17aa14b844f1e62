// Pages of posts: of a channel, around the first unread one, of a thread, pinned.
#pragma once

#include <string>

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/posts/model.h"
#include "src/posts/shown.h"

namespace heliograph::posts {

// Which posts of a channel.
struct PageQuery {
    std::int64_t page = 0;                  // The first is 0.
    std::int64_t per_page = 60;             // At most 200.
    std::string since;                      // Posts changed after this time; pages do not apply.
    std::string before;                     // A post id: what stands before it.
    std::string after;                      // A post id: what stands after it.
    bool skipFetchThreads = false;          // Roots of replies come along, their other replies do not.
    bool collapsedThreads = false;          // No replies; roots tell of their threads.
    bool collapsedThreadsExtended = false;  // Participants in full.
    bool include_deleted = false;           // Deleted posts too; only for administrators.
};
DESCRIBE(PageQuery, page, per_page, since, before, after, skipFetchThreads, collapsedThreads,
         collapsedThreadsExtended, include_deleted);

struct UnreadQuery {
    std::int64_t limit_before = 60;         // How many posts before the first unread one.
    std::int64_t limit_after = 60;          // How many from the first unread one on.
    bool skipFetchThreads = false;          // As above.
    bool collapsedThreads = false;          // As above.
    bool collapsedThreadsExtended = false;  // As above.
};
DESCRIBE(UnreadQuery, limit_before, limit_after, skipFetchThreads, collapsedThreads,
         collapsedThreadsExtended);

struct ThreadQuery {
    std::int64_t perPage = 0;               // How many replies; 0 for all.
    std::string fromPost;                   // A reply id: what stands after it, or before it.
    std::int64_t fromCreateAt = 0;          // Its time.
    std::int64_t fromUpdateAt = 0;          // With updatesOnly: changed after this time.
    std::string direction;                  // "up" for older, "down" for newer replies first.
    bool updatesOnly = false;               // Changed replies, deleted ones too.
    bool skipFetchThreads = false;          // Only the post itself.
    bool collapsedThreads = false;          // The root tells of its thread.
    bool collapsedThreadsExtended = false;  // Participants in full.
};
DESCRIBE(ThreadQuery, perPage, fromPost, fromCreateAt, fromUpdateAt, direction, updatesOnly, skipFetchThreads,
         collapsedThreads, collapsedThreadsExtended);

Task<ReadyJson> page(App& app, SignedIn caller, ChannelId id, Query<PageQuery> query);
Task<ReadyJson> page_around_unread(App& app, SignedIn caller, UserId user_id, ChannelId id,
                                   Query<UnreadQuery> query);
Task<ReadyJson> thread_page(App& app, SignedIn caller, PostId id, Query<ThreadQuery> query);
Task<ReadyJson> pinned(App& app, SignedIn caller, ChannelId id);

// A list as JSON with a version that changes with it.
ReadyJson ready(const PostList& list);
// Posts into a list, in their order.
PostList list_of(Reader& db, std::vector<Post> posts, Look look);

}  // namespace heliograph::posts
