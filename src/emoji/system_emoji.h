// The emoji that every server has: their names and pictures.
#pragma once

#include <string>
#include <string_view>

namespace heliograph::emoji {

// "1f680" for "rocket"; empty for no system emoji. Names have no colons.
std::string_view codepoints_of(std::string_view name);
// "/static/emoji/1f680.png" for "rocket"; empty for no system emoji.
std::string image_of(std::string_view name);
// "rocket" for the character itself, with or without its variation selector; empty for no system emoji.
std::string name_of(std::string_view written);
inline bool is_system_emoji(std::string_view name) { return !codepoints_of(name).empty(); }

}  // namespace heliograph::emoji
