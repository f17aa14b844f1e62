// What every capability has: its doors and its ears. server.cpp walks the ladder and calls both.
//     void routes(Routes<App>& on)  adds the doors, one line each.
//     void listen(App& app)         asks the bus for events of earlier capabilities, and says the own news.
#pragma once

#include "base/wire/router.h"
#include "src/app.h"
#include "src/callers.h"

namespace heliograph {

#define CAPABILITY(name)                  \
    namespace name {                      \
    void routes(Routes<App>& on);         \
    void listen(App& app);                \
    }
#include "capabilities.inc"
#undef CAPABILITY

}  // namespace heliograph
