// The keys of the client configuration.
#pragma once

#include <span>

namespace heliograph::system {

struct ClientKey {
    const char* name;
    const char* value;
    bool open;  // Told without a session.
};

std::span<const ClientKey> client_keys();

}  // namespace heliograph::system
