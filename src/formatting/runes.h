// UTF-8 as runes: counting, walking, and what counts as a letter.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace heliograph::formatting {

// The rune at position, which moves past it. Bytes that are no UTF-8 are one rune U+FFFD each.
// REQUIRES: position < text.size().
char32_t next_rune(std::string_view text, std::size_t& position);

std::size_t count_runes(std::string_view text);
// Bytes that the first `runes` runes take; all of text if it has fewer.
std::size_t bytes_of_runes(std::string_view text, std::size_t runes);

// With U+FFFD in place of NUL, which PostgreSQL does not take, and of what is no UTF-8.
std::string made_plain(std::string_view text);

bool is_letter(char32_t rune);
bool is_digit(char32_t rune);
bool is_blank(char32_t rune);

inline bool is_ascii_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

}  // namespace heliograph::formatting
