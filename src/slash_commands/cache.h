// What is kept in memory of slash commands.
#pragma once

#include "src/app.h"

namespace heliograph::slash_commands {

class Cache {
public:
    void clear() {}
};

}  // namespace heliograph::slash_commands
