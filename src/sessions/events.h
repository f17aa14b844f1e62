// What sessions announces.
#pragma once

#include <string>
#include <vector>

#include "src/sessions/model.h"

namespace heliograph::sessions {

struct SessionMade {
    Session session;
};

// Rows changed: expiry, device, roles. The sessions go on.
struct SessionsChanged {
    UserId user_id;
    std::vector<std::string> tokens;
};

// They are gone: logged out, revoked, the owner deactivated or the password changed.
struct SessionsEnded {
    UserId user_id;                   // Empty when everyone's ended.
    std::vector<std::string> tokens;  // Empty when everyone's ended.
    bool everyone = false;
};

}  // namespace heliograph::sessions
