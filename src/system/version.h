// Which version this is, and which version of the peer it speaks like.
#pragma once

#include <string>

namespace heliograph {
struct Config;
}

namespace heliograph::system {

inline constexpr const char* own_version = "0.1.0";
// Clients choose what they do by this one.
inline constexpr const char* peer_version = "11.6.0";

// X-Version-Id: "version.build.confighash.licensed".
std::string version_id(const Config& config);

}  // namespace heliograph::system
