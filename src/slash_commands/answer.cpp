// As strict as the peer: a member of a wrong type makes the answer unreadable.
#include "src/slash_commands/answer.h"

#include "base/wire/read_json.h"
#include "base/words/letters.h"
#include "src/formatting/json_repair.h"
#include "src/formatting/runes.h"
#include "src/posts/shown.h"

namespace heliograph::slash_commands {

namespace json = boost::json;

namespace {

using Fault = std::unexpected<std::string>;

constexpr std::size_t json_depth_max = 100;
// More posts than this are an attack, not an answer.
constexpr std::size_t extra_max = 100;

struct TextMember {
    const char* name;
    std::string CommandAnswer::* member;
};
constexpr TextMember texts[] = {{"response_type", &CommandAnswer::response_type},
                                {"channel_id", &CommandAnswer::channel_id},
                                {"goto_location", &CommandAnswer::goto_location}};

std::expected<CommandAnswer, std::string> read_one(const json::value& value,
                                                   const incoming_webhooks::NewId& new_id) {
    if (!value.is_object()) return Fault("the answer must be an object");
    auto payload = incoming_webhooks::payload_of(value, new_id);
    if (!payload) return Fault(payload.error().reason);
    CommandAnswer answer{.payload = std::move(*payload)};
    for (const auto& text : texts) {
        const auto* member = find_member(value.get_object(), text.name);
        if (!member || member->is_null()) continue;
        if (!member->is_string()) return Fault(std::string(text.name) + " must be text");
        answer.*text.member = std::string(member->get_string());
    }
    const auto* skip = find_member(value.get_object(), "skip_slack_parsing");
    if (skip && !skip->is_null()) {
        if (!skip->is_bool()) return Fault("skip_slack_parsing must be true or false");
        answer.skip_slack_parsing = skip->get_bool();
    }
    return answer;
}

std::expected<CommandAnswer, std::string> read_whole(const json::value& value,
                                                     const incoming_webhooks::NewId& new_id) {
    auto answer = read_one(value, new_id);
    if (!answer) return answer;
    const auto* extra = find_member(value.get_object(), "extra_responses");
    if (!extra || extra->is_null()) return answer;
    if (!extra->is_array()) return Fault("extra_responses must be a list");
    if (extra->get_array().size() > extra_max) return Fault("extra_responses has more than 100 entries");
    for (const auto& item : extra->get_array()) {
        if (item.is_null()) continue;
        auto more = read_one(item, new_id);
        if (!more) return Fault("extra_responses: " + more.error());
        more->goto_location.clear();
        answer->extra.push_back(std::move(*more));
    }
    return answer;
}

// "application/json; charset=utf-8" is JSON, "application/vnd.api+json" is text, as at the peer.
bool is_json(std::string_view content_type) {
    std::string_view type = content_type.substr(0, content_type.find(';'));
    while (type.ends_with(' ')) type.remove_suffix(1);
    while (type.starts_with(' ')) type.remove_prefix(1);
    return same_without_case(type, "application/json");
}

std::string shown_attachments(const std::vector<incoming_webhooks::Attachment>& attachments) {
    constexpr std::string_view before = R"({"attachments":)";
    std::string props =
        posts::shown_props(std::string(before) + incoming_webhooks::attachments_json(attachments) + "}");
    return props.substr(before.size(), props.size() - before.size() - 1);
}

}  // namespace

std::expected<CommandAnswer, std::string> read_command_answer(std::string_view content_type,
                                                              std::string_view body,
                                                              const incoming_webhooks::NewId& new_id) {
    if (!is_json(content_type)) {
        CommandAnswer answer;
        answer.payload.text = formatting::made_plain(body);
        answer.payload.has_text = true;
        return answer;
    }
    auto value = parse_json(body, json_depth_max);
    if (!value) value = parse_json(formatting::repair_json(body), json_depth_max);
    if (!value) return Fault(value.error().sentence());
    return read_whole(*value, new_id);
}

CommandResponse shown(const CommandAnswer& answer) {
    const auto& payload = answer.payload;
    CommandResponse response{.response_type = answer.response_type,
                             .text = payload.text,
                             .username = payload.username,
                             .channel_id = answer.channel_id,
                             .icon_url = payload.icon_url,
                             .type = payload.type,
                             .goto_location = answer.goto_location,
                             .skip_slack_parsing = answer.skip_slack_parsing};
    if (payload.has_props) response.props.text = posts::shown_props(to_json(payload.props));
    if (payload.has_attachments) response.attachments.text = shown_attachments(payload.attachments);
    if (!answer.extra.empty()) {
        std::vector<CommandResponse> more;
        for (const auto& extra : answer.extra) more.push_back(shown(extra));
        response.extra_responses.text = to_json(more);
    }
    return response;
}

CommandAnswer answer_of(CommandResponse response) {
    CommandAnswer answer{.response_type = std::move(response.response_type),
                         .goto_location = std::move(response.goto_location),
                         .skip_slack_parsing = response.skip_slack_parsing};
    answer.payload.text = std::move(response.text);
    answer.payload.type = std::move(response.type);
    return answer;
}

}  // namespace heliograph::slash_commands
