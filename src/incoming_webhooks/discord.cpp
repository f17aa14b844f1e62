// Members that programs read are there; ids are ours, and texts, as Discord's are.
#include "src/incoming_webhooks/discord.h"

#include <ctime>

#include "base/wire/read_json.h"

namespace heliograph::incoming_webhooks {

namespace json = boost::json;

namespace {

std::string text_at(const json::object& object, std::string_view name) {
    const auto* value = find_member(object, name);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::string time_text(const json::object& post) {
    const auto* at = find_member(post, "create_at");
    std::int64_t millis = at && at->is_int64() ? at->get_int64() : 0;
    std::time_t seconds = millis / 1000;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[40];
    std::size_t size = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts);
    std::string thousandths = std::to_string(1000 + millis % 1000).substr(1);
    return std::string(text, size) + "." + thousandths + "000+00:00";
}

json::value message_of(const json::object& post, const HookId& hook_id) {
    std::string name = "webhook";
    if (const auto* props = find_member(post, "props"); props && props->is_object())
        if (auto given = text_at(props->get_object(), "override_username"); !given.empty()) name = given;
    json::object author{{"id", hook_id.view()},
                        {"username", name},
                        {"bot", true},
                        {"avatar", nullptr},
                        {"discriminator", "0000"}};
    return {{"id", text_at(post, "id")},
            {"type", 0},
            {"content", text_at(post, "message")},
            {"channel_id", text_at(post, "channel_id")},
            {"author", author},
            {"attachments", json::array()},
            {"embeds", json::array()},
            {"mentions", json::array()},
            {"mention_roles", json::array()},
            {"components", json::array()},
            {"pinned", false},
            {"mention_everyone", false},
            {"tts", false},
            {"timestamp", time_text(post)},
            {"edited_timestamp", nullptr},
            {"flags", 0},
            {"webhook_id", hook_id.view()}};
}

json::value error_of(const Delivered& delivered) {
    const Refusal& refusal = delivered.refused->refusal();
    if (refusal.status == 429)
        return {{"message", "You are being rate limited."},
                {"retry_after", static_cast<double>(delivered.allowance.retry_after_seconds)},
                {"global", false}};
    if (refusal.status == 403) return {{"message", "Missing Permissions"}, {"code", 50013}};
    if (refusal.status == 404) return {{"message", "Unknown Message"}, {"code", 10008}};
    if (delivered.number == 0) return {{"message", "Unknown Webhook"}, {"code", 10015}};
    return {{"message", delivered.refused->sentence()}, {"code", 50006}};
}

}  // namespace

Answer discord_answer(const Delivered& delivered, const HookId& hook_id, bool wait) {
    Answer answer;
    if (delivered.refused) {
        answer.status = delivered.number == 0 ? 404 : delivered.refused->refusal().status;
        answer.body = json_text(error_of(delivered));
        return answer;
    }
    auto post =
        delivered.jsons.empty() ? json::value() : parse_json(delivered.jsons.front()).value_or(nullptr);
    if (wait && post.is_object()) {
        answer.body = json_text(message_of(post.get_object(), hook_id));
        return answer;
    }
    answer.status = 204;
    return answer;
}

}  // namespace heliograph::incoming_webhooks
