// The engine at scale: PostgreSQL through libpq, synchronous, one connection a thread.
#pragma once

#include <memory>
#include <string>

#include "base/store/connection.h"

namespace heliograph {

// Connects. A schema that is not empty is the one worked in. Throws StoreFailed.
std::unique_ptr<StoreConnection> open_postgres(const std::string& source, const std::string& schema,
                                               Access access);

}  // namespace heliograph
