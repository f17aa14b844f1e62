// The default engine: SQLite in WAL mode, one file.
#pragma once

#include <memory>
#include <string>

#include "base/store/connection.h"

namespace heliograph {

// Opens or makes the file. Throws StoreFailed naming it.
std::unique_ptr<StoreConnection> open_sqlite(const std::string& file, Access access);

}  // namespace heliograph
