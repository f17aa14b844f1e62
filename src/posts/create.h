// Making a post in two steps: prepare on the loop, from snapshots; save in the writer, with few statements.
// Whoever stores something beside the post (a webhook's receipt) does it in the same write.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/words/task.h"
#include "src/app.h"
#include "src/channels/model.h"
#include "src/files/model.h"
#include "src/posts/model.h"
#include "src/users/model.h"

namespace heliograph {

class Reader;
class Transaction;

namespace posts {

// Who a post is from. The user is a snapshot; when missing, prepare asks the cache.
struct Author {
    UserId user_id;
    std::shared_ptr<const users::User> user;
    bool is_bot = false;
    // The author's own, where there is one: its scope is kept to, whichever door it came through.
    std::shared_ptr<const sessions::Session> session;
};

struct PrepareOptions {
    bool from_webhook = false;     // By a hook: no remote_id, the author's view stays, set_online false.
    bool by_server = false;        // A message of the server: no remote_id, sender_name "System".
    bool may_post = false;         // The permission to post has been checked by the caller.
    bool by_command = false;       // Said by a slash command: no remote_id.
    bool set_online = true;        // The author is shown as online.
    bool triggers_hooks = true;    // Outgoing webhooks may hear it.
    bool calls_nobody = false;     // Names and keywords in its texts notify nobody and are not highlighted.
    std::string sender_name;       // Instead of "@username"; ignored in direct channels.
    std::vector<UserId> mentions;  // Mentioned besides those in the text.
    std::vector<files::FileInfo> new_files;  // On disk already; their rows are inserted with the post.
    std::shared_ptr<const Post> unwritten_root;  // Of a reply whose root goes with the same write.
};

// A follower of the thread that a reply goes to.
struct Follower {
    UserId user_id;
    std::int64_t unread_mentions = 0;
    Millis last_viewed = 0;
};

// All that save needs; made by prepare, never changed after.
struct Prepared {
    Post post;
    std::shared_ptr<const std::string> json;
    std::shared_ptr<const std::string> event_bytes;
    std::shared_ptr<const channels::Channel> channel;
    std::vector<UserId> mentions;
    bool urgent = false;
    bool marks_view = true;  // The author has seen the channel up to this post.
    bool from_webhook = false;
    bool from_bot = false;
    bool set_online = true;
    bool triggers_hooks = true;
    std::string sender_name;
    std::string priority;                    // "important", "urgent" or empty.
    std::string priority_json;               // As it stands in metadata.
    std::shared_ptr<const Post> root;        // Of a reply.
    std::vector<files::FileInfo> files;      // All of the post, with its id.
    std::vector<files::FileInfo> new_files;  // Those of them that have no row yet.
    bool lost_files = false;                 // Files were named; if none is left the peer's null says so.
    std::vector<UserId> followers;           // Those who follow the thread of a reply, without the author.
};

// Checks, mentions, hashtags, ready bytes. Reads no database when the snapshots are warm (replies read their
// thread). wanted needs channel_id and message; id, create_at, type and the like are filled here.
Task<Prepared> prepare(App& app, Author author, Post wanted, PrepareOptions options);
// Writes the post, the counts of its channel, mentions and thread, and announces PostCreated.
Post save(Transaction& tx, const Prepared& prepared);
// Both in one write of their own.
Task<Post> create(App& app, Author author, Post wanted, PrepareOptions options);

// A post that is not deleted.
std::optional<Post> find(Reader& db, PostId id);
// The root of the thread that a post stands in: itself when it is no reply.
std::optional<Post> root_of(Reader& db, PostId id);

// What the server, a hook on its own post or a button changes: no permission is asked, history and events as
// for an edit.
struct ServerEdit {
    std::optional<std::string> message;
    std::optional<Json> props;
    std::vector<files::FileInfo> new_files;            // On disk already; behind those that stay.
    std::optional<std::vector<std::string>> file_ids;  // That stay; else none beside new ones.
};
Task<Post> edit_as_server(App& app, PostId id, ServerEdit edit);
// Refuses with no_post when it is not there. Replies go with their root.
Task<void> remove(App& app, PostId id, UserId by);

// The same in two steps.
struct PreparedEdit {
    PostId id;
    ServerEdit edit;
    std::optional<bool> is_pinned;
    Millis at = 0;
    PostId version_id;  // Of the row that keeps the old text.
};
struct Edited {
    Post post;
    std::shared_ptr<const std::string> json;
};
// Refuses what would not fit.
PreparedEdit prepare_edit(App& app, PostId id, ServerEdit edit);
// Refuse with no_post when it is not there.
Edited save_edit(Transaction& tx, const PreparedEdit& prepared);
Post save_removal(Transaction& tx, PostId id, UserId by, Millis at);

// Shows a post to one person only; nothing is stored. Fills id and times; returns what was shown.
Task<Post> ephemeral(App& app, UserId to, Post post);
// Shows such a post anew, with the id and create_at that it had.
Post ephemeral_again(App& app, UserId to, Post post);
// How it looks.
std::string once_json(Post post);

}  // namespace posts
}  // namespace heliograph
