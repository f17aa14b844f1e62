// Every migration of every capability in number order; made at build time from the .sql files.
#pragma once

#include <vector>

#include "base/store/migrate.h"

namespace heliograph {

const std::vector<Migration>& all_migrations();

}  // namespace heliograph
