// Bytes as letters: what is UTF-8, and small letters in place of capitals.
#pragma once

#include <string>
#include <string_view>

namespace heliograph {

bool is_utf8(std::string_view text);
// UTF-8 without NUL bytes: what every engine of a database keeps.
bool is_text(std::string_view text);

// Of ASCII letters only, here and below: as names of accounts and headers are compared.
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
std::string lower(std::string_view text);
bool same_without_case(std::string_view a, std::string_view b);
// `part` is in small letters.
bool contains_without_case(std::string_view text, std::string_view part);

}  // namespace heliograph
