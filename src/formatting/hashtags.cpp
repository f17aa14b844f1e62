// One pass over the words; messages without "#" cost one search.
#include "src/formatting/hashtags.h"

#include <vector>

#include "src/formatting/runes.h"

namespace heliograph::formatting {

namespace {

struct Piece {
    char32_t rune;
    std::size_t begin;
    std::size_t end;
};

bool is_kept(char32_t rune) { return is_letter(rune) || (rune >= '0' && rune <= '9'); }

// The tag of a word between blanks, or nothing.
std::string tag_of(std::string_view word) {
    std::vector<Piece> runes;
    for (std::size_t i = 0; i < word.size();) {
        std::size_t begin = i;
        char32_t rune = next_rune(word, i);
        runes.push_back({rune, begin, i});
    }
    std::size_t first = 0;
    while (first < runes.size() && !is_kept(runes[first].rune) && runes[first].rune != '#') ++first;
    std::size_t last = runes.size();
    while (last > first && !is_kept(runes[last - 1].rune)) --last;
    while (first + 1 < last && runes[first].rune == '#' && runes[first + 1].rune == '#') ++first;
    if (last < first + 3 || runes[first].rune != '#' || !is_letter(runes[first + 1].rune)) return {};
    for (std::size_t i = first + 1; i < last; ++i) {
        char32_t rune = runes[i].rune;
        if (!is_kept(rune) && rune != '-' && rune != '_' && rune != '.') return {};
    }
    return std::string(word.substr(runes[first].begin, runes[last - 1].end - runes[first].begin));
}

}  // namespace

std::string hashtags(std::string_view message) {
    std::string tags;
    if (message.find('#') == std::string_view::npos) return tags;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= message.size();) {
        std::size_t at = i;
        if (i < message.size() && !is_blank(next_rune(message, i))) continue;
        std::string_view word = message.substr(begin, at - begin);
        if (word.find('#') != std::string_view::npos) {
            if (std::string tag = tag_of(word); !tag.empty())
                tags.append(tags.empty() ? "" : " ").append(tag);
        }
        begin = i;
        if (at == message.size()) break;
    }
    // As the peer: cut at 1000 bytes, at a blank.
    if (tags.size() >= 1000)
        tags.resize(tags.rfind(' ', 998) == std::string::npos ? 0 : tags.rfind(' ', 998));
    return tags;
}

}  // namespace heliograph::formatting
