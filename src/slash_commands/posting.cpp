// The author is the caller; names and pictures are the command's, else the answer's, where settings allow it.
#include "src/slash_commands/posting.h"

#include <algorithm>

#include "base/store/database.h"
#include "base/wire/write_json.h"
#include "src/channels/cache.h"
#include "src/incoming_webhooks/rewriting.h"
#include "src/posts/create.h"
#include "src/settings.h"

namespace heliograph::slash_commands {

namespace {

std::string json_string(const std::string& text) {
    std::string out;
    write_json_string(out, text);
    return out;
}

// "" if there is no other name; the sockets are told of it.
std::string add_overrides(App& app, const std::optional<Command>& command, const CommandAnswer& answer,
                          std::map<std::string, Json>& props) {
    auto settings = app.settings.now();
    const auto& payload = answer.payload;
    bool from_webhook = command.has_value();
    std::string name, icon;
    if (settings->integrations.EnablePostUsernameOverride) {
        name = command && !command->username.empty() ? command->username : payload.username;
        if (!name.empty()) props["override_username"] = Json{json_string(name)};
    }
    if (settings->integrations.EnablePostIconOverride) {
        icon = command && !command->icon_url.empty() ? command->icon_url : payload.icon_url;
        props["override_icon_url"] = Json{json_string(icon)};
        if (icon.empty() && !payload.icon_emoji.empty())
            props["override_icon_emoji"] = Json{json_string(payload.icon_emoji)};
    }
    from_webhook = from_webhook || !name.empty() || !icon.empty();
    if (from_webhook) props["from_webhook"] = Json{R"("true")"};
    return name;
}

bool is_post_type(const std::string& type) {
    static constexpr std::string_view known[] = {"", "slack_attachment", "me", "reminder", "burn_on_read"};
    return type.size() <= 26 &&
           (std::ranges::find(known, type) != std::end(known) || type.starts_with("custom_"));
}

// The rule of the one post that is made or shown; an empty text if all went well.
Task<std::string> post_one(App& app, Typed typed, std::optional<Command> command, CommandAnswer answer) {
    const auto& payload = answer.payload;
    posts::Post post{.user_id = typed.caller.user_id,
                     .channel_id = typed.channel->id,
                     .root_id = typed.root_id,
                     .message = payload.text,
                     .type = payload.type};
    if (!answer.channel_id.empty()) {
        ChannelId elsewhere{std::string_view(answer.channel_id)};
        auto members = co_await app.channel_cache.members(app.db, elsewhere);
        if (!members->has(typed.caller.user_id))
            co_return "you are no member of the channel that the answer names";
        if (elsewhere != post.channel_id) post.root_id = PostId();
        post.channel_id = elsewhere;
    }
    auto props = payload.props;
    std::string name = add_overrides(app, command, answer, props);
    if (!payload.attachments.empty()) {
        props["attachments"] = Json{incoming_webhooks::attachments_json(payload.attachments)};
        if (post.type.empty()) post.type = "slack_attachment";
    }
    if (!is_post_type(post.type)) co_return "no post has the type " + post.type.substr(0, 40);
    post.props = Json{to_json(props)};
    if (answer.response_type == "in_channel") {
        posts::Author author{typed.caller.user_id, typed.caller.user, typed.caller.user->is_bot};
        posts::PrepareOptions options{.may_post = true, .by_command = true, .sender_name = name};
        co_await posts::create(app, std::move(author), std::move(post), std::move(options));
    } else if (answer.response_type.empty() || answer.response_type == "ephemeral") {
        bool silent = payload.text.empty() && payload.attachments.empty();
        if (!silent) co_await posts::ephemeral(app, typed.caller.user_id, std::move(post));
    }
    co_return std::string();
}

Task<std::string> try_to_post(App& app, Typed typed, std::optional<Command> command, CommandAnswer answer) {
    std::exception_ptr refused;
    try {
        co_return co_await post_one(app, std::move(typed), std::move(command), std::move(answer));
    } catch (...) {
        refused = std::current_exception();
    }
    co_return sentence_of(refused);
}

}  // namespace

Task<Posted> post_answer(App& app, Typed typed, std::optional<Command> command, CommandAnswer answer) {
    if (!answer.skip_slack_parsing)
        answer.payload = co_await incoming_webhooks::with_markdown(app, std::move(answer.payload));
    for (auto& more : answer.extra)
        if (!more.skip_slack_parsing)
            more.payload = co_await incoming_webhooks::with_markdown(app, std::move(more.payload));
    Posted posted;
    posted.failure = co_await try_to_post(app, typed, command, answer);
    for (const auto& more : answer.extra) {
        auto failure = co_await try_to_post(app, typed, command, more);
        if (!failure.empty()) posted.failure = std::move(failure);
    }
    posted.answer = std::move(answer);
    co_return posted;
}

}  // namespace heliograph::slash_commands
