// What posts tell to sockets.
#include "src/posts/news.h"

#include "base/events/bus.h"
#include "base/wire/write_json.h"
#include "base/words/loop.h"
#include "base/words/task.h"
#include "src/broadcasts/model.h"
#include "src/posts/shown.h"
#include "src/posts/threads.h"

namespace heliograph::posts {

namespace {

using broadcasts::Broadcast;

// {"name":"json as text"}, as the peer nests what it sends.
std::string nested(std::string_view name, std::string_view json) {
    std::string out = "{\"" + std::string(name) + "\":";
    write_json(out, json);
    return out + "}";
}

void tell_created(App& app, std::shared_ptr<const PostCreated> made) {
    Broadcast posted{.event = "posted", .data = *made->event_bytes};
    posted.audience.channel_id = made->post.channel_id;
    posted.mentions = made->mentions;
    posted.followers = made->followers;
    posted.wants_ack = true;
    posted.author = made->post.user_id;
    app.outlet.send(std::move(posted));
    if (made->post.root_id.empty() || app.loops.empty()) return;
    // The followers' figures are read from the database, which the writer's thread must not wait for.
    app.loops.front()->post(
        [&app, made] { spawn("posts::tell_followers", tell_followers(app, made->post)); });
}

void tell_edited(App& app, const PostEdited& edited) {
    Broadcast broadcast{.event = "post_edited", .data = nested("post", *edited.json)};
    broadcast.audience.channel_id = edited.post.channel_id;
    app.outlet.send(std::move(broadcast));
}

// People hear the post; administrators hear also who deleted it, and hear it once.
void tell_deleted(App& app, const PostDeleted& deleted) {
    std::string json = bare_json(deleted.post);
    Broadcast people{.event = "post_deleted", .data = nested("post", json)};
    people.audience.channel_id = deleted.post.channel_id;
    people.audience.contains_sanitized_data = true;
    Broadcast admins{.event = "post_deleted"};
    admins.data = R"({"delete_by":)";
    write_json(admins.data, deleted.deleted_by);
    admins.data += R"(,"post":)";
    write_json(admins.data, json);
    admins.data += '}';
    admins.audience.channel_id = deleted.post.channel_id;
    admins.audience.contains_sensitive_data = true;
    app.outlet.send(std::move(people));
    app.outlet.send(std::move(admins));
}

struct UnreadTold {
    std::int64_t msg_count = 0;
    std::int64_t msg_count_root = 0;
    std::int64_t mention_count = 0;
    std::int64_t mention_count_root = 0;
    std::int64_t urgent_mention_count = 0;
    Millis last_viewed_at = 0;
    PostId post_id;
};
DESCRIBE(UnreadTold, msg_count, msg_count_root, mention_count, mention_count_root, urgent_mention_count,
         last_viewed_at, post_id);

void tell_unread(App& app, const PostMarkedUnread& unread) {
    UnreadTold told{unread.msg_count,
                    unread.msg_count_root,
                    unread.mention_count,
                    unread.mention_count_root,
                    unread.urgent_mention_count,
                    unread.last_viewed_at,
                    unread.post_id};
    Broadcast broadcast{.event = "post_unread", .data = to_json(told)};
    broadcast.audience.user_id = unread.user_id;
    broadcast.audience.channel_id = unread.channel_id;
    broadcast.audience.team_id = unread.team_id;
    app.outlet.send(std::move(broadcast));
}

struct FollowTold {
    std::int64_t reply_count = 0;
    bool state = false;
    PostId thread_id;
};
DESCRIBE(FollowTold, reply_count, state, thread_id);

void tell_followed(App& app, const ThreadFollowed& followed) {
    FollowTold told{followed.reply_count, followed.following, followed.thread_id};
    Broadcast broadcast{.event = "thread_follow_changed", .data = to_json(told)};
    broadcast.audience.user_id = followed.user_id;
    broadcast.audience.team_id = followed.team_id;
    app.outlet.send(std::move(broadcast));
}

struct ReadTold {
    ChannelId channel_id;
    std::int64_t previous_unread_mentions = 0;
    std::int64_t previous_unread_replies = 0;
    PostId thread_id;
    Millis timestamp = 0;
    std::int64_t unread_mentions = 0;
    std::int64_t unread_replies = 0;
};
DESCRIBE(ReadTold, channel_id, previous_unread_mentions, previous_unread_replies, thread_id, timestamp,
         unread_mentions, unread_replies);

void tell_read(App& app, const ThreadRead& read) {
    Broadcast broadcast{.event = "thread_read_changed", .data = "{}"};
    if (!read.thread_id.empty())
        broadcast.data =
            to_json(ReadTold{read.channel_id, read.previous_unread_mentions, read.previous_unread_replies,
                             read.thread_id, read.timestamp, read.unread_mentions, read.unread_replies});
    else if (!read.channel_id.empty())
        broadcast.data = R"({"timestamp":)" + std::to_string(read.timestamp) + "}";
    broadcast.audience.user_id = read.user_id;
    broadcast.audience.team_id = read.team_id;
    if (read.thread_id.empty()) broadcast.audience.channel_id = read.channel_id;
    app.outlet.send(std::move(broadcast));
}

void tell_draft(App& app, const DraftChanged& draft) {
    Broadcast broadcast{.event = draft.deleted ? "draft_deleted" : "draft_created",
                        .data = nested("draft", draft.json)};
    broadcast.audience.user_id = draft.user_id;
    broadcast.audience.channel_id = draft.channel_id;
    broadcast.audience.omit_connection_id = draft.connection_id;
    app.outlet.send(std::move(broadcast));
}

}  // namespace

void send_thread_updated(App& app, const ThreadUpdated& update) {
    Broadcast broadcast{.event = "thread_updated"};
    broadcast.data = R"({"previous_unread_mentions":)" + std::to_string(update.previous_unread_mentions) +
                     R"(,"previous_unread_replies":)" + std::to_string(update.previous_unread_replies) +
                     R"(,"thread":)";
    write_json(broadcast.data, update.thread_json);
    broadcast.data += '}';
    broadcast.audience.user_id = update.user_id;
    broadcast.audience.team_id = update.team_id;
    app.outlet.send(std::move(broadcast));
}

void tell_news(App& app) {
    app.bus.on_shared<PostCreated>(
        [&app](std::shared_ptr<const PostCreated> made) { tell_created(app, made); });
    app.bus.on<PostEdited>([&app](const PostEdited& edited) { tell_edited(app, edited); });
    app.bus.on<PostDeleted>([&app](const PostDeleted& deleted) { tell_deleted(app, deleted); });
    app.bus.on<PostMarkedUnread>([&app](const PostMarkedUnread& unread) { tell_unread(app, unread); });
    app.bus.on<ThreadFollowed>([&app](const ThreadFollowed& followed) { tell_followed(app, followed); });
    app.bus.on<ThreadRead>([&app](const ThreadRead& read) { tell_read(app, read); });
    app.bus.on<DraftChanged>([&app](const DraftChanged& draft) { tell_draft(app, draft); });
}

}  // namespace heliograph::posts
