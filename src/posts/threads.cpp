// Followed threads.
#include "src/posts/threads.h"

#include <algorithm>
#include <charconv>

#include "base/clock.h"
#include "base/store/database.h"
#include "base/wire/write_json.h"
#include "src/channels/access.h"
#include "src/channels/cache.h"
#include "src/posts/events.h"
#include "src/posts/news.h"
#include "src/posts/participants.h"
#include "src/posts/rules.h"
#include "src/posts/shown.h"
#include "src/posts/store.h"
#include "src/teams/access.h"

namespace heliograph::posts {

namespace {

ThreadView view_of(Reader& db, const FollowedThread& thread, bool extended) {
    ThreadView view{.id = thread.post_id,
                    .reply_count = thread.reply_count,
                    .last_reply_at = thread.last_reply_at,
                    .last_viewed_at = thread.last_viewed,
                    .unread_replies = thread.unread_replies,
                    .unread_mentions = thread.unread_mentions,
                    .is_urgent = thread.urgent,
                    .delete_at = thread.delete_at};
    view.participants.text =
        extended ? full_participants(db, thread.participants) : short_participants(thread.participants);
    if (auto root = find_even_deleted(db, thread.post_id)) view.post.text = bare_json(std::move(*root));
    return view;
}

struct ListWanted {
    ThreadsWindow window;
    PostId before;
    PostId after;
    bool extended = false;
    bool with_threads = true;
    bool with_totals = true;
};

ThreadViews load_followed(Reader& db, ListWanted wanted) {
    ThreadViews views;
    auto& window = wanted.window;
    if (wanted.with_totals) {
        auto totals = totals_of(db, window.user_id, window.team_id, window.without_direct);
        views.total = totals.total;
        views.total_unread_threads = totals.unread_threads;
        views.total_unread_mentions = totals.unread_mentions;
        views.total_unread_urgent_mentions = totals.unread_urgent_mentions;
    }
    if (!wanted.with_threads) return views;
    auto time_of = [&](PostId id) {
        auto thread = find_thread(db, id);
        return thread ? thread->last_reply_at : Millis{0};
    };
    if (!wanted.before.empty()) window.before = time_of(wanted.before);
    if (!wanted.after.empty()) window.after = time_of(wanted.after);
    for (const auto& thread : followed_by(db, window))
        views.threads.push_back(view_of(db, thread, wanted.extended));
    return views;
}

std::optional<ThreadView> load_one(Reader& db, UserId user_id, PostId id, bool extended) {
    auto thread = followed_one(db, user_id, id);
    if (!thread) return std::nullopt;
    return view_of(db, *thread, extended);
}

struct Reading {
    UserId user_id;
    TeamId team_id;
    PostId id;
    Millis until = 0;
    Millis now = 0;
};

std::optional<ThreadView> mark_read(Transaction& tx, Reading reading) {
    auto old = followed_one(tx, reading.user_id, reading.id);
    if (!old) return std::nullopt;
    ThreadMembership membership{reading.id, reading.user_id, true, reading.until, reading.now, 0};
    save_membership(tx, membership);
    auto view = load_one(tx, reading.user_id, reading.id, false);
    if (!view) return std::nullopt;
    tx.announce(ThreadRead{.user_id = reading.user_id,
                           .team_id = reading.team_id,
                           .channel_id = old->channel_id,
                           .thread_id = reading.id,
                           .timestamp = reading.until,
                           .unread_replies = view->unread_replies,
                           .unread_mentions = view->unread_mentions,
                           .previous_unread_replies = old->unread_replies,
                           .previous_unread_mentions = old->unread_mentions});
    return view;
}

void mark_all_read(Transaction& tx, UserId user_id, TeamId team_id, Millis now) {
    read_all_threads(tx, user_id, team_id, now);
    tx.announce(ThreadRead{.user_id = user_id, .team_id = team_id, .timestamp = now});
}

void set_following(Transaction& tx, Reading reading, bool following) {
    ThreadMembership fresh{.post_id = reading.id, .user_id = reading.user_id, .last_viewed = reading.now};
    auto membership = find_membership(tx, reading.id, reading.user_id).value_or(fresh);
    membership.following = following;
    membership.last_updated = reading.now;
    save_membership(tx, membership);
    auto thread = find_thread(tx, reading.id);
    tx.announce(ThreadFollowed{reading.user_id, reading.team_id, reading.id, following,
                               thread ? thread->reply_count : 0});
}

Task<void> require_team(App& app, SignedIn caller, UserId user_id, TeamId team_id) {
    require_self(app, caller, user_id);
    co_await teams::require(app, std::move(caller), team_id, permissions::view_team);
}

// A thread that does not exist is refused like one that may not be read.
Task<void> require_thread(App& app, SignedIn caller, UserId user_id, PostId id) {
    require_self(app, caller, user_id);
    auto root = co_await app.db.read(find_even_deleted, id);
    if (!root) throw heliograph::refuse::not_allowed;
    co_await channels::require_read(app, std::move(caller), root->channel_id);
}

Millis time_in(const std::string& text) {
    Millis at = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), at);
    if (error != std::errc() || end != text.data() + text.size())
        throw heliograph::refuse::invalid_url_param.because("no time");
    return at;
}

// What is the same for all followers.
struct News {
    FollowedThread thread;
    std::string participants;
    std::string post;
    std::vector<ThreadMembership> followers;
    std::vector<std::int64_t> unread;
    Millis previous_reply_at = 0;
};

