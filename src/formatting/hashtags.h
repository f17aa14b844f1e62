// Hashtags of a message, as the peer finds them.
#pragma once

#include <string>
#include <string_view>

namespace heliograph::formatting {

// "#one #two", each as written; at most 1000 bytes.
std::string hashtags(std::string_view message);

}  // namespace heliograph::formatting
