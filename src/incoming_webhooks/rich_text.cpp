// Lists, quotes and code are lines; the rest is spans with styles.
#include "src/incoming_webhooks/rich_text.h"

#include <algorithm>

#include "base/wire/read_json.h"

namespace heliograph::incoming_webhooks {

namespace json = boost::json;

namespace {

constexpr int depth_max = 16;

std::int64_t number_member(const json::object& object, std::string_view name) {
    const auto* value = find_member(object, name);
    return value && value->is_int64() ? value->get_int64() : 0;
}

bool has_style(const json::object& element, std::string_view name) {
    const auto* style = find_member(element, "style");
    if (!style || !style->is_object()) return false;
    const auto* on = find_member(style->get_object(), name);
    return on && on->is_bool() && on->get_bool();
}

// Markup that begins or ends with a blank would not be markup.
std::string wrapped(const std::string& text, std::string_view mark) {
    std::size_t begin = text.find_first_not_of(" \n");
    if (begin == std::string::npos) return text;
    std::size_t end = text.find_last_not_of(" \n") + 1;
    return text.substr(0, begin) + std::string(mark) + text.substr(begin, end - begin) + std::string(mark) +
           text.substr(end);
}

std::string styled(const json::object& element, std::string text) {
    if (has_style(element, "code")) return wrapped(text, "`");
    if (has_style(element, "italic")) text = wrapped(text, "_");
    if (has_style(element, "bold")) text = wrapped(text, "**");
    if (has_style(element, "strike")) text = wrapped(text, "~~");
    return text;
}

std::string span(const json::object& element, std::string_view type) {
    if (type == "emoji") return ":" + text_member(element, "name") + ":";
    if (type == "user") return "<@" + text_member(element, "user_id") + ">";
    if (type == "broadcast") return "<!" + text_member(element, "range") + ">";
    if (type == "channel") return "#" + text_member(element, "channel_id");
    if (type == "usergroup") return "@" + text_member(element, "usergroup_id");
    if (type == "team") return text_member(element, "team_id");
    if (type == "date") return text_member(element, "fallback");
    if (type == "color") return "`" + text_member(element, "value") + "`";
    if (type != "link") return text_member(element, "text");
    std::string url = text_member(element, "url"), label = text_member(element, "text");
    return label.empty() ? url : "<" + url + "|" + label + ">";
}

std::string lines_of(const json::object& element, int depth);

const json::array* children_of(const json::object& element) {
    const auto* children = find_member(element, "elements");
    return children && children->is_array() ? &children->get_array() : nullptr;
}

std::string spans_of(const json::object& element) {
    std::string out;
    const auto* children = children_of(element);
    if (!children) return out;
    for (const auto& child : *children) {
        if (!child.is_object()) continue;
        const auto& object = child.get_object();
        out += styled(object, span(object, text_member(object, "type")));
    }
    return out;
}

std::string prefixed(const std::string& text, const std::string& first, const std::string& more) {
    std::string out = first;
    for (char c : text) {
        out += c;
        if (c == '\n') out += more;
    }
    return out;
}

std::string list_of(const json::object& element, int depth) {
    std::string out;
    const auto* children = children_of(element);
    if (!children) return out;
    auto level = static_cast<std::size_t>(std::clamp<std::int64_t>(number_member(element, "indent"), 0, 8));
    bool ordered = text_member(element, "style") == "ordered";
    std::int64_t number = number_member(element, "offset");
    std::string indent(level * 4, ' ');
    for (const auto& child : *children) {
        if (!child.is_object()) continue;
        std::string mark = ordered ? std::to_string(++number) + ". " : "- ";
        std::string text = lines_of(child.get_object(), depth + 1);
        if (!out.empty()) out += '\n';
        out += prefixed(text, indent + mark, indent + std::string(mark.size(), ' '));
    }
    return out;
}

std::string lines_of(const json::object& element, int depth) {
    if (depth > depth_max) return {};
    std::string type = text_member(element, "type");
    if (type == "rich_text_section") return spans_of(element);
    if (type == "rich_text_list") return list_of(element, depth);
    if (type == "rich_text_preformatted") return "```\n" + spans_of(element) + "\n```";
    if (type == "rich_text_quote") return prefixed(spans_of(element), "> ", "> ");
    const auto* children = children_of(element);
    if (!children) return styled(element, span(element, type));
    std::string out;
    for (const auto& child : *children) {
        if (!child.is_object()) continue;
        std::string text = lines_of(child.get_object(), depth + 1);
        if (text.empty()) continue;
        if (!out.empty() && out.back() != '\n') out += '\n';
        out += text;
    }
    return out;
}

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80);
}

// The end of what a mark opens at `begin`: a mark in the same line that closes a word; npos if there is none.
std::size_t closing(std::string_view text, std::size_t begin, char mark) {
    if (begin > 0 && is_word(text[begin - 1])) return std::string_view::npos;
    if (begin + 1 >= text.size() || text[begin + 1] == ' ' || text[begin + 1] == mark)
        return std::string_view::npos;
    for (std::size_t i = begin + 1; i < text.size() && text[i] != '\n'; ++i) {
        bool ends_word = i + 1 == text.size() || !is_word(text[i + 1]);
        if (text[i] == mark && text[i - 1] != ' ' && ends_word) return i;
    }
    return std::string_view::npos;
}

}  // namespace

std::string text_member(const json::object& object, std::string_view name) {
    const auto* value = find_member(object, name);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::string markdown_of_rich_text(const json::object& element) { return lines_of(element, 0); }

std::string markdown_of_mrkdwn(std::string_view text) {
    std::string out;
    std::size_t double_until = std::string_view::npos;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '`' || c == '<') {
            // Code and links are copied whole.
            std::string_view end = c == '<' ? ">" : text.substr(i).starts_with("```") ? "```" : "`";
            std::size_t found = text.find(end, i + (c == '<' ? 1 : end.size()));
            if (found != std::string_view::npos) {
                out.append(text.substr(i, found + end.size() - i));
                i = found + end.size() - 1;
                continue;
            }
        }
        if (i == double_until) {
            out += c;
            double_until = std::string_view::npos;
        } else if ((c == '*' || c == '~') && double_until == std::string_view::npos) {
            double_until = closing(text, i, c);
            if (double_until != std::string_view::npos) out += c;
        }
        out += c;
    }
    return out;
}

}  // namespace heliograph::incoming_webhooks
