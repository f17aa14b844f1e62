// What is kept in memory of OAuth: who failed how often.
#pragma once

#include "base/wire/limiter.h"
#include "src/app.h"

namespace heliograph::oauth_apps {

// Safe from any thread.
class Cache {
public:
    // Wrong secrets, codes and refresh tokens of one address: 1 a second, 20 at once. Right ones are not
    // counted.
    Verdict failures(std::string_view address, Millis now) { return failures_.look(address, now); }
    void failed(std::string_view address, Millis now) { failures_.allow(address, now); }
    // The peer's 2 a second, 1 more at once.
    Verdict registration(std::string_view address, Millis now) { return registrations_.allow(address, now); }

private:
    Limiter failures_{1, 20, 10000};      // Safe by itself.
    Limiter registrations_{2, 1, 10000};  // Safe by itself.
};

}  // namespace heliograph::oauth_apps
