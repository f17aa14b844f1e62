// Props are a sorted map of ready JSON texts until they are written once.
#include "src/incoming_webhooks/compose.h"

#include <algorithm>

#include "base/wire/read_json.h"
#include "base/wire/write_json.h"
#include "src/formatting/runes.h"
#include "src/formatting/slack_text.h"
#include "src/formatting/split.h"

namespace heliograph::incoming_webhooks {

namespace {

using Props = std::map<std::string, Json>;

Json text_json(std::string_view text) {
    Json json{""};
    write_json_string(json.text, text);
    return json;
}

// Keys that only the server sets, or that are dropped.
bool is_reserved(std::string_view key) {
    static constexpr std::string_view reserved[] = {
        "from_webhook", "override_username",  "override_icon_url",  "webhook_display_name",
        "attachments",  "add_channel_member", "force_notification", slot_prop};
    return std::ranges::find(reserved, key) != std::end(reserved);
}

void add_payload_props(Props& props, const Payload& payload) {
    for (const auto& [key, value] : payload.props)
        if (!is_reserved(key)) props[key] = value;
}

void add_overrides(Props& props, const Payload& payload, const IncomingWebhook& hook,
                   const ComposeOptions& options) {
    if (options.username_override) {
        const auto& own = hook.username.empty() ? std::string("webhook") : hook.username;
        props["override_username"] = text_json(payload.username.empty() ? own : payload.username);
    }
    if (!options.icon_override) return;
    const auto& icon_url = payload.icon_url.empty() ? hook.icon_url : payload.icon_url;
    if (!icon_url.empty()) props["override_icon_url"] = text_json(icon_url);
    if (!payload.icon_emoji.empty()) props["override_icon_emoji"] = text_json(payload.icon_emoji);
}

Props props_of(const Payload& payload, const HookFacts& facts, const ComposeOptions& options) {
    Props props;
    add_payload_props(props, payload);
    add_overrides(props, payload, facts.hook, options);
    props["from_webhook"] = Json{"\"true\""};
    props["webhook_display_name"] = text_json(facts.hook.display_name);
    if (facts.settings.slot) props[slot_prop] = Json{std::to_string(facts.settings.slot)};
    if (options.owner_is_bot) props["from_bot"] = Json{"\"true\""};
    return props;
}

std::string props_text(Props props, const std::vector<std::string>& attachments) {
    if (!attachments.empty()) {
        std::string list = "[";
        for (const auto& attachment : attachments) {
            if (list.size() > 1) list += ',';
            list += attachment;
        }
        props["attachments"] = Json{list + "]"};
    }
    return to_json(props);
}

// Shortens the text of an attachment that alone is too large; false if that is not enough.
bool shorten(Attachment& attachment, std::size_t excess) {
    std::size_t runes = formatting::count_runes(attachment.text);
    if (runes < excess) return false;
    attachment.text.resize(formatting::bytes_of_runes(attachment.text, runes - excess));
    return true;
}

// The attachments of each post, from the last post of the text on.
std::expected<std::vector<std::vector<std::string>>, Refusal> place(std::vector<Attachment> attachments,
                                                                    std::size_t base_runes) {
    constexpr std::size_t key_runes = std::string_view(R"(,"attachments":[])").size();
    std::vector<std::vector<std::string>> posts(1);
    std::size_t used = base_runes + key_runes;
    for (auto& attachment : attachments) {
        std::string text;
        write_attachment(text, attachment);
        std::size_t runes = formatting::count_runes(text);
        if (base_runes + key_runes + runes > props_runes_max) {
            if (!shorten(attachment, base_runes + key_runes + runes - props_runes_max))
                return std::unexpected(refuse::props_too_long);
            text.clear();
            write_attachment(text, attachment);
            runes = formatting::count_runes(text);
        }
        if (used + runes + 1 > props_runes_max && !posts.back().empty()) {
            posts.emplace_back();
            used = base_runes + key_runes;
        }
        used += runes + 1;
        posts.back().push_back(std::move(text));
    }
    return posts;
}

std::string type_of(const Payload& payload) {
    return payload.attachments.empty() ? payload.type : "slack_attachment";
}

}  // namespace

std::expected<void, Refusal> check_payload(const Payload& payload) {
    if (payload.text.empty() && payload.attachments.empty()) return std::unexpected(refuse::no_text);
    static constexpr std::string_view types[] = {"", "slack_attachment", "me", "reminder", "burn_on_read"};
    bool known = std::ranges::find(types, payload.type) != std::end(types);
    if (payload.attachments.empty() && !known && !payload.type.starts_with("custom_"))
        return std::unexpected(refuse::bad_type);
    if (payload.type.size() > 26 && payload.attachments.empty()) return std::unexpected(refuse::bad_type);
    if (payload.priority && payload.priority->text.starts_with(R"({"priority":null)"))
        return std::unexpected(refuse::bad_priority);
    if (payload.thread_key.size() > 200 || payload.update_key.size() > 200)
        return std::unexpected(refuse::bad_key);
    return {};
}

void rewrite(Payload& payload, const std::function<std::string(std::string_view id)>& name_of) {
    using namespace formatting;
    if (payload.text.find('<') != std::string::npos) {
        payload.text = rewrite_user_references(rewrite_announcements(std::move(payload.text)), name_of);
        payload.text = rewrite_links(std::move(payload.text), Links::one_line);
    }
    for (auto& attachment : payload.attachments) rewrite_attachment(attachment, name_of);
}

std::expected<std::vector<posts::Post>, Refusal> compose(const Payload& payload, const HookFacts& facts,
                                                         const ComposeOptions& options) {
    Props props = props_of(payload, facts, options);
    std::string base = to_json(props);
    std::size_t base_runes = formatting::count_runes(base);
    if (base_runes > props_runes_max) return std::unexpected(refuse::props_too_long);
    auto attachments = place(payload.attachments, base_runes);
    if (!attachments) return std::unexpected(attachments.error());
    auto pieces = formatting::split_text(payload.text, message_runes_max);

    std::vector<posts::Post> made(pieces.size() + attachments->size() - 1);
    for (std::size_t i = 0; i < made.size(); ++i) {
        auto& post = made[i];
        post.type = type_of(payload);
        if (i < pieces.size()) post.message = std::move(pieces[i]);
        if (payload.priority) post.metadata = Json{"{\"priority\":" + payload.priority->text + "}"};
        bool carries = i + 1 >= pieces.size() && !payload.attachments.empty();
        post.props = Json{carries ? props_text(props, (*attachments)[i + 1 - pieces.size()]) : base};
    }
    return made;
}

std::expected<std::string, Refusal> patched_props(const std::string& props, const Payload& patch,
                                                  const HookFacts& facts, const ComposeOptions& options) {
    auto old = from_json<Props>(props);
    Props merged = old ? std::move(*old) : Props();
    if (patch.has_props) {
        std::erase_if(merged, [](const auto& item) { return !is_reserved(item.first); });
        add_payload_props(merged, patch);
    }
    Props given;
    add_overrides(given, patch, facts.hook, options);
    if (!patch.username.empty()) merged["override_username"] = given["override_username"];
    if (!patch.icon_url.empty() && given.contains("override_icon_url"))
        merged["override_icon_url"] = given["override_icon_url"];
    if (!patch.icon_emoji.empty() && given.contains("override_icon_emoji"))
        merged["override_icon_emoji"] = given["override_icon_emoji"];
    if (patch.has_attachments) merged.erase("attachments");
    if (!patch.attachments.empty()) merged["attachments"] = Json{attachments_json(patch.attachments)};
    std::string text = to_json(merged);
    if (formatting::count_runes(text) > props_runes_max) return std::unexpected(refuse::props_too_long);
    return text;
}

bool made_by(const std::string& props, std::int64_t slot) {
    auto read = from_json<Props>(props);
    if (!read || slot == 0) return false;
    auto made = read->find(slot_prop);
    auto webhook = read->find("from_webhook");
    return made != read->end() && made->second.text == std::to_string(slot) && webhook != read->end() &&
           webhook->second.text == "\"true\"";
}

}  // namespace heliograph::incoming_webhooks
