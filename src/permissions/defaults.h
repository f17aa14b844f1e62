// The roles of a new server.
#pragma once

#include <span>
#include <string_view>

namespace heliograph::permissions {

struct DefaultRole {
    const char* name;
    bool scheme_managed;
    const char* permissions;  // Ids, space-separated; null for all.
};

std::span<const DefaultRole> default_roles();
std::string_view permissions_of(const DefaultRole& role);

}  // namespace heliograph::permissions
