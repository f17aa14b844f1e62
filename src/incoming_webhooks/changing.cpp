// A hook changes or removes a post that it made.
#include "base/clock.h"
#include "base/store/database.h"
#include "src/formatting/runes.h"
#include "src/incoming_webhooks/compose.h"
#include "src/incoming_webhooks/receive.h"
#include "src/incoming_webhooks/writing.h"
#include "src/settings.h"
#include "src/users/cache.h"

namespace heliograph::incoming_webhooks {

namespace {

// Its number in the props may be forged by the author of a post, but only on the author's own posts.
Task<posts::Post> own_post(App& app, SharedCourse course) {
    auto post = co_await app.db.read(posts::find, course->delivery.post_id);
    if (!post || !made_by(post->props.text, course->facts->settings.slot)) throw refuse::not_its_post;
    UserId owner = course->facts->hook.user_id;
    if (post->user_id != owner && co_await app.user_cache.get(app.db, owner)) throw refuse::not_its_post;
    co_return std::move(*post);
}

Task<posts::ServerEdit> edit_of(App& app, SharedCourse course, posts::Post post) {
    Payload patch = co_await finished_payload(app, course, read_plain(app, *course), true);
    auto settings = app.settings.now();
    ComposeOptions options{.username_override = settings->integrations.EnablePostUsernameOverride,
                           .icon_override = settings->integrations.EnablePostIconOverride};
    posts::ServerEdit edit;
    if (patch.has_text) {
        if (formatting::count_runes(patch.text) > message_runes_max) throw refuse::update_too_long;
        edit.message = patch.text;
    }
    auto props = patched_props(post.props.text, patch, *course->facts, options);
    if (!props) throw Refusal(props.error());
    if (*props != post.props.text) edit.props = Json{*props};
    bool blank =
        edit.message.value_or(post.message).empty() && props->find("\"attachments\":[") == std::string::npos;
    if (blank) throw refuse::no_text;
    co_return edit;
}

}  // namespace

Task<Delivered> change_post(App& app, SharedCourse course) {
    auto post = co_await own_post(app, course);
    OwnChange change{.course = course, .post_id = post.id, .at = app.clock.now()};
    change.rows_max = app.settings.now()->heliograph.ReceivedLogRowsPerHook;
    if (!course->delivery.removes)
        change.edit = posts::prepare_edit(app, post.id, co_await edit_of(app, course, post));
    co_return co_await app.db.write(write_change, std::move(change));
}

}  // namespace heliograph::incoming_webhooks
