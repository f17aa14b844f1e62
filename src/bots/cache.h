// What is kept in memory of bots.
#pragma once

#include "src/app.h"

namespace heliograph::bots {

class Cache {
public:
    void clear() {}
};

}  // namespace heliograph::bots