std::optional<News> load_news(Reader& db, PostId root_id) {
    auto thread = find_thread(db, root_id);
    auto root = find_even_deleted(db, root_id);
    if (!thread || !root) return std::nullopt;
    News news;
    news.thread.post_id = root_id;
    news.thread.reply_count = thread->reply_count;
    news.thread.last_reply_at = thread->last_reply_at;
    news.thread.channel_id = thread->channel_id;
    auto priorities = priorities_of(db, {root_id});
    news.thread.urgent = !priorities.empty() && priorities.front().priority == "urgent";
    news.participants = full_participants(db, thread->participants);
    news.post = bare_json(std::move(*root));
    news.followers = followers_of(db, root_id);
    for (const auto& follower : news.followers)
        news.unread.push_back(unread_replies(db, root_id, follower.last_viewed));
    return news;
}

}  // namespace

Task<ThreadViews> followed(App& app, SignedIn caller, UserId user_id, TeamId team_id,
                           Query<ThreadsQuery> query) {
    co_await require_team(app, std::move(caller), user_id, team_id);
    std::int64_t count = query.per_page > 0 ? query.per_page : query.pageSize > 0 ? query.pageSize : 30;
    ListWanted wanted{.window = {.user_id = user_id,
                                 .team_id = team_id,
                                 .since = query.since,
                                 .count = std::min<std::int64_t>(count, 200),
                                 .only_unread = query.unread,
                                 .deleted_too = query.deleted,
                                 .without_direct = query.excludeDirect},
                      .before = PostId(std::string_view(query.before)),
                      .after = PostId(std::string_view(query.after)),
                      .extended = query.extended,
                      .with_threads = !query.totalsOnly,
                      .with_totals = !query.threadsOnly};
    co_return co_await app.db.read(load_followed, std::move(wanted));
}

Task<ThreadView> followed_thread(App& app, SignedIn caller, UserId user_id, TeamId, PostId id,
                                 Query<Extended> query) {
    co_await require_thread(app, std::move(caller), user_id, id);
    bool extended = query.extended;
    auto view = co_await app.db.read(load_one, user_id, id, extended);
    if (!view) throw refuse::no_thread;
    co_return std::move(*view);
}

Task<ThreadView> read_thread(App& app, SignedIn caller, UserId user_id, TeamId team_id, PostId id,
                             PathText until) {
    Reading reading{user_id, team_id, id, time_in(until), app.clock.now()};
    co_await require_thread(app, std::move(caller), user_id, id);
    auto view = co_await app.db.write(mark_read, reading);
    if (!view) throw refuse::no_thread;
    co_return std::move(*view);
}

Task<ThreadView> unread_thread(App& app, SignedIn caller, UserId user_id, TeamId team_id, PostId id,
                               PostId post_id) {
    co_await require_thread(app, std::move(caller), user_id, id);
    auto post = co_await app.db.read(find, post_id);
    if (!post || (post->root_id != id && post->id != id)) throw refuse::no_post;
    // Whoever marks a thread unread wants to see it again, so it is followed.
    Reading reading{user_id, team_id, id, post->create_at - 1, app.clock.now()};
    if (!co_await app.db.read(load_one, user_id, id, false))
        co_await app.db.write(set_following, reading, true);
    auto view = co_await app.db.write(mark_read, reading);
    if (!view) throw refuse::no_thread;
    co_return std::move(*view);
}

Task<Ok> read_all(App& app, SignedIn caller, UserId user_id, TeamId team_id) {
    co_await require_team(app, std::move(caller), user_id, team_id);
    co_await app.db.write(mark_all_read, user_id, team_id, app.clock.now());
    co_return Ok{};
}

Task<Ok> follow(App& app, SignedIn caller, UserId user_id, TeamId team_id, PostId id) {
    co_await require_thread(app, std::move(caller), user_id, id);
    co_await app.db.write(set_following, Reading{user_id, team_id, id, 0, app.clock.now()}, true);
    co_return Ok{};
}

Task<Ok> unfollow(App& app, SignedIn caller, UserId user_id, TeamId team_id, PostId id) {
    co_await require_thread(app, std::move(caller), user_id, id);
    co_await app.db.write(set_following, Reading{user_id, team_id, id, 0, app.clock.now()}, false);
    co_return Ok{};
}

void read_with_channels(Transaction& tx, const channels::ChannelsViewed& viewed) {
    if (!viewed.threads_too) return;
    for (const auto& [channel_id, at] : viewed.times) {
        read_threads_in(tx, viewed.user_id, channel_id, tx.now());
        tx.announce(ThreadRead{.user_id = viewed.user_id, .channel_id = channel_id, .timestamp = tx.now()});
    }
}

Task<void> tell_followers(App& app, Post reply) {
    auto news = co_await app.db.read(load_news, reply.root_id);
    auto channel = co_await app.channel_cache.get(app.db, reply.channel_id);
    if (!news || !channel) co_return;
    for (std::size_t i = 0; i < news->followers.size(); ++i) {
        const auto& follower = news->followers[i];
        bool is_author = follower.user_id == reply.user_id;
        ThreadView view{.id = reply.root_id,
                        .reply_count = news->thread.reply_count,
                        .last_reply_at = news->thread.last_reply_at,
                        .last_viewed_at = is_author ? 0 : follower.last_viewed,
                        .participants = Json{news->participants},
                        .post = Json{news->post},
                        .unread_replies = news->unread[i],
                        .unread_mentions = follower.unread_mentions,
                        .is_urgent = news->thread.urgent};
        ThreadUpdated update{.user_id = follower.user_id,
                             .team_id = channel->team_id,
                             .thread_json = to_json(view),
                             .previous_unread_replies = std::max<std::int64_t>(news->unread[i] - 1, 0),
                             .previous_unread_mentions = follower.unread_mentions};
        send_thread_updated(app, update);
    }
}

}  // namespace heliograph::posts
