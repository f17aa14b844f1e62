// Settings of the peer that have no effect here.
#pragma once

#include <string_view>

namespace heliograph::system {

// The names of its block ServiceSettings with empty values, as a JSON object.
std::string_view peer_service_settings();

}  // namespace heliograph::system
