// One walk over the blocks; each becomes a piece, and pieces are laid out at the end.
#include "src/incoming_webhooks/blocks.h"

#include <algorithm>

#include "base/wire/read_json.h"
#include "src/incoming_webhooks/rich_text.h"

namespace heliograph::incoming_webhooks {

namespace json = boost::json;

namespace {

constexpr std::size_t attachments_max = 50;
constexpr std::size_t table_rows_max = 100;

// What a block shows. Without picture and fields it is text alone.
struct Piece {
    std::string text;
    std::string title;
    std::string title_link;
    std::string author;
    std::string image_url;
    std::string thumb_url;
    std::vector<std::string> fields;

    bool is_text() const { return image_url.empty() && thumb_url.empty() && fields.empty(); }
};

void add(std::string& out, std::string_view separator, std::string_view text) {
    if (text.empty()) return;
    if (!out.empty()) out += separator;
    out += text;
}

// A text object, whose kind decides about its markup, or a plain string.
std::string text_under(const json::object& object, std::string_view name) {
    const auto* value = find_member(object, name);
    if (!value) return {};
    if (value->is_string()) return std::string(value->get_string());
    if (!value->is_object()) return {};
    const auto& inner = value->get_object();
    std::string text = text_member(inner, "text");
    return text_member(inner, "type") == "mrkdwn" ? markdown_of_mrkdwn(text) : text;
}

const json::array* list_under(const json::object& object, std::string_view name) {
    const auto* list = find_member(object, name);
    return list && list->is_array() ? &list->get_array() : nullptr;
}

const json::object* object_under(const json::object& object, std::string_view name) {
    const auto* inner = find_member(object, name);
    return inner && inner->is_object() ? &inner->get_object() : nullptr;
}

std::string linked(const std::string& label, const std::string& url) {
    if (url.empty()) return label;
    return "<" + url + "|" + (label.empty() ? url : label) + ">";
}

// Buttons that lead somewhere are links; those that would call a program are only named.
std::string text_of_control(const json::object& element) {
    std::string type = text_member(element, "type");
    if (type == "image") return text_member(element, "alt_text");
    if (type == "mrkdwn") return markdown_of_mrkdwn(text_member(element, "text"));
    if (type == "plain_text") return text_member(element, "text");
    std::string label = text_under(element, "text");
    if (label.empty()) label = text_under(element, "placeholder");
    if (label.empty()) label = text_member(element, "alt_text");
    std::string url = text_member(element, "url");
    if (!url.empty()) return linked(label, url);
    return label.empty() || type.empty() ? label : "`" + label + "`";
}

std::string texts_of(const json::array* list, std::string_view separator) {
    std::string out;
    if (!list) return out;
    for (const auto& item : *list)
        if (item.is_object()) add(out, separator, text_of_control(item.get_object()));
    return out;
}

Piece section(const json::object& block) {
    Piece piece{.text = text_under(block, "text")};
    if (const auto* fields = list_under(block, "fields"))
        for (const auto& field : *fields)
            if (field.is_object()) piece.fields.push_back(text_of_control(field.get_object()));
    std::erase(piece.fields, "");
    const auto* accessory = object_under(block, "accessory");
    if (!accessory) return piece;
    if (text_member(*accessory, "type") == "image")
        piece.thumb_url = text_member(*accessory, "image_url");
    else
        add(piece.text, "\n", text_of_control(*accessory));
    return piece;
}

Piece image(const json::object& block) {
    std::string title = text_under(block, "title");
    if (title.empty()) title = text_member(block, "alt_text");
    std::string url = text_member(block, "image_url");
    if (url.empty()) return {.text = title};
    return {.title = title, .image_url = url};
}

Piece video(const json::object& block) {
    std::string link = text_member(block, "title_url");
    if (link.empty()) link = text_member(block, "video_url");
    std::string title = text_under(block, "title");
    if (title.empty()) title = text_member(block, "alt_text");
    Piece piece{.text = text_under(block, "description"),
                .title = title,
                .title_link = link,
                .author = text_member(block, "author_name"),
                .image_url = text_member(block, "thumbnail_url")};
    if (!piece.image_url.empty()) return piece;
    std::string text = linked(title, link);
    add(text, "\n", piece.text);
    return {.text = text};
}

std::string cell(const json::value& value) {
    if (!value.is_object()) return {};
    const auto& object = value.get_object();
    std::string text = text_member(object, "type") == "rich_text" ? markdown_of_rich_text(object)
                                                                  : text_member(object, "text");
    for (char& c : text)
        if (c == '\n' || c == '|') c = ' ';
    return text;
}

// The first row is the head.
std::string table(const json::object& block) {
    std::string out;
    const auto* rows = list_under(block, "rows");
    if (!rows) return out;
    std::size_t shown = 0;
    for (const auto& row : *rows) {
        if (!row.is_array() || shown == table_rows_max) continue;
        out += '|';
        for (const auto& one : row.get_array()) out += " " + cell(one) + " |";
        out += '\n';
        if (shown++ > 0) continue;
        out += '|';
        for (std::size_t i = 0; i < row.get_array().size(); ++i) out += " --- |";
        out += '\n';
    }
    if (!out.empty()) out.pop_back();
    return out;
}

std::string input(const json::object& block) {
    std::string text = text_under(block, "label");
    add(text, "\n", text_under(block, "hint"));
    return text;
}

Piece piece_of(const json::object& block) {
    std::string type = text_member(block, "type");
    if (type == "header") {
        std::string text = text_under(block, "text");
        return {.text = text.empty() ? text : "#### " + text};
    }
    if (type == "divider") return {.text = "---"};
    if (type == "rich_text") return {.text = markdown_of_rich_text(block)};
    if (type == "markdown") return {.text = text_member(block, "text")};
    if (type == "section") return section(block);
    if (type == "image") return image(block);
    if (type == "video") return video(block);
    if (type == "table") return {.text = table(block)};
    if (type == "input") return {.text = input(block)};
    if (type == "actions") return {.text = texts_of(list_under(block, "elements"), " · ")};
    if (type == "context") return {.text = texts_of(list_under(block, "elements"), " ")};
    if (type == "file") return {.text = "A file: " + text_member(block, "external_id")};
    // Those of later years say what they say.
    Piece piece = section(block);
    add(piece.text, "\n", text_under(block, "title"));
    add(piece.text, "\n", texts_of(list_under(block, "elements"), " "));
    return piece;
}

void show(Lowered& lowered, Piece piece) {
    bool plain = piece.is_text();
    if (plain && piece.text.empty()) return;
    lowered.says_something = lowered.says_something || !plain || piece.text != "---";
    if (plain && lowered.attachments.empty()) return add(lowered.text, "\n\n", piece.text);
    auto& last = lowered.attachments;
    // What follows a picture stands below it: in an attachment of its own.
    bool joins = plain && !last.empty() && last.back().image_url.empty() && !last.back().has_fields;
    if (joins || last.size() >= attachments_max) return add(last.back().text, "\n\n", piece.text);
    auto& made = last.emplace_back();
    made.text = std::move(piece.text);
    made.title = piece.title;
    made.title_link = piece.title_link;
    made.author_name = piece.author;
    made.image_url = piece.image_url;
    made.thumb_url = piece.thumb_url;
    made.has_fields = !piece.fields.empty();
    for (auto& field : piece.fields)
        made.fields.push_back({.value = std::move(field), .has_value = true, .is_short = true});
    made.fallback = !made.text.empty() ? made.text : piece.title;
}

constexpr const char* without_text = "(a message of blocks without text)";

}  // namespace

Lowered lower_blocks(const json::value& blocks) {
    Lowered lowered;
    if (!blocks.is_array()) return lowered;
    bool any = false;
    for (const auto& block : blocks.get_array()) {
        if (!block.is_object()) continue;
        any = true;
        show(lowered, piece_of(block.get_object()));
    }
    if (any && !lowered.says_something) lowered.text = without_text;
    return lowered;
}

std::string text_of_blocks(const json::value& blocks) {
    std::string out;
    if (!blocks.is_array()) return out;
    for (const auto& block : blocks.get_array()) {
        if (!block.is_object()) continue;
        Piece piece = piece_of(block.get_object());
        add(out, "\n\n", piece.text);
        for (const auto& field : piece.fields) add(out, "\n", field);
        std::string url = !piece.title_link.empty() ? piece.title_link : piece.image_url;
        add(out, "\n\n", linked(piece.title, url));
    }
    return out;
}

}  // namespace heliograph::incoming_webhooks
