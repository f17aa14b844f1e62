// The caller of a door whose address is its own key: hooks, and where programs answer later.
#pragma once

#include "base/wire/router.h"
#include "src/app.h"

namespace heliograph {

// Whoever knows the address. No session is looked at: a program's own Authorization header is not ours.
struct AddressKey {};

template <>
struct Entrance<App, AddressKey> {
    static constexpr const char* name = "AddressKey";
    static Task<std::expected<AddressKey, Refusal>> enter(App&, const Request*) { co_return AddressKey{}; }
};

}  // namespace heliograph
