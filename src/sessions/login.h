// Logging in with a password.
#pragma once

#include <memory>

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/sessions/model.h"
#include "src/users/model.h"

namespace heliograph::sessions {

struct LoggedIn {
    Session session;
    users::User user;
};

// Refuses in the peer's order. Takes as long for an unknown name as for a wrong password.
Task<LoggedIn> log_in(App& app, Login wanted, Origin origin);

}  // namespace heliograph::sessions
