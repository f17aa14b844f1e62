// Bytes as letters: what is UTF-8, and names that are the same but for their case.
#pragma once

#include <string_view>

namespace heliograph {

bool is_utf8(std::string_view text);
// UTF-8 without NUL bytes: what every engine of a database keeps.
bool is_text(std::string_view text);

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
// Of ASCII letters only, as names of headers are compared.
bool same_without_case(std::string_view a, std::string_view b);

}  // namespace heliograph
