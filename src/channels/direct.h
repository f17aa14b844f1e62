// Direct and group channels: made when first wanted.
#pragma once

#include <memory>
#include <vector>

#include "src/callers.h"
#include "src/channels/model.h"

namespace heliograph::channels {

// The channel between two people (or of one with themselves). `a` counts as the maker. Throws if one is
// unknown. The caller of this has checked permissions.
Task<std::shared_ptr<const Channel>> direct(App& app, UserId a, UserId b);
// The channel of three to eight people, the maker among them.
Task<std::shared_ptr<const Channel>> group(App& app, UserId maker, std::vector<UserId> people);
// "smaller__larger".
std::string direct_name(UserId a, UserId b);
// The other one of a direct channel; the person themselves in a channel of one.
UserId other_of(const Channel& channel, UserId me);

}  // namespace heliograph::channels
