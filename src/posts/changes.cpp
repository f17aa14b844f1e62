// Changing posts: edits and their history, pins, deletion, and what is shown once.
#include "base/clock.h"
#include "base/random.h"
#include "base/store/database.h"
#include "base/wire/read_json.h"
#include "base/wire/request.h"
#include "base/wire/write_json.h"
#include "src/broadcasts/model.h"
#include "src/channels/access.h"
#include "src/channels/cache.h"
#include "src/formatting/hashtags.h"
#include "src/formatting/runes.h"
#include "src/permissions/names.h"
#include "src/posts/attachments.h"
#include "src/posts/buttons.h"
#include "src/posts/cache.h"
#include "src/posts/events.h"
#include "src/posts/finish.h"
#include "src/posts/mentions.h"
#include "src/posts/post_files.h"
#include "src/posts/rules.h"
#include "src/posts/shown.h"
#include "src/posts/store.h"
#include "src/posts/thread_store.h"
#include "src/settings.h"

namespace heliograph::posts {

PreparedEdit prepare_edit(App& app, PostId id, ServerEdit edit) {
    if (edit.message && formatting::count_runes(*edit.message) > 16383) throw refuse::message_too_long;
    std::size_t files = edit.new_files.size() + (edit.file_ids ? edit.file_ids->size() : 0);
    if (files > files_max) throw refuse::too_many_files;
    if (edit.props && (edit.props->text.empty() || edit.props->text == "null")) edit.props->text = "{}";
    if (edit.props && edit.props->text.size() > 800000) throw refuse::props_too_long;
    if (edit.props) {
        name_actions(app, *edit.props);
        complete_attachments(*edit.props);
    }
    auto now = app.clock.now();
    return {.id = id, .edit = std::move(edit), .at = now, .version_id = Places::id_of(now, 0, app.random)};
}

namespace {

// What the edit leaves of the post's files, and what it brings.
std::vector<std::string> files_after(Transaction& tx, const Post& post, const PreparedEdit& prepared) {
    std::vector<std::string> wanted = prepared.edit.file_ids.value_or(std::vector<std::string>());
    for (auto& id : insert_files(tx, post, prepared.edit.new_files)) wanted.push_back(std::move(id));
    return wanted == post.file_ids ? post.file_ids : settle_files(tx, post, std::move(wanted), prepared.at);
}

Task<Edited> apply(App& app, PostId id, PostPatch patch) {
    auto prepared = prepare_edit(app, id,
                                 {.message = std::move(patch.message),
                                  .props = std::move(patch.props),
                                  .file_ids = std::move(patch.file_ids)});
    prepared.is_pinned = patch.is_pinned;
    co_return co_await app.db.write(save_edit, std::move(prepared));
}

// The post, if the caller may change it; who may not does not hear whether it is there. The limit of time is
// for texts only.
Task<Post> editable(App& app, SignedIn caller, PostId id, std::optional<std::string> text) {
    auto post = co_await app.db.read(find, id);
    if (!post) throw heliograph::refuse::not_allowed.because("no such post");
    bool own = post->user_id == caller.user_id;
    co_await channels::require(app, caller, post->channel_id,
                               own ? permissions::edit_post : permissions::edit_others_posts);
    int limit = app.settings.now()->service.PostEditTimeLimit;
    bool late = limit >= 0 && app.clock.now() > post->create_at + Millis{limit} * 1000;
    if (late && text && *text != post->message) throw refuse::edit_too_late;
    co_return std::move(*post);
}

Task<void> require_changeable(App& app, Post post, Refusal of_archived) {
    auto channel = co_await app.channel_cache.get(app.db, post.channel_id);
    if (channel && channel->delete_at > 0) throw of_archived;
    if (post.type.starts_with("system_")) throw refuse::system_post_fixed;
}

Task<Ok> set_pin(App& app, SignedIn caller, PostId id, bool pinned) {
    auto post = co_await app.db.read(find, id);
    if (!post) throw heliograph::refuse::not_allowed.because("no such post");
    co_await channels::require_read(app, caller, post->channel_id);
    co_await require_changeable(app, *post, refuse::patch_in_archived);
    if (post->is_pinned != pinned) co_await apply(app, id, PostPatch{.is_pinned = pinned});
    co_return Ok{};
}

}  // namespace

Edited save_edit(Transaction& tx, const PreparedEdit& prepared) {
    auto old = find(tx, prepared.id);
    if (!old) throw refuse::no_post;
    Post post = *old;
    const ServerEdit& edit = prepared.edit;
    if (prepared.is_pinned) post.is_pinned = *prepared.is_pinned;
    if (edit.message) post.message = *edit.message;
    if (edit.props) post.props = *edit.props;
    if (edit.file_ids || !edit.new_files.empty()) post.file_ids = files_after(tx, post, prepared);
    bool edited = post.message != old->message || post.file_ids != old->file_ids ||
                  attachments_of(post.props) != attachments_of(old->props);
    // A change always moves update_at, also within a millisecond: clients and pages compare it.
    post.update_at = std::max(prepared.at, old->update_at + 1);
    if (edited) {
        post.edit_at = post.update_at;
        post.hashtags = formatting::hashtags(post.message);
        Post version = *old;
        version.id = prepared.version_id;
        version.original_id = old->id;
        version.delete_at = version.update_at = post.update_at;
        insert_post(tx, version);
    }
    save_post(tx, post);
    auto json = std::make_shared<const std::string>(show_one(tx, post).json.text);
    tx.announce(PostEdited{post, std::move(*old), json});
    return {std::move(post), std::move(json)};
}

Post save_removal(Transaction& tx, PostId id, UserId by, Millis at) {
    auto post = find(tx, id);
    if (!post) throw refuse::no_post;
    mark_deleted(tx, *post, at);
    forget_files(tx, *post, at);
    if (post->root_id.empty())
        mark_thread_deleted(tx, post->id, at);
    else
        recount_thread(tx, post->root_id);
    if (auto thread = find_thread(tx, post->root_id.empty() ? post->id : post->root_id))
        post->reply_count = thread->reply_count;
    tx.announce(PostDeleted{*post, by, at});
    return *post;
}

Task<ReadyJson> update(App& app, SignedIn caller, PostId id, Request request, Post wanted) {
    if (wanted.id != id)
        throw heliograph::refuse::invalid_body_param.because("id is not that of the address");
    PostPatch patch{.is_pinned = wanted.is_pinned,
                    .message = std::move(wanted.message),
                    .props = std::move(wanted.props)};
    auto names = from_json<PostPatch>(request.body);
    if (names && names->file_ids) patch.file_ids = std::move(wanted.file_ids);
    auto post = co_await editable(app, std::move(caller), id, patch.message);
    co_await require_changeable(app, std::move(post), refuse::edit_in_archived);
    auto changed = co_await apply(app, id, std::move(patch));
    co_return ReadyJson(changed.json);
}

Task<ReadyJson> edit(App& app, SignedIn caller, PostId id, PostPatch patch) {
    auto post = co_await editable(app, std::move(caller), id, patch.message);
    co_await require_changeable(app, std::move(post), refuse::patch_in_archived);
    auto changed = co_await apply(app, id, std::move(patch));
    co_return ReadyJson(changed.json);
}

Task<ReadyJson> restore(App& app, SignedIn caller, PostId id, PostId version_id) {
    auto version = co_await app.db.read(find_even_deleted, version_id);
    if (!version || version->user_id != caller.user_id)
        throw heliograph::refuse::not_allowed.because("no such version");
    auto post = co_await editable(app, std::move(caller), id, version->message);
    if (version->original_id != id) throw refuse::not_a_version;
    co_await require_changeable(app, std::move(post), refuse::patch_in_archived);
    PostPatch patch{.message = version->message, .file_ids = version->file_ids};
    auto changed = co_await apply(app, id, std::move(patch));
    co_return ReadyJson(changed.json);
}

Task<Post> edit_as_server(App& app, PostId id, ServerEdit edit) {
    auto edited = co_await app.db.write(save_edit, prepare_edit(app, id, std::move(edit)));
    co_return std::move(edited.post);
}

Task<void> remove(App& app, PostId id, UserId by) {
    co_await app.db.write(save_removal, id, by, app.clock.now());
}

Task<Ok> remove_by(App& app, SignedIn caller, PostId id, Query<ForEver> query) {
    if (query.permanent) throw refuse::not_deletable_for_ever;
    auto post = co_await app.db.read(find, id);
    if (!post) throw refuse::no_post;
    bool own = post->user_id == caller.user_id;
    co_await channels::require(app, caller, post->channel_id,
                               own ? permissions::delete_post : permissions::delete_others_posts);
    co_await remove(app, id, caller.user_id);
    co_return Ok{};
}

Task<Ok> pin(App& app, SignedIn caller, PostId id) {
    co_return co_await set_pin(app, std::move(caller), id, true);
}
Task<Ok> unpin(App& app, SignedIn caller, PostId id) {
    co_return co_await set_pin(app, std::move(caller), id, false);
}

std::string once_json(Post post) {
    std::string json = shown_json(std::move(post), {});
    // As at the peer, whose clients know it.
    say_no_files(json);
    return json;
}

namespace {

Post show_to(App& app, UserId to, Post post, broadcasts::Broadcast broadcast) {
    post.type = "system_ephemeral";
    if (post.props.text.empty() || post.props.text == "null") post.props.text = "{}";
    name_actions(app, post.props);
    complete_attachments(post.props);
    if (app.post_cache.seal_actions) app.post_cache.seal_actions(app, to, post);
    post.remote_id.reset();
    broadcast.data = R"({"post":)";
    write_json(broadcast.data, once_json(post));
    broadcast.data += '}';
    broadcast.audience.user_id = to;
    broadcast.audience.channel_id = post.channel_id;
    app.outlet.send(std::move(broadcast));
    return post;
}

}  // namespace

Task<Post> ephemeral(App& app, UserId to, Post post) {
    auto place = app.post_cache.places.next(app.clock.now(), app.random);
    post.id = place.id;
    post.create_at = place.at;
    co_return show_to(app, to, std::move(post), broadcasts::Broadcast{.event = "ephemeral_message"});
}

Post ephemeral_again(App& app, UserId to, Post post) {
    post.update_at = std::max(app.clock.now(), post.create_at + 1);
    return show_to(app, to, std::move(post), broadcasts::Broadcast{.event = "post_edited"});
}

}  // namespace heliograph::posts
