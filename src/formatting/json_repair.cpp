// One pass: a quoted key of the list, a colon, then a text up to its closing quote.
#include "src/formatting/json_repair.h"

#include <algorithm>

namespace heliograph::formatting {

namespace {

bool may_hold_breaks(std::string_view key) {
    static constexpr std::string_view keys[] = {"text",        "fallback", "pretext",
                                                "author_name", "title",    "value"};
    return std::ranges::find(keys, key) != std::end(keys);
}

// Where the text that starts at its quote ends: the closing quote, or the end.
std::size_t end_of_text(std::string_view body, std::size_t quote) {
    for (std::size_t i = quote + 1; i < body.size(); ++i) {
        if (body[i] == '\\')
            ++i;
        else if (body[i] == '"')
            return i;
    }
    return body.size();
}

std::size_t skip_blanks(std::string_view body, std::size_t i) {
    return std::min(body.find_first_not_of(" \t\r\n", i), body.size());
}

void append_escaped(std::string& out, std::string_view text) {
    for (char c : text) {
        if (c == '\n')
            out += "\\n";
        else if (c == '\t')
            out += "\\t";
        else if (c == '\r')
            out += "\\r";
        else
            out += c;
    }
}

}  // namespace

std::string repair_json(std::string_view body) {
    std::string out;
    out.reserve(body.size() + 16);
    bool repair = false;
    for (std::size_t i = 0; i < body.size();) {
        if (body[i] != '"') {
            out += body[i++];
            continue;
        }
        std::size_t end = end_of_text(body, i);
        std::string_view whole = body.substr(i, std::min(end + 1, body.size()) - i);
        if (repair)
            append_escaped(out, whole);
        else
            out += whole;
        std::size_t colon = skip_blanks(body, i + whole.size());
        bool is_key = !repair && colon < body.size() && body[colon] == ':';
        std::size_t value = is_key ? skip_blanks(body, colon + 1) : body.size();
        repair = is_key && whole.size() > 2 && may_hold_breaks(whole.substr(1, whole.size() - 2)) &&
                 value < body.size() && body[value] == '"';
        i += whole.size();
    }
    return out;
}

}  // namespace heliograph::formatting
