// Parsing, and the values that are no structs.
#include "base/wire/read_json.h"

#include <boost/json/serialize.hpp>
#include <boost/json/stream_parser.hpp>
#include <cmath>

namespace heliograph {

namespace json = boost::json;

std::string JsonPath::text() const {
    std::string head = parent ? parent->text() : std::string();
    if (name.empty()) return head + "[" + std::to_string(index) + "]";
    if (!head.empty()) head += '.';
    return head.append(name);
}

JsonFault fault_at(const JsonPath& path, std::string reason) { return {path.text(), std::move(reason)}; }

namespace {
constexpr std::string_view replacement = "\xEF\xBF\xBD";

void replace_nul(json::string& text) {
    for (auto at = text.find('\0'); at != text.npos; at = text.find('\0', at))
        text.replace(at, 1, replacement);
}

// The reason against the value, or nothing. NUL becomes U+FFFD: no engine keeps it.
// REQUIRES: nested no deeper than was parsed.
const char* mend(json::value& value) {
    if (auto* text = value.if_string()) replace_nul(*text);
    // 1e999 is read as infinite, and could not be read again as it would be written.
    const auto* number = value.if_double();
    if (number && !std::isfinite(*number)) return "holds a number that is too large";
    if (auto* array = value.if_array())
        for (auto& item : *array)
            if (const char* reason = mend(item)) return reason;
    if (auto* object = value.if_object())
        for (auto& item : *object) {
            if (item.key().find('\0') != item.key().npos) return "holds a name with NUL";
            if (const char* reason = mend(item.value())) return reason;
        }
    return nullptr;
}
}  // namespace

std::expected<json::value, JsonFault> parse_json(std::string_view text, std::size_t depth_max) {
    json::parse_options options;
    options.max_depth = depth_max;
    json::stream_parser parser({}, options);
    boost::system::error_code error;
    parser.write_some(text.data(), text.size(), error);
    // After trailing bytes that are no blanks, finish() would not know that the value was complete.
    if (!error && !parser.done()) parser.finish(error);
    if (error) return std::unexpected(JsonFault{"body", "is not JSON: " + error.message()});
    json::value value = parser.release();
    if (const char* reason = mend(value)) return std::unexpected(JsonFault{"body", reason});
    return value;
}

namespace {
bool same_without_case(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        char x = a[i], y = b[i];
        if (x >= 'A' && x <= 'Z') x = static_cast<char>(x + 32);
        if (y >= 'A' && y <= 'Z') y = static_cast<char>(y + 32);
        if (x != y) return false;
    }
    return true;
}
}  // namespace

const json::value* find_member(const json::object& object, std::string_view name) {
    if (auto found = object.find(name); found != object.end()) return &found->value();
    for (const auto& item : object)
        if (same_without_case(item.key(), name)) return &item.value();
    return nullptr;
}

std::string json_text(const json::value& value) { return json::serialize(value); }

JsonRead read_value(const json::value& from, const JsonPath& path, std::string& into) {
    if (!from.is_string()) return std::unexpected(fault_at(path, "must be text"));
    into.assign(from.get_string().data(), from.get_string().size());
    return {};
}

JsonRead read_value(const json::value& from, const JsonPath& path, bool& into) {
    if (!from.is_bool()) return std::unexpected(fault_at(path, "must be true or false"));
    into = from.get_bool();
    return {};
}

JsonRead read_value(const json::value& from, const JsonPath& path, double& into) {
    if (!from.is_number()) return std::unexpected(fault_at(path, "must be a number"));
    into = from.to_number<double>();
    return {};
}

JsonRead read_value(const json::value& from, const JsonPath&, Json& into) {
    into.text = json::serialize(from);
    return {};
}

JsonRead read_integer(const json::value& from, const JsonPath& path, std::int64_t& into) {
    boost::system::error_code error;
    if (from.is_number()) into = from.to_number<std::int64_t>(error);
    if (!from.is_number() || error) return std::unexpected(fault_at(path, "must be a whole number"));
    return {};
}

JsonRead read_object(const json::value& from, const JsonPath& path) {
    if (!from.is_object()) return std::unexpected(fault_at(path, "must be an object"));
    return {};
}

JsonRead read_array(const json::value& from, const JsonPath& path) {
    if (!from.is_array()) return std::unexpected(fault_at(path, "must be a list"));
    return {};
}

}  // namespace heliograph
