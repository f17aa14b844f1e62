// Members that programs read are there; ids are ours, and texts, as Discord's are.
#include "src/incoming_webhooks/discord.h"

#include <charconv>
#include <ctime>

#include "base/wire/read_json.h"

namespace heliograph::incoming_webhooks {

namespace json = boost::json;

namespace {

std::string text_at(const json::object& object, std::string_view name) {
    const auto* value = find_member(object, name);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::string time_text(const json::object& post, std::string_view name) {
    const auto* at = find_member(post, name);
    std::int64_t millis = at && at->is_int64() ? at->get_int64() : 0;
    std::time_t seconds = millis / 1000;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[40];
    std::size_t size = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts);
    std::string thousandths = std::to_string(1000 + millis % 1000).substr(1);
    return std::string(text, size) + "." + thousandths + "000+00:00";
}

const json::object* object_at(const json::object& object, std::string_view name) {
    const auto* value = find_member(object, name);
    return value && value->is_object() ? &value->get_object() : nullptr;
}

const json::array& list_at(const json::object* object, std::string_view name) {
    static const json::array none;
    const auto* value = object ? find_member(*object, name) : nullptr;
    return value && value->is_array() ? value->get_array() : none;
}

std::int64_t number_at(const json::object& object, std::string_view name) {
    const auto* value = find_member(object, name);
    return value && value->is_int64() ? value->get_int64() : 0;
}

json::array attachments_of(const json::object& post, const std::string& site) {
    json::array shown;
    for (const auto& file : list_at(object_at(post, "metadata"), "files")) {
        if (!file.is_object()) continue;
        const auto& one = file.get_object();
        std::string url = site + "/api/v4/files/" + text_at(one, "id");
        shown.push_back({{"id", text_at(one, "id")},
                         {"filename", text_at(one, "name")},
                         {"content_type", text_at(one, "mime_type")},
                         {"size", number_at(one, "size")},
                         {"url", url},
                         {"proxy_url", url}});
    }
    return shown;
}

json::object embed_of(const json::object& attachment) {
    json::object embed{{"type", "rich"}};
    auto say = [&embed](const char* name, std::string text) {
        if (!text.empty()) embed[name] = std::move(text);
    };
    auto wrap = [&embed](const char* name, const char* member, std::string text) {
        if (!text.empty()) embed[name] = json::object{{member, std::move(text)}};
    };
    say("title", text_at(attachment, "title"));
    say("description", text_at(attachment, "text"));
    say("url", text_at(attachment, "title_link"));
    wrap("author", "name", text_at(attachment, "author_name"));
    wrap("footer", "text", text_at(attachment, "footer"));
    wrap("image", "url", text_at(attachment, "image_url"));
    wrap("thumbnail", "url", text_at(attachment, "thumb_url"));
    std::string color = text_at(attachment, "color");
    std::int64_t number = 0;
    bool hex = color.size() == 7 && color[0] == '#' &&
               std::from_chars(color.data() + 1, color.data() + 7, number, 16).ptr == color.data() + 7;
    if (hex) embed["color"] = number;
    json::array fields;
    for (const auto& field : list_at(&attachment, "fields"))
        if (field.is_object())
            fields.push_back({{"name", text_at(field.get_object(), "title")},
                              {"value", text_at(field.get_object(), "value")},
                              {"inline", find_member(field.get_object(), "short") &&
                                             *find_member(field.get_object(), "short") == true}});
    if (!fields.empty()) embed["fields"] = std::move(fields);
    return embed;
}

json::value message_of(const json::object& post, const HookId& hook_id, const std::string& site) {
    const auto* props = object_at(post, "props");
    std::string name = props ? text_at(*props, "override_username") : std::string();
    json::array embeds;
    for (const auto& attachment : list_at(props, "attachments"))
        if (attachment.is_object()) embeds.push_back(embed_of(attachment.get_object()));
    json::object author{{"id", hook_id.view()},
                        {"username", name.empty() ? "webhook" : name},
                        {"bot", true},
                        {"avatar", nullptr},
                        {"discriminator", "0000"}};
    json::value edited = number_at(post, "edit_at") ? json::value(time_text(post, "edit_at")) : json::value();
    return {{"id", text_at(post, "id")},
            {"type", 0},
            {"content", text_at(post, "message")},
            {"channel_id", text_at(post, "channel_id")},
            {"author", author},
            {"attachments", attachments_of(post, site)},
            {"embeds", std::move(embeds)},
            {"mentions", json::array()},
            {"mention_roles", json::array()},
            {"components", json::array()},
            {"pinned", false},
            {"mention_everyone", false},
            {"tts", false},
            {"timestamp", time_text(post, "create_at")},
            {"edited_timestamp", std::move(edited)},
            {"flags", 0},
            {"webhook_id", hook_id.view()}};
}

// The post that the answer is about: the first of several.
json::value post_of(const Delivered& delivered) {
    std::string text = delivered.jsons.empty() ? std::string() : delivered.jsons.front();
    if (text.empty() && delivered.is_json) text = delivered.body;
    auto value = parse_json(text).value_or(nullptr);
    if (value.is_array() && !value.get_array().empty()) return value.get_array().front();
    return value;
}

json::value error_of(const Delivered& delivered) {
    const Refusal& refusal = delivered.refused->refusal();
    if (refusal.status == 429)
        return {{"message", "You are being rate limited."},
                {"retry_after", static_cast<double>(delivered.allowance.retry_after_seconds)},
                {"global", false}};
    if (refusal.status == 403) return {{"message", "Missing Permissions"}, {"code", 50013}};
    if (std::string_view(delivered.refused->reason()).starts_with(refuse::bad_root.id))
        return {{"message", "Unknown Channel"}, {"code", 10003}};
    if (refusal.status == 404) return {{"message", "Unknown Message"}, {"code", 10008}};
    if (delivered.number == 0) return {{"message", "Unknown Webhook"}, {"code", 10015}};
    return {{"message", delivered.refused->sentence()}, {"code", 50006}};
}

}  // namespace

Answer discord_answer(const Delivered& delivered, const HookId& hook_id, bool wait, const std::string& site) {
    Answer answer;
    if (delivered.refused) {
        answer.status = delivered.number == 0 ? 404 : delivered.refused->refusal().status;
        answer.body = json_text(error_of(delivered));
        return answer;
    }
    auto post = delivered.outcome == Outcome::removed || !wait ? json::value() : post_of(delivered);
    if (post.is_object()) {
        answer.body = json_text(message_of(post.get_object(), hook_id, site));
        return answer;
    }
    answer.status = 204;
    return answer;
}

std::string discord_webhook(const IncomingWebhook& hook, const HookId& hook_id, const std::string& site) {
    return json_text({{"id", hook_id.view()},
                      {"type", 1},
                      {"name", hook.display_name},
                      {"avatar", nullptr},
                      {"channel_id", hook.channel_id.view()},
                      {"guild_id", hook.team_id.view()},
                      {"application_id", nullptr},
                      {"token", "discord"},
                      {"url", site + "/hooks/" + hook_id.str() + "/discord"}});
}

}  // namespace heliograph::incoming_webhooks
