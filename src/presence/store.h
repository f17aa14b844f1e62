// SQL on `status`.
#pragma once

#include <vector>

#include "base/store/reader.h"
#include "src/presence/model.h"

namespace heliograph::presence {

std::vector<Status> of_users(Reader& db, std::vector<UserId> ids);
void save(Transaction& tx, std::vector<Status> statuses);

}  // namespace heliograph::presence
