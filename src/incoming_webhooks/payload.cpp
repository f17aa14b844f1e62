// JSON, a form field that holds JSON, or multipart fields; as lenient as the peer, and as strict.
#include "src/incoming_webhooks/payload.h"

#include <algorithm>
#include <charconv>

#include "base/wire/forms.h"
#include "base/wire/multipart.h"
#include "base/wire/read_json.h"
#include "base/words/letters.h"
#include "src/formatting/json_repair.h"
#include "src/formatting/runes.h"
#include "src/incoming_webhooks/blocks.h"

namespace heliograph::incoming_webhooks {

namespace json = boost::json;

namespace {

using Fault = std::unexpected<PayloadFault>;
using Parsed = std::expected<Payload, PayloadFault>;

constexpr std::size_t json_depth_max = 100;
// An index that is larger is taken for an attack, not for an attachment.
constexpr std::size_t multipart_attachments_max = 1000;

Fault undecodable(std::string reason) { return Fault(PayloadFault{refuse::decode, std::move(reason)}); }

struct TextMember {
    const char* name;
    std::string Payload::* member;
};
constexpr TextMember json_texts[] = {{"text", &Payload::text},
                                     {"username", &Payload::username},
                                     {"icon_url", &Payload::icon_url},
                                     {"channel", &Payload::channel},
                                     {"type", &Payload::type},
                                     {"icon_emoji", &Payload::icon_emoji},
                                     {"root_id", &Payload::root_id},
                                     {"thread_key", &Payload::thread_key},
                                     {"update_key", &Payload::update_key}};
// The peer maps parts by the names of its struct, without case.
constexpr TextMember part_texts[] = {{"text", &Payload::text},        {"username", &Payload::username},
                                     {"iconurl", &Payload::icon_url}, {"channelname", &Payload::channel},
                                     {"type", &Payload::type},        {"iconemoji", &Payload::icon_emoji}};

// What else senders of chat programs put beside them: no sign of a foreign service.
constexpr const char* other_members[] = {"attachments",
                                         "props",
                                         "priority",
                                         "blocks",
                                         "mrkdwn",
                                         "link_names",
                                         "unfurl_links",
                                         "unfurl_media",
                                         "parse",
                                         "thread_ts",
                                         "reply_broadcast",
                                         "as_user",
                                         "metadata",
                                         "response_type",
                                         "delete_original",
                                         "replace_original",
                                         "version",
                                         "skip_slack_parsing",
                                         "goto_location",
                                         "trigger_id",
                                         "extra_responses",
                                         "ts",
                                         "user",
                                         "bot_id"};

struct AttachmentText {
    const char* name;
    std::string Attachment::* member;
};
constexpr AttachmentText attachment_parts[] = {{"fallback", &Attachment::fallback},
                                               {"color", &Attachment::color},
                                               {"pretext", &Attachment::pretext},
                                               {"authorname", &Attachment::author_name},
                                               {"authorlink", &Attachment::author_link},
                                               {"authoricon", &Attachment::author_icon},
                                               {"title", &Attachment::title},
                                               {"titlelink", &Attachment::title_link},
                                               {"text", &Attachment::text},
                                               {"imageurl", &Attachment::image_url},
                                               {"thumburl", &Attachment::thumb_url},
                                               {"footer", &Attachment::footer},
                                               {"footericon", &Attachment::footer_icon}};

std::expected<void, PayloadFault> read_priority(const json::value& value, Payload& into) {
    if (!value.is_object()) return undecodable("priority must be an object");
    const auto& object = value.get_object();
    const auto* level = find_member(object, "priority");
    if (level && !level->is_null() && !level->is_string())
        return undecodable("priority.priority must be text");
    for (const char* name : {"requested_ack", "persistent_notifications"}) {
        const auto* flag = find_member(object, name);
        if (flag && !flag->is_null() && !flag->is_bool())
            return undecodable("priority." + std::string(name) + " must be true or false");
    }
    // Acknowledgements and persistent notices are licensed at the peer; here their flags are dropped.
    json::object kept;
    kept["priority"] = level ? *level : json::value(nullptr);
    into.priority = Json{json_text(kept)};
    return {};
}

std::expected<void, PayloadFault> read_lists(const json::object& object, Payload& into, const NewId& new_id) {
    if (const auto* value = find_member(object, "attachments"); value && !value->is_null()) {
        auto attachments = read_attachments(*value, new_id);
        if (!attachments) return undecodable(attachments.error());
        into.attachments = std::move(*attachments);
        into.has_attachments = true;
    }
    if (const auto* props = find_member(object, "props"); props && !props->is_null()) {
        if (!props->is_object()) return undecodable("props must be an object");
        into.has_props = true;
        for (const auto& item : props->get_object()) into.props[item.key()] = Json{json_text(item.value())};
    }
    if (const auto* value = find_member(object, "priority"); value && !value->is_null())
        return read_priority(*value, into);
    return {};
}

bool is_known_member(std::string_view name) {
    std::string plain = lower(name);
    for (const auto& text : json_texts)
        if (plain == text.name) return true;
    return std::ranges::any_of(other_members, [&](const char* other) { return plain == other; });
}

// Blocks are the message, and the text beside them is for those who cannot show them.
void add_blocks(Payload& payload, const json::value& blocks) {
    Lowered lowered = lower_blocks(blocks);
    if (!lowered.says_something && (!payload.text.empty() || !payload.attachments.empty())) return;
    if (!lowered.text.empty() || !lowered.attachments.empty()) payload.text = std::move(lowered.text);
    payload.has_text = payload.has_text || !payload.text.empty();
    payload.has_attachments = payload.has_attachments || !lowered.attachments.empty();
    payload.attachments.insert(payload.attachments.begin(), lowered.attachments.begin(),
                               lowered.attachments.end());
}

Parsed from_json_text(std::string_view text, const NewId& new_id) {
    auto value = parse_json(text, json_depth_max);
    if (!value) value = parse_json(formatting::repair_json(text), json_depth_max);
    if (!value) return undecodable(value.error().reason);
    return payload_of(*value, new_id);
}

Parsed from_form(std::string_view body, const Form& query, const NewId& new_id) {
    auto form = read_form(body);
    if (!form) return Fault(PayloadFault{refuse::form_unreadable, form.error()});
    const std::string* payload = form->find("payload");
    if (!payload) payload = query.find("payload");
    if (!payload || payload->empty()) return undecodable("the form field `payload` is missing or empty");
    return from_json_text(*payload, new_id);
}

// "attachments.0.title" without case; false for any other name.
bool read_attachment_part(std::string_view name, std::string_view value, Payload& into) {
    constexpr std::string_view prefix = "attachments.";
    if (!name.starts_with(prefix)) return false;
    std::size_t index = 0;
    const char* first = name.data() + prefix.size();
    const char* last = name.data() + name.size();
    auto [end, error] = std::from_chars(first, last, index);
    if (error != std::errc() || end == last || *end != '.' || index >= multipart_attachments_max)
        return false;
    std::string_view member(end + 1, static_cast<std::size_t>(last - end - 1));
    for (const auto& part : attachment_parts) {
        if (member != part.name) continue;
        if (into.attachments.size() <= index) into.attachments.resize(index + 1);
        into.attachments[index].*part.member = std::string(value);
        into.has_attachments = true;
        return true;
    }
    return false;
}

Parsed from_multipart(const MediaType& type, std::string_view body) {
    const std::string* boundary = type.parameter("boundary");
    if (!boundary) return Fault(PayloadFault{refuse::multipart_unreadable, "the boundary is missing"});
    auto parts = read_multipart(body, *boundary);
    if (!parts) return Fault(PayloadFault{refuse::multipart_unreadable, parts.error()});
    Payload payload;
    for (const auto& part : *parts) {
        if (part.filename) continue;  // The peer looks at fields only.
        std::string name = lower(part.name);
        std::string value = formatting::made_plain(part.bytes);
        bool known = read_attachment_part(name, value, payload);
        for (const auto& text : part_texts) {
            if (name != text.name) continue;
            payload.*text.member = value;
            payload.has_text = payload.has_text || text.member == &Payload::text;
            known = true;
        }
        if (!known) return undecodable("the part `" + part.name + "` is not known");
    }
    return payload;
}

}  // namespace

std::expected<Payload, PayloadFault> payload_of(const json::value& value, const NewId& new_id) {
    Payload payload;
    if (value.is_null()) return payload;
    if (!value.is_object()) return undecodable("the payload must be an object");
    const auto& object = value.get_object();
    for (const auto& text : json_texts) {
        const auto* member = find_member(object, text.name);
        if (!member || member->is_null()) continue;
        if (!member->is_string()) return undecodable(std::string(text.name) + " must be text");
        (payload.*text.member).assign(member->get_string().data(), member->get_string().size());
        if (text.member == &Payload::text) payload.has_text = true;
    }
    if (auto ok = read_lists(object, payload, new_id); !ok) return Fault(ok.error());
    payload.only_known = !has_foreign_members(value);
    payload.for_slack = object.contains("blocks");
    if (const auto* blocks = find_member(object, "blocks")) add_blocks(payload, *blocks);
    return payload;
}

// A card of Teams calls its parts attachments too.
bool is_card(const json::value& attachment) {
    return attachment.is_object() && attachment.get_object().contains("contentType");
}

bool has_foreign_members(const json::value& value) {
    if (value.is_array())
        return std::ranges::any_of(value.get_array(), [](const json::value& one) { return one.is_object(); });
    if (!value.is_object()) return false;
    const auto* attachments = find_member(value.get_object(), "attachments");
    if (attachments && attachments->is_array() && std::ranges::any_of(attachments->get_array(), is_card))
        return true;
    return std::ranges::any_of(value.get_object(),
                               [](const auto& one) { return !is_known_member(one.key()); });
}

std::expected<Payload, PayloadFault> parse_payload(PayloadSource source, const NewId& new_id) {
    Form query;
    if (!source.query.empty()) {
        auto read = read_form(source.query);
        if (!read) return Fault(PayloadFault{refuse::form_unreadable, read.error()});
        query = std::move(*read);
    }
    // The usual header needs no parsing.
    if (source.content_type.empty() || source.content_type == "application/json")
        return from_json_text(source.body, new_id);
    auto type = read_media_type(source.content_type);
    if (!type) return Fault(PayloadFault{refuse::media_type, type.error()});
    if (type->type == "application/x-www-form-urlencoded") return from_form(source.body, query, new_id);
    if (type->type == "multipart/form-data") return from_multipart(*type, source.body);
    return from_json_text(source.body, new_id);
}

}  // namespace heliograph::incoming_webhooks
