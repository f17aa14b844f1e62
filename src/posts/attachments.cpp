// Filling up attachments. Those of webhooks are read and written whole by incoming_webhooks and do not come
// here.
#include "src/posts/attachments.h"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/wire/read_json.h"
#include "base/wire/write_json.h"

namespace heliograph::posts {

namespace {

namespace json = boost::json;

constexpr const char* texts[] = {"fallback",    "color",       "pretext", "author_name", "author_link",
                                 "author_icon", "title",       "text",    "title_link",  "image_url",
                                 "thumb_url",   "footer_icon", "footer"};

void add(json::object& object, const char* name, json::value value) {
    if (!object.contains(name)) object.emplace(name, std::move(value));
}

void complete_field(json::value& field) {
    if (!field.is_object()) return;
    add(field.get_object(), "title", "");
    add(field.get_object(), "value", nullptr);
    add(field.get_object(), "short", false);
}

void complete(json::object& attachment) {
    add(attachment, "id", 0);
    for (const char* name : texts) add(attachment, name, "");
    add(attachment, "fields", nullptr);
    add(attachment, "ts", nullptr);
    auto& fields = attachment["fields"];
    if (!fields.is_array()) return;
    for (auto& field : fields.get_array()) complete_field(field);
}

}  // namespace

void complete_attachments(Json& props) {
    if (props.text.find("\"attachments\"") == std::string::npos) return;
    auto parsed = parse_json(props.text);
    if (!parsed || !parsed->is_object()) return;
    auto* attachments = parsed->get_object().if_contains("attachments");
    if (!attachments || !attachments->is_array()) return;
    auto& list = attachments->get_array();
    auto broken = [](const json::value& entry) { return !entry.is_object(); };
    list.erase(std::remove_if(list.begin(), list.end(), broken), list.end());
    for (auto& attachment : list) complete(attachment.get_object());
    props.text = json_text(*parsed);
}

std::string attachments_of(const Json& props) {
    if (props.text.find("\"attachments\"") == std::string::npos) return {};
    auto parsed = parse_json(props.text);
    if (!parsed || !parsed->is_object()) return {};
    auto* attachments = parsed->get_object().if_contains("attachments");
    return attachments ? json_text(*attachments) : std::string();
}

}  // namespace heliograph::posts
