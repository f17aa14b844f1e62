// Read by hand, not by description: field values may be anything and `short` may be text.
#include "src/incoming_webhooks/attachments.h"

#include <algorithm>

#include "base/wire/read_json.h"
#include "base/wire/write_json.h"
#include "src/formatting/numbers.h"
#include "src/formatting/slack_text.h"
#include "src/incoming_webhooks/blocks.h"

namespace heliograph::incoming_webhooks {

namespace json = boost::json;

namespace {

using Fault = std::unexpected<std::string>;
using Read = std::expected<void, std::string>;

struct TextMember {
    const char* name;
    std::string Attachment::* member;
};

constexpr TextMember before_fields[] = {{"fallback", &Attachment::fallback},
                                        {"color", &Attachment::color},
                                        {"pretext", &Attachment::pretext},
                                        {"author_name", &Attachment::author_name},
                                        {"author_link", &Attachment::author_link},
                                        {"author_icon", &Attachment::author_icon},
                                        {"title", &Attachment::title},
                                        {"title_link", &Attachment::title_link},
                                        {"text", &Attachment::text}};
constexpr TextMember after_fields[] = {{"image_url", &Attachment::image_url},
                                       {"thumb_url", &Attachment::thumb_url},
                                       {"footer", &Attachment::footer},
                                       {"footer_icon", &Attachment::footer_icon}};

// The member if it is there and not null.
const json::value* member_of(const json::object& object, std::string_view name) {
    const auto* value = find_member(object, name);
    return value && !value->is_null() ? value : nullptr;
}

Read read_text(const json::object& object, std::string_view name, std::string& into) {
    const auto* value = member_of(object, name);
    if (!value) return {};
    if (!value->is_string()) return Fault("attachments: " + std::string(name) + " must be text");
    into.assign(value->get_string().data(), value->get_string().size());
    return {};
}

Read read_short(const json::object& object, bool& into) {
    const auto* value = find_member(object, "short");
    if (!value) return {};
    std::string text;
    if (value->is_bool())
        text = value->get_bool() ? "true" : "false";
    else if (value->is_string())
        std::ranges::transform(value->get_string(), std::back_inserter(text),
                               [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (text != "true" && text != "false") return Fault("attachments.fields: short must be true or false");
    into = text == "true";
    return {};
}

Read read_fields(const json::value& list, std::vector<AttachmentField>& into) {
    if (!list.is_array()) return Fault("attachments: fields must be a list");
    for (const auto& item : list.get_array()) {
        if (item.is_null()) continue;
        if (!item.is_object()) return Fault("attachments.fields: a field must be an object");
        const auto& object = item.get_object();
        auto& field = into.emplace_back();
        if (auto ok = read_text(object, "title", field.title); !ok) return ok;
        if (auto ok = read_short(object, field.is_short); !ok) return ok;
        if (const auto* value = member_of(object, "value")) {
            field.has_value = true;
            field.value = formatting::value_text(*value);
        }
    }
    return {};
}

void write_name(std::string& out, const char* name) {
    if (out.back() != '{' && out.back() != '[') out += ',';
    out += '"';
    out += name;
    out += "\":";
}

Read write_text_if_any(std::string& out, const json::object& action, const char* name) {
    std::string text;
    if (auto ok = read_text(action, name, text); !ok) return ok;
    if (text.empty()) return {};
    write_name(out, name);
    write_json_string(out, text);
    return {};
}

Read write_options(std::string& out, const json::value& options) {
    if (!options.is_array()) return Fault("attachments.actions: options must be a list");
    write_name(out, "options");
    out += '[';
    for (const auto& item : options.get_array()) {
        if (item.is_null()) continue;
        if (!item.is_object()) return Fault("attachments.actions: an option must be an object");
        std::string text, value;
        if (auto ok = read_text(item.get_object(), "text", text); !ok) return ok;
        if (auto ok = read_text(item.get_object(), "value", value); !ok) return ok;
        if (out.back() != '[') out += ',';
        out += "{\"text\":";
        write_json_string(out, text);
        out += ",\"value\":";
        write_json_string(out, value);
        out += '}';
    }
    out += ']';
    return {};
}

Read write_integration(std::string& out, const json::value& integration) {
    if (!integration.is_object()) return Fault("attachments.actions: integration must be an object");
    const auto& object = integration.get_object();
    write_name(out, "integration");
    out += '{';
    if (auto ok = write_text_if_any(out, object, "url"); !ok) return ok;
    if (const auto* context = member_of(object, "context")) {
        if (!context->is_object()) return Fault("attachments.actions: context must be an object");
        write_name(out, "context");
        out += json_text(*context);
    }
    out += '}';
    return {};
}

std::expected<std::string, std::string> read_action(const json::object& action,
                                                    const std::function<std::string()>& new_id) {
    std::string out = "{", id;
    if (auto ok = read_text(action, "id", id); !ok) return Fault(ok.error());
    write_name(out, "id");
    write_json_string(out, id.empty() ? new_id() : id);
    for (const char* name : {"type", "name", "tooltip", "style", "data_source", "default_option"})
        if (auto ok = write_text_if_any(out, action, name); !ok) return Fault(ok.error());
    if (const auto* disabled = member_of(action, "disabled")) {
        if (!disabled->is_bool()) return Fault("attachments.actions: disabled must be true or false");
        if (disabled->get_bool()) out += ",\"disabled\":true";
    }
    if (const auto* options = member_of(action, "options"))
        if (auto ok = write_options(out, *options); !ok) return Fault(ok.error());
    if (const auto* integration = member_of(action, "integration"))
        if (auto ok = write_integration(out, *integration); !ok) return Fault(ok.error());
    if (auto ok = write_text_if_any(out, action, "cookie"); !ok) return Fault(ok.error());
    return out + "}";
}

Read read_actions(const json::value& list, std::vector<std::string>& into,
                  const std::function<std::string()>& new_id) {
    if (!list.is_array()) return Fault("attachments: actions must be a list");
    for (const auto& item : list.get_array()) {
        if (item.is_null()) continue;
        if (!item.is_object()) return Fault("attachments.actions: an action must be an object");
        auto action = read_action(item.get_object(), new_id);
        if (!action) return Fault(action.error());
        into.push_back(std::move(*action));
    }
    return {};
}

Read read_attachment(const json::object& object, Attachment& into,
                     const std::function<std::string()>& new_id) {
    if (const auto* id = member_of(object, "id")) {
        if (!id->is_number()) return Fault("attachments: id must be a number");
        boost::system::error_code inexact;
        into.id = id->to_number<std::int64_t>(inexact);
        if (inexact) return Fault("attachments: id must be a whole number");
    }
    for (const auto& text : before_fields)
        if (auto ok = read_text(object, text.name, into.*text.member); !ok) return ok;
    for (const auto& text : after_fields)
        if (auto ok = read_text(object, text.name, into.*text.member); !ok) return ok;
    if (const auto* fields = member_of(object, "fields")) {
        into.has_fields = true;
        if (auto ok = read_fields(*fields, into.fields); !ok) return ok;
    }
    if (const auto* blocks = member_of(object, "blocks"); blocks && into.text.empty())
        into.text = text_of_blocks(*blocks);
    if (const auto* ts = member_of(object, "ts")) into.ts = json_text(*ts);
    if (const auto* actions = member_of(object, "actions"))
        return read_actions(*actions, into.actions, new_id);
    return {};
}

}  // namespace

std::expected<std::vector<Attachment>, std::string> read_attachments(
    const json::value& list, const std::function<std::string()>& new_id) {
    std::vector<Attachment> attachments;
    if (list.is_null()) return attachments;
    if (!list.is_array()) return Fault("attachments must be a list");
    for (const auto& item : list.get_array()) {
        if (item.is_null()) continue;
        if (!item.is_object()) return Fault("attachments: an attachment must be an object");
        if (auto ok = read_attachment(item.get_object(), attachments.emplace_back(), new_id); !ok)
            return Fault(ok.error());
    }
    return attachments;
}

void rewrite_attachment(Attachment& attachment,
                        const std::function<std::string(std::string_view id)>& name_of) {
    using namespace formatting;
    auto rewrite = [&](std::string& text) {
        if (text.find('<') == std::string::npos) return;
        text = rewrite_user_references(rewrite_announcements(std::move(text)), name_of);
    };
    rewrite(attachment.pretext);
    rewrite(attachment.text);
    rewrite(attachment.title);
    attachment.pretext = rewrite_links(std::move(attachment.pretext), Links::any_line);
    attachment.text = rewrite_links(std::move(attachment.text), Links::any_line);
    for (auto& field : attachment.fields) {
        rewrite(field.value);
        field.value = rewrite_links(std::move(field.value), Links::any_line);
    }
}

void append_texts(const Attachment& attachment, std::string& out) {
    out.append(attachment.pretext).append("\n").append(attachment.text).append("\n").append(attachment.title);
    for (const auto& field : attachment.fields) out.append("\n").append(field.value);
    out += '\n';
}

void write_attachment(std::string& out, const Attachment& attachment) {
    out += "{\"id\":" + std::to_string(attachment.id);
    for (const auto& text : before_fields) {
        write_name(out, text.name);
        write_json_string(out, attachment.*text.member);
    }
    out += attachment.has_fields ? ",\"fields\":[" : ",\"fields\":null";
    for (bool first = true; const auto& field : attachment.fields) {
        out += std::exchange(first, false) ? "{\"title\":" : ",{\"title\":";
        write_json_string(out, field.title);
        out += ",\"value\":";
        if (field.has_value)
            write_json_string(out, field.value);
        else
            out += "null";
        out += field.is_short ? ",\"short\":true}" : ",\"short\":false}";
    }
    if (attachment.has_fields) out += ']';
    for (const auto& text : after_fields) {
        write_name(out, text.name);
        write_json_string(out, attachment.*text.member);
    }
    out += ",\"ts\":" + attachment.ts;
    for (std::size_t i = 0; i < attachment.actions.size(); ++i)
        out.append(i == 0 ? ",\"actions\":[" : ",").append(attachment.actions[i]);
    out += attachment.actions.empty() ? "}" : "]}";
}

std::string attachments_json(const std::vector<Attachment>& attachments) {
    std::string out = "[";
    for (const auto& attachment : attachments) {
        if (out.size() > 1) out += ',';
        write_attachment(out, attachment);
    }
    return out + "]";
}

}  // namespace heliograph::incoming_webhooks
