// The icon of a team.
#pragma once

#include <string>

#include "base/words/answers.h"
#include "src/callers.h"

namespace heliograph::teams {

inline constexpr std::size_t icon_bytes_max = 10 * 1024 * 1024;

struct IconBytes {
    std::string bytes;
    std::string version;
};

Task<Ok> set_icon(App& app, SignedIn caller, TeamId id, std::string bytes);
Task<Ok> remove_icon_of(App& app, SignedIn caller, TeamId id);
Task<IconBytes> icon_of(App& app, SignedIn caller, TeamId id);

}  // namespace heliograph::teams
