// What a permission is.
#pragma once

#include <cstddef>
#include <cstdint>

namespace heliograph::permissions {

// Where a permission is asked for.
enum class Scope : std::uint8_t { system, team, channel, group, playbook, run };

struct Permission {
    std::uint16_t number;  // Its bit in a role table; not stored anywhere.
    const char* id;        // The wire's name.
    Scope scope;
};

inline constexpr std::size_t permission_count = 274;

}  // namespace heliograph::permissions
