// Hand-made JSON with raw line breaks inside its texts.
#pragma once

#include <string>
#include <string_view>

namespace heliograph::formatting {

// Escapes raw line breaks and tabs in the text values of text, fallback, pretext, author_name, title and
// value.
std::string repair_json(std::string_view body);

}  // namespace heliograph::formatting
