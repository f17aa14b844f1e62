// What is kept in memory of OAuth apps.
#pragma once

#include "src/app.h"

namespace heliograph::oauth_apps {

class Cache {
public:
    void clear() {}
};

}  // namespace heliograph::oauth_apps
