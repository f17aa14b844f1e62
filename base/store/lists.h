// Lists of texts inside one column: a JSON array of strings.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace heliograph {

// Adds text to a JSON array that is being written ("[" so far, or with items), without the closing bracket.
void append_to_list(std::string& json, std::string_view text);
std::string list_text(std::span<const std::string> texts);
// The items of the array; nothing for text that is no array of scalars.
std::vector<std::string> list_items(std::string_view json);

}  // namespace heliograph
