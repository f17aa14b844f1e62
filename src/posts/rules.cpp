// Posts by people: making, reading, reminding.
#include "src/posts/rules.h"

#include <algorithm>

#include "base/clock.h"
#include "base/store/database.h"
#include "src/channels/access.h"
#include "src/channels/cache.h"
#include "src/permissions/may.h"
#include "src/posts/cache.h"
#include "src/posts/shown.h"
#include "src/posts/store.h"
#include "src/sessions/model.h"
#include "src/teams/cache.h"
#include "src/users/model.h"

namespace heliograph::posts {

namespace {

Task<bool> may_post(App& app, SignedIn caller, ChannelId channel_id) {
    if (co_await channels::may(app, caller, channel_id, permissions::create_post)) co_return true;
    auto channel = co_await app.channel_cache.get(app.db, channel_id);
    co_return channel && channel->type == "O" &&
        co_await channels::may(app, caller, channel_id, permissions::create_post_public);
}

std::vector<ShownPost> show_several(Reader& db, std::vector<PostId> ids) {
    return show(db, of_ids(db, std::move(ids)), Look{});
}

std::vector<ShownPost> show_versions(Reader& db, PostId id) { return show(db, versions_of(db, id), Look{}); }

Task<ReadyJson> make(App& app, SignedIn caller, Post wanted, bool set_online) {
    Author author{caller.user_id, caller.user, caller.user->is_bot, caller.session};
    PrepareOptions options{.may_post = true, .set_online = set_online};
    auto prepared = co_await prepare(app, std::move(author), std::move(wanted), std::move(options));
    auto json = prepared.json;
    auto replies = prepared.post.reply_count;
    auto file_ids = prepared.post.file_ids;
    Post made = co_await app.db.write(save, std::move(prepared));
    // Another reply, or another post with the same file, came in between: rare enough to read it again.
    if (made.reply_count != replies || made.file_ids != file_ids) {
        auto shown = co_await app.db.read(show_one, std::move(made));
        co_return ReadyJson(std::move(shown.json.text));
    }
    co_return ReadyJson(json);
}

// The post of an earlier request with the same pending id.
Task<ReadyJson> made_before(App& app, PostId id) {
    auto shown = co_await app.db.read(show_several, std::vector<PostId>{id});
    if (shown.empty()) throw refuse::no_post;
    co_return ReadyJson(std::move(shown.front().json.text));
}

}  // namespace

void require_self(App& app, const SignedIn& caller, UserId user_id) {
    if (caller.user_id == user_id) return;
    if (!permissions::may(app, caller, permissions::edit_other_users)) throw heliograph::refuse::not_allowed;
}

namespace {

Task<Post> readable_of(App& app, SignedIn caller, std::optional<Post> post) {
    if (!post) throw refuse::no_post;
    co_await channels::require_read(app, std::move(caller), post->channel_id);
    co_return std::move(*post);
}

}  // namespace

Task<Post> readable(App& app, SignedIn caller, PostId id) {
    co_return co_await readable_of(app, std::move(caller), co_await app.db.read(find, id));
}

Task<Post> readable_or_refused(App& app, SignedIn caller, PostId id) {
    auto post = co_await app.db.read(find, id);
    if (!post && !permissions::may(app, caller, permissions::read_channel_content))
        throw heliograph::refuse::not_allowed.because("no such post");
    co_return co_await readable_of(app, std::move(caller), std::move(post));
}

Task<ReadyJson> post(App& app, SignedIn caller, Query<Silently> query, Post wanted) {
    if (!co_await may_post(app, caller, wanted.channel_id)) throw heliograph::refuse::not_allowed;
    if (wanted.type.starts_with("system_"))
        throw heliograph::refuse::invalid_param.because("people cannot post as the system");
    if (wanted.pending_post_id.empty())
        co_return co_await make(app, caller, std::move(wanted), query.set_online);

    std::string key = caller.user_id.str() + wanted.pending_post_id;
    auto found = app.post_cache.pending.begin(key, app.clock.now());
    if (found.state == Pending::State::under_way) throw refuse::still_posting;
    if (found.state == Pending::State::made) co_return co_await made_before(app, found.post_id);
    std::exception_ptr failure;
    try {
        auto json = co_await make(app, caller, std::move(wanted), query.set_online);
        // The id is the first member.
        app.post_cache.pending.made(key, PostId(std::string_view(*json.bytes).substr(7, IdText::length)));
        co_return json;
    } catch (...) {
        failure = std::current_exception();
    }
    app.post_cache.pending.failed(key);
    std::rethrow_exception(failure);
}

Task<ReadyJson> get(App& app, SignedIn caller, PostId id, Query<WithDeleted> query) {
    if (query.include_deleted && !permissions::may(app, caller, permissions::manage_system))
        throw heliograph::refuse::not_allowed.because("deleted posts are for administrators");
    auto post = co_await app.db.read(query.include_deleted ? find_even_deleted : find, id);
    if (!post) throw refuse::no_post;
    co_await channels::require_read(app, caller, post->channel_id);
    auto version = id.str() + "." + std::to_string(post->update_at);
    auto shown = co_await app.db.read(show_one, std::move(*post));
    co_return ReadyJson(std::move(shown.json.text), version);
}

Task<std::vector<Json>> get_several(App& app, SignedIn caller, std::vector<PostId> ids) {
    if (ids.empty()) throw heliograph::refuse::invalid_body_param.because("no post ids");
    if (ids.size() > 1000) throw refuse::too_many_ids;
    auto posts = co_await app.db.read(of_ids, std::move(ids));
    std::vector<PostId> allowed;
    for (const auto& post : posts)
        if (co_await channels::may_read(app, caller, post.channel_id)) allowed.push_back(post.id);
    auto shown = co_await app.db.read(show_several, std::move(allowed));
    std::vector<Json> result;
    for (auto& post : shown) result.push_back(std::move(post.json));
    co_return result;
}

Task<std::vector<Json>> history(App& app, SignedIn caller, PostId id) {
    auto post = co_await app.db.read(find, id);
    if (!post || post->user_id != caller.user_id) throw heliograph::refuse::not_allowed;
    co_await channels::require(app, caller, post->channel_id, permissions::edit_post);
    auto shown = co_await app.db.read(show_versions, id);
    if (shown.empty()) throw refuse::no_post.because("it was never edited");
    std::vector<Json> result;
    for (auto& version : shown) result.push_back(std::move(version.json));
    co_return result;
}

Task<ReadyJson> show_once(App& app, SignedIn caller, EphemeralPost wanted) {
    if (wanted.user_id.empty()) throw heliograph::refuse::invalid_body_param.because("user_id is empty");
    if (!wanted.post) throw heliograph::refuse::invalid_body_param.because("post is missing");
    if (!permissions::may(app, caller, permissions::create_post_ephemeral))
        throw heliograph::refuse::not_allowed;
    wanted.post->user_id = caller.user_id;
    Post made = co_await ephemeral(app, wanted.user_id, std::move(*wanted.post));
    co_return ReadyJson(once_json(std::move(made)));
}

Task<ReadyJson> files_of(App& app, SignedIn caller, PostId id) {
    auto post = co_await readable_or_refused(app, std::move(caller), id);
    co_return ReadyJson(co_await app.db.read(joined_part, std::move(post), std::string("files")));
}

Task<PostPlace> place_of(App& app, SignedIn caller, PostId id) {
    auto post = co_await readable(app, caller, id);
    auto channel = co_await app.channel_cache.get(app.db, post.channel_id);
    if (!channel) throw refuse::no_post;
    auto members = co_await app.channel_cache.members(app.db, channel->id);
    PostPlace place{.channel_id = channel->id,
                    .channel_type = channel->type,
                    .channel_display_name = channel->display_name,
                    .has_joined_channel = members->has(caller.user_id),
                    .team_id = channel->team_id};
    if (channel->team_id.empty()) co_return place;
    auto team = co_await app.team_cache.get(app.db, channel->team_id);
    auto member = co_await app.team_cache.member(app.db, channel->team_id, caller.user_id);
    if (team) {
        place.team_type = team->type;
        place.team_display_name = team->display_name;
    }
    place.has_joined_team = member != nullptr;
    co_return place;
}

Task<Ok> remind(App& app, SignedIn caller, UserId user_id, PostId id, Reminder reminder) {
    require_self(app, caller, user_id);
    co_await readable_or_refused(app, caller, id);
    co_await app.db.write(set_reminder, id, user_id, reminder.target_time);
    co_return Ok{};
}

Task<Ok> no_scheduling(App&, SignedIn) {
    throw refuse::no_scheduled_posts;
    co_return Ok{};
}

}  // namespace heliograph::posts
