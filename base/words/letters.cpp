// Looks at eight bytes at once where they are ASCII, which most are.
#include "base/words/letters.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace heliograph {

namespace {

// The bytes of the character at text[at], or 0 if it is no UTF-8. RFC 3629: no overlong forms, no surrogates.
std::size_t utf8_length(std::string_view text, std::size_t at) {
    auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<std::uint8_t>(text[at + i]) : 0;
    };
    auto follows = [&](std::size_t i) { return (byte(i) & 0xc0) == 0x80; };
    std::uint8_t lead = static_cast<std::uint8_t>(text[at]);
    std::uint8_t second = static_cast<std::uint8_t>(byte(1));
    if (lead < 0x80) return 1;
    if (lead < 0xc2 || lead > 0xf4 || !follows(1)) return 0;
    if (lead < 0xe0) return 2;
    if (!follows(2) || (lead == 0xe0 && second < 0xa0) || (lead == 0xed && second > 0x9f)) return 0;
    if (lead < 0xf0) return 3;
    if (!follows(3) || (lead == 0xf0 && second < 0x90) || (lead == 0xf4 && second > 0x8f)) return 0;
    return 4;
}

}  // namespace

bool is_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        std::uint64_t eight;
        if (at + sizeof eight <= text.size()) {
            std::memcpy(&eight, text.data() + at, sizeof eight);
            if ((eight & 0x8080808080808080) == 0) {
                at += sizeof eight;
                continue;
            }
        }
        std::size_t length = utf8_length(text, at);
        if (length == 0) return false;
        at += length;
    }
    return true;
}

bool is_text(std::string_view text) { return text.find('\0') == text.npos && is_utf8(text); }

bool same_without_case(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = lower(c);
    return out;
}

bool contains_without_case(std::string_view text, std::string_view part) {
    return !std::ranges::search(text, part, [](char x, char y) { return lower(x) == y; }).empty();
}

}  // namespace heliograph
