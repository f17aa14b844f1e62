// Each walk over a text is one pass; a text without "<" is returned as it is.
#include "src/formatting/slack_text.h"

#include <algorithm>

namespace heliograph::formatting {

namespace {

bool is_id_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Where the `<@id>` that starts at position ends (after its ">"), or npos.
std::size_t end_of_reference(std::string_view text, std::size_t position) {
    if (position + 3 >= text.size() || text[position + 1] != '@') return std::string_view::npos;
    std::size_t end = position + 2;
    while (end < text.size() && is_id_character(text[end])) ++end;
    bool closed = end > position + 2 && end < text.size() && text[end] == '>';
    return closed ? end + 1 : std::string_view::npos;
}

}  // namespace

std::string rewrite_announcements(std::string text) {
    if (text.find("<!") == std::string::npos) return text;
    static constexpr std::string_view words[] = {"channel", "here", "all"};
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        std::string_view rest = std::string_view(text).substr(i);
        std::string_view found;
        if (rest.starts_with("<!"))
            for (auto word : words)
                if (rest.substr(2).starts_with(word) && rest.substr(2 + word.size()).starts_with('>'))
                    found = word;
        if (found.empty()) {
            out += text[i++];
        } else {
            out.append("@").append(found);
            i += found.size() + 3;
        }
    }
    return out;
}

std::string rewrite_links(std::string text, Links links) {
    if (text.find('<') == std::string::npos || text.find('|') == std::string::npos) return text;
    // REASON: without a ">" behind it no "<" can open a link, which keeps the walk linear.
    std::size_t last_close = text.rfind('>');
    bool one_line = links == Links::one_line;
    const char* target_stops = one_line ? "\n<|>" : "<|";
    const char* label_stops = one_line ? "|\n>" : ">";
    std::string out;
    out.reserve(text.size() + 8);
    std::size_t copied = 0;
    for (std::size_t open = text.find('<'); open != std::string::npos && last_close != std::string::npos;) {
        if (open > last_close) break;
        std::size_t bar = text.find_first_of(target_stops, open + 1);
        if (bar == std::string::npos) break;
        std::size_t close = std::string::npos;
        if (text[bar] == '|' && bar > open + 1) close = text.find_first_of(label_stops, bar + 1);
        if (close == std::string::npos || text[close] != '>' || close == bar + 1) {
            open = text.find('<', open + 1);
            continue;
        }
        out.append(text, copied, open - copied);
        out.append("[").append(text, bar + 1, close - bar - 1).append("](");
        out.append(text, open + 1, bar - open - 1).append(")");
        copied = close + 1;
        open = text.find('<', copied);
    }
    return out.append(text, copied);
}

std::vector<std::string> user_references(std::string_view text, std::size_t ids_max) {
    std::vector<std::string> ids;
    for (std::size_t i = text.find("<@"); i != std::string_view::npos && ids.size() < ids_max;
         i = text.find("<@", i + 1)) {
        std::size_t end = end_of_reference(text, i);
        if (end == std::string_view::npos) continue;
        std::string id(text.substr(i + 2, end - i - 3));
        if (std::ranges::find(ids, id) == ids.end()) ids.push_back(std::move(id));
    }
    return ids;
}

std::string rewrite_user_references(std::string text,
                                    const std::function<std::string(std::string_view id)>& name_of) {
    std::size_t i = text.find("<@");
    if (i == std::string::npos) return text;
    std::string out;
    std::size_t copied = 0;
    for (; i != std::string::npos; i = text.find("<@", i + 1)) {
        std::size_t end = end_of_reference(text, i);
        if (end == std::string::npos) continue;
        std::string name = name_of(std::string_view(text).substr(i + 2, end - i - 3));
        if (name.empty()) continue;
        out.append(text, copied, i - copied).append("@").append(name);
        copied = end;
    }
    return out.append(text, copied);
}

}  // namespace heliograph::formatting
