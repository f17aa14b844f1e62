// The permission ids as text, for reading roles from the table and for checking a patch.
#pragma once

#include <string_view>

namespace heliograph::permissions {

// Space-separated; the position of an id is its number.
std::string_view ids_in_number_order();
// Space-separated; kept when a role holds them.
std::string_view ids_no_longer_asked_for();

}  // namespace heliograph::permissions
