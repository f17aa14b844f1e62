// The few words in which the engines differ.
#include "base/store/sql.h"

#include "base/store/lists.h"

namespace heliograph {

InList in_list(std::span<const std::string> texts) { return {list_text(texts)}; }
InList in_list(const std::vector<std::string>& texts) { return {list_text(texts)}; }
InList in_list(std::span<const std::int64_t> numbers) {
    std::vector<std::string> texts;
    for (auto number : numbers) texts.push_back(std::to_string(number));
    std::string json = "[";
    for (const auto& text : texts) json += (json.size() > 1 ? "," : "") + text;
    return {json + "]"};
}

std::string in_dialect(std::string_view sql, Dialect dialect) {
    constexpr std::string_view opening = "{list ";
    std::string out;
    out.reserve(sql.size() + 64);
    for (std::size_t at = sql.find(opening); at != sql.npos; at = sql.find(opening)) {
        std::size_t close = sql.find('}', at);
        if (close == sql.npos) break;
        std::string_view parameter = sql.substr(at + opening.size(), close - at - opening.size());
        out += sql.substr(0, at);
        // Two pairs of parentheses would make it a single value.
        bool bare = out.find_last_not_of(' ') == out.npos || out[out.find_last_not_of(' ')] != '(';
        if (bare) out += '(';
        if (dialect == Dialect::postgres) {
            out += "SELECT json_array_elements_text(CAST(";
            out += parameter;
            out += " AS json))";
        } else {
            out += "SELECT value FROM json_each(";
            out += parameter;
            out += ')';
        }
        if (bare) out += ')';
        sql.remove_prefix(close + 1);
    }
    out += sql;
    return out;
}

}  // namespace heliograph
