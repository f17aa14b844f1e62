// Content types are believed where they name a form or XML; JSON is tried whatever they say.
#include "src/translation/foreign.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <charconv>

#include "base/wire/forms.h"
#include "base/wire/multipart.h"
#include "base/wire/read_json.h"
#include "src/formatting/json_repair.h"
#include "src/formatting/runes.h"

namespace heliograph::translation {

namespace json = boost::json;

namespace {

// What jq's reader takes.
constexpr std::size_t depth_max = 200;

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
    return text;
}

// A text that is a JSON object or list counts as that.
json::value field_value(std::string_view text) {
    std::string_view inner = trimmed(text);
    if (!inner.empty() && (inner.front() == '{' || inner.front() == '['))
        if (auto value = parse_json(inner, depth_max)) return std::move(*value);
    return json::string(formatting::made_plain(text));
}

// Every member is a list at first; one that holds a single value becomes that value in the end.
void add_field(json::object& object, std::string_view name, std::string_view text) {
    auto& list = object[formatting::made_plain(name)];
    if (!list.is_array()) list.emplace_array();
    list.get_array().push_back(field_value(text));
}

Body from_json_value(json::value value) {
    Body body{.kind = filter::BodyKind::json};
    body.text = std::make_shared<const std::string>(json_text(value));
    body.value = std::move(value);
    return body;
}

Body from_fields(json::object object) {
    for (auto& member : object) {
        auto& list = member.value().get_array();
        if (list.size() > 1) continue;
        json::value only = std::move(list.front());
        member.value() = std::move(only);
    }
    if (object.size() == 1 && object.begin()->key() == "payload" && object.begin()->value().is_object())
        return from_json_value(json::value(object.begin()->value()));
    return from_json_value(std::move(object));
}

std::optional<Body> from_form(std::string_view text) {
    auto form = read_form(text);
    if (!form) return std::nullopt;
    json::object object;
    for (const auto& [name, value] : form->fields) add_field(object, name, value);
    return from_fields(std::move(object));
}

std::optional<Body> from_parts(const MediaType& type, std::string_view text) {
    const auto* boundary = type.parameter("boundary");
    if (!boundary) return std::nullopt;
    auto parts = read_multipart(text, *boundary);
    if (!parts) return std::nullopt;
    json::object object;
    for (const auto& part : *parts)
        if (!part.filename) add_field(object, part.name, part.bytes);
    return from_fields(std::move(object));
}

Body plain(std::string_view text, filter::BodyKind kind) {
    return {.kind = kind, .text = std::make_shared<const std::string>(formatting::made_plain(text))};
}

std::optional<Body> from_json_text(const std::shared_ptr<const std::string>& text) {
    if (auto value = parse_json(*text, depth_max))
        return Body{.kind = filter::BodyKind::json, .text = text, .value = std::move(*value)};
    if (auto value = parse_json(formatting::repair_json(*text), depth_max))
        return from_json_value(std::move(*value));
    return std::nullopt;
}

bool is_index(std::string_view word, std::size_t& index) {
    auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), index);
    return error == std::errc() && end == word.data() + word.size();
}

const json::value* value_from(const json::value& value, const std::vector<std::string>& path,
                              std::size_t depth) {
    if (depth == path.size()) return value.is_null() ? nullptr : &value;
    const std::string& word = path[depth];
    if (value.is_object()) {
        const auto& object = value.get_object();
        if (const auto* member = object.if_contains(word)) return value_from(*member, path, depth + 1);
        if (word != "*") return nullptr;
        for (const auto& member : object)
            if (const auto* found = value_from(member.value(), path, depth + 1)) return found;
    } else if (value.is_array()) {
        const auto& array = value.get_array();
        std::size_t index = 0;
        if (is_index(word, index))
            return index < array.size() ? value_from(array[index], path, depth + 1) : nullptr;
        if (word != "*") return nullptr;
        for (const auto& element : array)
            if (const auto* found = value_from(element, path, depth + 1)) return found;
    }
    return nullptr;
}

std::string text_of(const json::value& value) {
    if (value.is_string()) return std::string(value.get_string());
    if (value.is_object() || value.is_array() || value.is_null()) return {};
    return json_text(value);
}

std::string_view named(const NamedTexts& texts, std::string_view name) {
    for (const auto& [one, value] : texts)
        if (one == name) return value;
    return {};
}

}  // namespace

std::string_view Foreign::header(std::string_view lower_name) const { return named(headers, lower_name); }
std::string_view Foreign::parameter(std::string_view name) const { return named(query, name); }

Body read_body(const Foreign& foreign) {
    std::string_view text = trimmed(*foreign.body);
    MediaType type;
    if (auto read = read_media_type(foreign.content_type)) type = std::move(*read);
    if (text.empty()) return plain("", filter::BodyKind::text);
    bool says_form = type.type == "application/x-www-form-urlencoded";
    bool may_be_json = text.front() == '{' || text.front() == '[';
    // Many a program sends JSON and calls it a form, for that is what its library says by default.
    if (says_form && !may_be_json)
        if (auto body = from_form(text)) return std::move(*body);
    if (type.type == "multipart/form-data")
        if (auto body = from_parts(type, *foreign.body)) return std::move(*body);
    if (text.front() == '<') return plain(text, filter::BodyKind::xml);
    if (auto body = from_json_text(foreign.body)) return std::move(*body);
    return plain(text, filter::BodyKind::text);
}

Body body_of_xml(std::string text) {
    Body body{.kind = filter::BodyKind::json};
    body.text = std::make_shared<const std::string>(std::move(text));
    if (auto value = parse_json(*body.text, 2 * depth_max)) body.value = std::move(*value);
    return body;
}

const json::value* value_at(const json::value& value, const std::vector<std::string>& path) {
    return value_from(value, path, 0);
}

std::string first_of(const std::vector<Source>& sources, const Foreign& foreign, const json::value& body) {
    for (const auto& source : sources) {
        std::string found;
        switch (source.from) {
            case Source::From::header:
                found = foreign.header(lower(source.name));
                break;
            case Source::From::query:
                found = foreign.parameter(source.name);
                break;
            case Source::From::constant:
                found = source.name;
                break;
            case Source::From::body:
                if (const auto* value = value_at(body, source.path)) found = text_of(*value);
        }
        if (!found.empty()) return found;
    }
    return {};
}

bool is_challenge(std::string_view text) {
    return !text.empty() && text.size() <= 500 &&
           std::ranges::all_of(text, [](char c) { return c > ' ' && c < 127 && c != '<' && c != '>'; });
}

bool matches(std::string_view text, std::string_view glob) {
    // The last star seen, and where its text began: enough to go back to.
    std::size_t at = 0, in = 0, star = std::string_view::npos, begun = 0;
    while (at < text.size()) {
        if (in < glob.size() && glob[in] == '*') {
            star = in++;
            begun = at;
        } else if (in < glob.size() && glob[in] == text[at]) {
            ++in;
            ++at;
        } else if (star != std::string_view::npos) {
            in = star + 1;
            at = ++begun;
        } else {
            return false;
        }
    }
    while (in < glob.size() && glob[in] == '*') ++in;
    return in == glob.size();
}

}  // namespace heliograph::translation
