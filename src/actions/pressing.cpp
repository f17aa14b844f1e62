// From a press to the program and back: contract/attachments-and-interactive.md, section 4.
#include "src/actions/pressing.h"

#include <algorithm>

#include "base/store/database.h"
#include "base/wire/read_json.h"
#include "src/actions/answers.h"
#include "src/actions/cookies.h"
#include "src/actions/outside.h"
#include "src/actions/triggers.h"
#include "src/channels/access.h"
#include "src/channels/cache.h"
#include "src/formatting/slack_text.h"
#include "src/permissions/may.h"
#include "src/posts/buttons.h"
#include "src/posts/create.h"
#include "src/teams/cache.h"
#include "src/users/model.h"

namespace heliograph::actions {

namespace {

// What is pressed, wherever it was found.
struct Pressable {
    PostId post_id;
    PostId root_id;  // Where answers go as replies.
    ChannelId channel_id;
    std::string type;
    std::string data_source;
    std::string url;
    std::optional<Json> context;
    std::string props;                   // Of the post.
    std::string post_type;               // Of a stored post.
    std::optional<Cookie> of_ephemeral;  // The post is stored nowhere.
};

std::string text_of(const boost::json::object& object, const char* name) {
    const auto* value = object.if_contains(name);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

// Nothing if the post has no such action, or nobody is behind it.
std::optional<Pressable> find_action(const posts::Post& post, const std::string& action_id) {
    auto parsed = parse_json(post.props.text);
    if (!parsed || !parsed->is_object()) return std::nullopt;
    std::optional<Pressable> found;
    posts::for_each_action(parsed->get_object(), [&](boost::json::object& action) {
        if (found || text_of(action, "id") != action_id) return;
        const auto* integration = action.if_contains("integration");
        if (!integration || !integration->is_object()) return;
        found.emplace();
        found->type = text_of(action, "type");
        found->data_source = text_of(action, "data_source");
        found->url = text_of(integration->get_object(), "url");
        const auto* told = integration->get_object().if_contains("context");
        if (told && told->is_object() && !told->get_object().empty()) found->context = Json{json_text(*told)};
    });
    if (!found) return std::nullopt;
    found->post_id = post.id;
    found->root_id = post.root_id.empty() ? post.id : post.root_id;
    found->channel_id = post.channel_id;
    found->props = post.props.text;
    found->post_type = post.type;
    return found;
}

// A cookie is of use only with its own post, action and person.
Pressable from_cookie(Cookie cookie, UserId caller, PostId post_id, const std::string& action_id) {
    if (cookie.post_id != post_id) throw refuse::action_failed.because("the cookie belongs to another post");
    if (cookie.user_id != caller) throw refuse::action_failed.because("the cookie belongs to another person");
    if (cookie.action_id != action_id)
        throw refuse::action_failed.because("the cookie belongs to another action");
    Pressable found{.post_id = cookie.post_id,
                    .root_id = cookie.root_post_id,
                    .channel_id = cookie.channel_id,
                    .type = cookie.type,
                    .data_source = cookie.data_source,
                    .url = cookie.url,
                    .context = cookie.context,
                    .props = cookie.props.text};
    found.of_ephemeral = std::move(cookie);
    return found;
}

Task<Pressable> find_pressable(App& app, SignedIn caller, PostId post_id, std::string action_id,
                               std::string cookie_text) {
    std::optional<Cookie> cookie;
    if (!cookie_text.empty()) {
        cookie = open_cookie(app, cookie_text);
        co_await channels::require_read(app, caller, cookie->channel_id);
    }
    auto post = co_await app.db.read(posts::find, post_id);
    if (post) {
        co_await channels::require_read(app, caller, post->channel_id);
        if (cookie && cookie->post_id != post_id)
            throw refuse::action_failed.because("the cookie belongs to another post");
        auto found = find_action(*post, action_id);
        if (!found) throw refuse::no_action;
        co_return std::move(*found);
    }
    if (cookie) co_return from_cookie(std::move(*cookie), caller.user_id, post_id, action_id);
    // Whether there is such a post is told to nobody who could not read it anyway.
    permissions::must(app, caller, permissions::read_channel_content);
    throw posts::refuse::no_post;
}

void add_choice(PressTold& told, const Pressable& pressed, const std::string& selected_option) {
    told.context = pressed.context;
    if (pressed.type != "select" || selected_option.empty()) return;
    told.data_source = pressed.data_source;
    boost::json::object context;
    if (pressed.context)
        if (auto parsed = parse_json(pressed.context->text); parsed && parsed->is_object())
            context = std::move(parsed->get_object());
    context["selected_option"] = selected_option;
    told.context = Json{json_text(context)};
}

Task<PressTold> tell(App& app, SignedIn caller, Pressable pressed, std::string selected_option) {
    auto channel = co_await app.channel_cache.get(app.db, pressed.channel_id);
    if (!channel) throw posts::refuse::no_channel;
    PressTold told{.user_id = caller.user_id,
                   .user_name = caller.user->username,
                   .channel_id = channel->id,
                   .channel_name = channel->name,
                   .team_id = channel->team_id,
                   .post_id = pressed.post_id,
                   .type = pressed.type};
    if (!channel->team_id.empty())
        if (auto team = co_await app.team_cache.get(app.db, channel->team_id)) told.team_domain = team->name;
    add_choice(told, pressed, selected_option);
    co_return told;
}

Task<void> update_stored(App& app, Pressable pressed, PressUpdate update) {
    if (pressed.post_type.starts_with("system_")) throw posts::refuse::system_post_fixed;
    auto channel = co_await app.channel_cache.get(app.db, pressed.channel_id);
    if (!channel || channel->delete_at != 0) throw refuse::update_in_archived;
    posts::ServerEdit edit{.message = std::move(update.message), .file_ids = std::move(update.file_ids)};
    if (update.props) edit.props = Json{merged_props(pressed.props, update.props)};
    co_await posts::edit_as_server(app, pressed.post_id, std::move(edit));
}

void update_ephemeral(App& app, const Pressable& pressed, PressUpdate update) {
    const Cookie& cookie = *pressed.of_ephemeral;
    posts::Post post{.id = cookie.post_id,
                     .create_at = cookie.create_at,
                     .user_id = cookie.author_id,
                     .channel_id = cookie.channel_id,
                     .message = std::move(update.message)};
    if (cookie.root_post_id != cookie.post_id) post.root_id = cookie.root_post_id;
    post.props.text = merged_props(pressed.props, update.props);
    posts::ephemeral_again(app, cookie.user_id, std::move(post));
}

Task<void> show_text(App& app, UserId to, Pressable pressed, PressAnswer answer) {
    posts::Post post{.user_id = to,
                     .channel_id = pressed.channel_id,
                     .root_id = pressed.root_id,
                     .message = std::move(answer.ephemeral_text)};
    // A post that is stored nowhere has no thread.
    if (pressed.of_ephemeral && pressed.root_id == pressed.post_id) post.root_id = PostId();
    if (!answer.skip_slack_parsing)
        post.message = formatting::rewrite_links(std::move(post.message), formatting::Links::one_line);
    post.props.text = retained_props(pressed.props);
    co_await posts::ephemeral(app, to, std::move(post));
}

bool is_action_id(const std::string& id) {
    return !id.empty() && std::ranges::all_of(id, [](unsigned char c) { return std::isalnum(c) && c < 128; });
}

}  // namespace

Task<Pressed> press(App& app, SignedIn caller, PostId post_id, std::string action_id, Press press) {
    if (!is_action_id(action_id)) throw heliograph::refuse::unknown_path;
    auto pressed = co_await find_pressable(app, caller, post_id, action_id, std::move(press.cookie));
    auto told = co_await tell(app, caller, pressed, std::move(press.selected_option));
    auto trigger = new_trigger(app, caller.user_id);
    told.trigger_id = trigger.signed_id;
    auto body = co_await ask(app, Outside{.kind = "action",
                                          .name = action_id,
                                          .url = pressed.url,
                                          .body = to_json(told),
                                          .team_id = told.team_id,
                                          .channel_id = pressed.channel_id,
                                          .post_id = post_id,
                                          .user_id = caller.user_id});
    auto answer = read_press_answer(body);
    if (!answer) throw refuse::action_failed.because(answer.error());
    if (answer->update && pressed.of_ephemeral) update_ephemeral(app, pressed, std::move(*answer->update));
    if (answer->update && !pressed.of_ephemeral)
        co_await update_stored(app, pressed, std::move(*answer->update));
    if (!answer->ephemeral_text.empty())
        co_await show_text(app, caller.user_id, std::move(pressed), std::move(*answer));
    co_return Pressed{.trigger_id = trigger.client_id};
}

}  // namespace heliograph::actions
