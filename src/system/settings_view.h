// How settings look to an administrator: by blocks, secrets masked.
#pragma once

#include <map>
#include <string>

#include "src/config.h"

namespace heliograph::system {

inline constexpr const char* masked = "********************************";

// The blocks of the peer's file, with the names that have no effect here.
std::string shown_settings(const Config& config);
std::string shown_environment(const std::map<std::string, std::map<std::string, bool>>& blocks);
// A secret that comes back masked stays what it was.
void keep_masked(const Config& before, Config& after);

}  // namespace heliograph::system
