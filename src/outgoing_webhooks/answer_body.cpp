// One JSON object, whatever its media type says.
#include "src/outgoing_webhooks/answer_body.h"

#include "base/wire/read_json.h"

namespace heliograph::outgoing_webhooks {

std::expected<AnswerBody, std::string> read_answer_body(std::string_view body,
                                                        const incoming_webhooks::NewId& new_id) {
    AnswerBody answer;
    if (body.find_first_not_of(" \t\r\n") == body.npos) return answer;
    auto parsed = parse_json(body);
    if (!parsed || !parsed->is_object()) return std::unexpected("the answer is no JSON object");
    if (const auto* type = find_member(parsed->get_object(), "response_type"))
        answer.is_comment = type->is_string() && type->get_string() == "comment";
    auto payload = incoming_webhooks::parse_payload({.body = body}, new_id);
    if (!payload) return std::unexpected("the answer cannot be read: " + payload.error().reason);
    answer.payload = std::move(*payload);
    // An answer goes where the question came from, and knows no emoji for a picture.
    answer.payload.channel.clear();
    answer.payload.icon_emoji.clear();
    if (answer.payload.type.starts_with("system_"))
        return std::unexpected("a type must not begin with system_");
    if (answer.payload.type.size() > 26) return std::unexpected("a type has at most 26 bytes");
    answer.says_something = answer.payload.has_text || !answer.payload.attachments.empty();
    return answer;
}

}  // namespace heliograph::outgoing_webhooks
