// The emoji that every server has, looked up in the sorted text of system_emoji.txt, which is embedded at
// build.
#include "src/emoji/system_emoji.h"

namespace heliograph::emoji {

// Made by tools/embed_text.py: lines "name codepoints", sorted by name.
extern const std::string_view system_emoji_text;

std::string_view codepoints_of(std::string_view name) {
    std::string_view text = system_emoji_text;
    std::size_t low = 0, high = text.size();
    while (low < high) {
        std::size_t middle = low + (high - low) / 2;
        std::size_t begin = text.rfind('\n', middle == 0 ? 0 : middle - 1);
        begin = begin == std::string_view::npos || middle == 0 ? 0 : begin + 1;
        if (begin < low) begin = low;
        std::size_t end = text.find('\n', begin);
        std::string_view line = text.substr(begin, end - begin);
        std::size_t blank = line.find(' ');
        int order = line.substr(0, blank).compare(name);
        if (order == 0) return line.substr(blank + 1);
        if (order < 0)
            low = end + 1;
        else
            high = begin;
    }
    return {};
}

std::string image_of(std::string_view name) {
    auto codepoints = codepoints_of(name);
    return codepoints.empty() ? std::string() : "/static/emoji/" + std::string(codepoints) + ".png";
}

}  // namespace heliograph::emoji
