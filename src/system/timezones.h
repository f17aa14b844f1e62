// The time zones that people may choose.
#pragma once

#include <string_view>

namespace heliograph::system {

// Separated by spaces.
std::string_view timezone_names();

}  // namespace heliograph::system
