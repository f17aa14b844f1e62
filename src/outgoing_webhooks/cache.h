// What is kept in memory of outgoing webhooks.
#pragma once

#include "src/app.h"

namespace heliograph::outgoing_webhooks {

class Cache {
public:
    void clear() {}
};

}  // namespace heliograph::outgoing_webhooks
