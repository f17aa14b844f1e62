// A walk over the blocks that keeps what people would read.
#include "src/incoming_webhooks/blocks.h"

#include "base/wire/read_json.h"

namespace heliograph::incoming_webhooks {

namespace json = boost::json;

namespace {

std::string text_member(const json::object& object, std::string_view name) {
    const auto* value = find_member(object, name);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

// A text object {"type":"mrkdwn","text":"..."} or a plain string under that name.
std::string text_under(const json::object& object, std::string_view name) {
    const auto* value = find_member(object, name);
    if (!value) return {};
    if (value->is_string()) return std::string(value->get_string());
    return value->is_object() ? text_member(value->get_object(), "text") : std::string();
}

void add(std::string& out, std::string_view separator, std::string_view text) {
    if (text.empty()) return;
    if (!out.empty()) out += separator;
    out += text;
}

std::string rich_text(const json::object& element, int depth);

std::string rich_children(const json::object& element, std::string_view separator, int depth) {
    std::string out;
    const auto* children = find_member(element, "elements");
    if (!children || !children->is_array() || depth > 8) return out;
    for (const auto& child : children->get_array())
        if (child.is_object()) add(out, separator, rich_text(child.get_object(), depth + 1));
    return out;
}

std::string rich_text(const json::object& element, int depth) {
    std::string type = text_member(element, "type");
    if (type == "text") return text_member(element, "text");
    if (type == "emoji") return ":" + text_member(element, "name") + ":";
    if (type == "user") return "<@" + text_member(element, "user_id") + ">";
    if (type == "broadcast") return "<!" + text_member(element, "range") + ">";
    if (type == "channel") return "#" + text_member(element, "channel_id");
    if (type == "link") {
        std::string url = text_member(element, "url"), label = text_member(element, "text");
        return label.empty() ? url : "<" + url + "|" + label + ">";
    }
    if (type == "rich_text_preformatted") return "```\n" + rich_children(element, "", depth) + "\n```";
    if (type == "rich_text_quote") return "> " + rich_children(element, "", depth);
    if (type == "rich_text_list") {
        std::string items = rich_children(element, "\n- ", depth);
        return items.empty() ? items : "- " + items;
    }
    return rich_children(element, type == "rich_text" ? "\n" : "", depth);
}

std::string texts_of_list(const json::object& block, std::string_view name, std::string_view separator) {
    std::string out;
    const auto* list = find_member(block, name);
    if (!list || !list->is_array()) return out;
    for (const auto& item : list->get_array()) {
        if (!item.is_object()) continue;
        const auto& object = item.get_object();
        std::string text = text_under(object, "text");
        add(out, separator, text.empty() ? text_member(object, "alt_text") : text);
    }
    return out;
}

std::string text_of_block(const json::object& block) {
    std::string type = text_member(block, "type");
    if (type == "header") return "#### " + text_under(block, "text");
    if (type == "divider") return "---";
    if (type == "rich_text") return rich_text(block, 0);
    std::string out = text_under(block, "text");
    add(out, "\n", texts_of_list(block, "fields", "\n"));
    add(out, "\n", texts_of_list(block, "elements", " "));
    if (type == "image" || type == "video") {
        std::string title = text_under(block, "title");
        std::string url = text_member(block, type == "image" ? "image_url" : "video_url");
        if (title.empty()) title = text_member(block, "alt_text");
        add(out, "\n", url.empty() ? title : "[" + (title.empty() ? url : title) + "](" + url + ")");
    }
    return out;
}

}  // namespace

std::string text_of_blocks(const json::value& blocks) {
    std::string out;
    bool any = false, said = false;
    if (!blocks.is_array()) return out;
    for (const auto& block : blocks.get_array()) {
        if (!block.is_object()) continue;
        any = true;
        std::string text = text_of_block(block.get_object());
        said = said || (!text.empty() && text != "---");
        add(out, "\n\n", text);
    }
    if (any && !said) return "(a message of blocks without text)";
    return out;
}

}  // namespace heliograph::incoming_webhooks
