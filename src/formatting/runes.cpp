// Walking over UTF-8, and a coarse table of what is no letter.
#include "src/formatting/runes.h"

#include <algorithm>
#include <iterator>

namespace heliograph::formatting {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

// Blocks above ASCII that hold no letters: punctuation, symbols, marks, digits, emoji.
constexpr Range no_letters[] = {
    {0x80, 0xA9},     {0xAB, 0xB4},       {0xB6, 0xB9},       {0xBB, 0xBF},     {0xD7, 0xD7},
    {0xF7, 0xF7},     {0x2C2, 0x2C5},     {0x2D2, 0x2DF},     {0x300, 0x36F},   {0x37E, 0x37E},
    {0x387, 0x387},   {0x482, 0x489},     {0x55A, 0x55F},     {0x589, 0x5CF},   {0x5F3, 0x61F},
    {0x64B, 0x66D},   {0x6D4, 0x6D4},     {0x6DD, 0x6ED},     {0x6F0, 0x6F9},   {0x964, 0x970},
    {0xE3F, 0xE3F},   {0xE4F, 0xE5B},     {0x1361, 0x137C},   {0x2000, 0x2070}, {0x2072, 0x207E},
    {0x2080, 0x208F}, {0x20A0, 0x2101},   {0x2103, 0x2106},   {0x2190, 0x2BFF}, {0x2E00, 0x2FFF},
    {0x3000, 0x3004}, {0x3007, 0x3030},   {0x3036, 0x303A},   {0x303D, 0x3040}, {0x3099, 0x309C},
    {0x30FB, 0x30FB}, {0x3190, 0x319F},   {0x3200, 0x33FF},   {0xE000, 0xF8FF}, {0xFD3E, 0xFD4F},
    {0xFE00, 0xFE6F}, {0xFEFF, 0xFEFF},   {0xFF00, 0xFF20},   {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65},
    {0xFFE0, 0xFFFF}, {0x1F000, 0x1FAFF}, {0xE0000, 0x10FFFF}};

bool continues(unsigned char byte) { return (byte & 0xC0) == 0x80; }

}  // namespace

char32_t next_rune(std::string_view text, std::size_t& position) {
    auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    unsigned char lead = at(position);
    if (lead < 0x80) return text[position++];
    int more = lead >= 0xC2 && lead < 0xE0   ? 1
               : lead >= 0xE0 && lead < 0xF0 ? 2
               : lead >= 0xF0 && lead < 0xF5 ? 3
                                             : 0;
    char32_t rune = more == 1 ? lead & 0x1F : more == 2 ? lead & 0x0F : lead & 0x07;
    bool whole = more > 0 && position + static_cast<std::size_t>(more) < text.size();
    for (int i = 1; whole && i <= more; ++i) {
        unsigned char byte = at(position + static_cast<std::size_t>(i));
        whole = continues(byte);
        rune = (rune << 6) | (byte & 0x3F);
    }
    static constexpr char32_t smallest[] = {0, 0x80, 0x800, 0x10000};
    if (!whole || rune < smallest[more] || rune > 0x10FFFF || (rune >= 0xD800 && rune < 0xE000)) {
        ++position;
        return 0xFFFD;
    }
    position += static_cast<std::size_t>(more) + 1;
    return rune;
}

std::size_t count_runes(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++count) {
        if (static_cast<unsigned char>(text[i]) < 0x80)
            ++i;
        else
            next_rune(text, i);
    }
    return count;
}

std::size_t bytes_of_runes(std::string_view text, std::size_t runes) {
    std::size_t position = 0;
    for (; runes > 0 && position < text.size(); --runes) next_rune(text, position);
    return position;
}

bool is_letter(char32_t rune) {
    if (rune < 0x80) return (rune >= 'a' && rune <= 'z') || (rune >= 'A' && rune <= 'Z');
    auto after = std::upper_bound(std::begin(no_letters), std::end(no_letters), rune,
                                  [](char32_t value, const Range& range) { return value < range.first; });
    return after == std::begin(no_letters) || rune > std::prev(after)->last;
}

bool is_digit(char32_t rune) {
    return (rune >= '0' && rune <= '9') || (rune >= 0x660 && rune <= 0x669) ||
           (rune >= 0x6F0 && rune <= 0x6F9) || (rune >= 0xFF10 && rune <= 0xFF19);
}

bool is_blank(char32_t rune) {
    return rune == ' ' || (rune >= '\t' && rune <= '\r') || rune == 0x85 || rune == 0xA0 || rune == 0x1680 ||
           (rune >= 0x2000 && rune <= 0x200A) || rune == 0x2028 || rune == 0x2029 || rune == 0x202F ||
           rune == 0x205F || rune == 0x3000;
}

std::string made_plain(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t before = i;
        char32_t rune = next_rune(text, i);
        if (rune == 0 || rune == 0xFFFD)
            out += "\xEF\xBF\xBD";
        else
            out += text.substr(before, i - before);
    }
    return out;
}

}  // namespace heliograph::formatting
