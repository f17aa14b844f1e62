// A hook changes or removes a post that it made.
#include <algorithm>

#include "base/clock.h"
#include "base/store/database.h"
#include "base/wire/read_json.h"
#include "src/formatting/runes.h"
#include "src/incoming_webhooks/compose.h"
#include "src/incoming_webhooks/meaning.h"
#include "src/incoming_webhooks/receive.h"
#include "src/incoming_webhooks/writing.h"
#include "src/posts/shown.h"
#include "src/settings.h"
#include "src/users/cache.h"

namespace heliograph::incoming_webhooks {

namespace {

// Its number in the props may be forged by the author of a post, but only on the author's own posts.
Task<posts::Post> own_post(App& app, SharedCourse course) {
    auto post = co_await app.db.read(posts::find, course->delivery.post_id);
    if (!post || !made_by(post->props.text, course->facts->settings.slot)) throw refuse::not_its_post;
    UserId owner = course->facts->hook.user_id;
    const auto& thread_id = course->delivery.thread_id;
    if (!thread_id.empty() && post->id.view() != thread_id && post->root_id.view() != thread_id)
        throw refuse::not_its_post;
    if (post->user_id != owner && co_await app.user_cache.get(app.db, owner)) throw refuse::not_its_post;
    co_return std::move(*post);
}

// Of Discord's form: the files named in `attachments` stay; without it all do.
std::vector<std::string> files_kept(const Delivery& delivery, const posts::Post& post) {
    auto body = parse_json(delivery.body);
    const auto* listed = body && body->is_object() ? body->get_object().if_contains("attachments") : nullptr;
    if (!listed || !listed->is_array()) return post.file_ids;
    std::vector<std::string> kept;
    for (const auto& one : listed->get_array()) {
        const auto* id = one.is_object() ? one.get_object().if_contains("id") : nullptr;
        if (!id || !id->is_string()) continue;
        std::string text(std::string_view(id->get_string()));
        if (std::ranges::count(post.file_ids, text) && !std::ranges::count(kept, text)) kept.push_back(text);
    }
    return kept;
}

Task<posts::ServerEdit> edit_of(App& app, SharedCourse course, posts::Post post) {
    bool of_discord = course->delivery.name == "discord";
    Payload patch;
    if (of_discord)
        patch = co_await understand_patch(app, course);
    else
        patch = co_await finished_payload(app, course, read_plain(app, *course), true);
    auto settings = app.settings.now();
    ComposeOptions options{.username_override = settings->integrations.EnablePostUsernameOverride,
                           .icon_override = settings->integrations.EnablePostIconOverride};
    posts::ServerEdit edit{.new_files = course->files};
    if (of_discord) edit.file_ids = files_kept(course->delivery, post);
    if (patch.has_text) {
        if (formatting::count_runes(patch.text) > message_runes_max) throw refuse::update_too_long;
        edit.message = patch.text;
    }
    auto props = patched_props(post.props.text, patch, *course->facts, options);
    if (!props) throw Refusal(props.error());
    if (*props != post.props.text) edit.props = Json{*props};
    bool has_files = !course->files.empty() || !edit.file_ids.value_or(post.file_ids).empty();
    bool blank = edit.message.value_or(post.message).empty() && !has_files &&
                 props->find("\"attachments\":[") == std::string::npos;
    if (blank) throw refuse::no_text;
    co_return edit;
}

}  // namespace

Task<Delivered> change_post(App& app, SharedCourse course) {
    auto post = co_await own_post(app, course);
    if (course->delivery.reads) {
        Delivered seen{.is_json = true, .post_ids = {post.id}};
        seen.body = (co_await app.db.read(posts::show_one, post)).json.text;
        co_return seen;
    }
    OwnChange change{.course = course, .post_id = post.id, .at = app.clock.now()};
    change.rows_max = app.settings.now()->heliograph.ReceivedLogRowsPerHook;
    if (!course->delivery.removes)
        change.edit = posts::prepare_edit(app, post.id, co_await edit_of(app, course, post));
    co_return co_await app.db.write(write_change, std::move(change));
}

}  // namespace heliograph::incoming_webhooks
