// The emoji that every server has, looked up in the sorted text of system_emoji.txt, which is embedded at
// build.
#include "src/emoji/system_emoji.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "src/formatting/runes.h"

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

namespace {

// "1f44d-1f3ff"; variation selectors say nothing about which emoji it is.
std::string codepoints_in(std::string_view written) {
    std::string out;
    for (std::size_t at = 0; at < written.size();) {
        char32_t rune = formatting::next_rune(written, at);
        if (rune == 0xFE0F) continue;
        char digits[9];
        auto end = std::to_chars(digits, digits + sizeof digits, static_cast<std::uint32_t>(rune), 16).ptr;
        if (!out.empty()) out += '-';
        out.append(digits, end);
    }
    return out;
}

std::string without_selectors(std::string_view codepoints) {
    std::string out(codepoints);
    for (std::size_t at; (at = out.find("-fe0f")) != std::string::npos;) out.erase(at, 5);
    return out;
}

}  // namespace

std::string name_of(std::string_view written) {
    std::string wanted = codepoints_in(written);
    std::string_view text = system_emoji_text;
    while (!wanted.empty() && !text.empty()) {
        std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        std::size_t blank = std::min(line.find(' '), line.size() - 1);
        if (without_selectors(line.substr(blank + 1)) == wanted) return std::string(line.substr(0, blank));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return {};
}

std::string image_of(std::string_view name) {
    auto codepoints = codepoints_of(name);
    return codepoints.empty() ? std::string() : "/static/emoji/" + std::string(codepoints) + ".png";
}

}  // namespace heliograph::emoji
