// SQL on the keys of actions.
#pragma once

#include <optional>
#include <string>

#include "base/store/reader.h"
#include "src/actions/model.h"

namespace heliograph::actions {

std::optional<KeyRow> find_key(Reader& db, std::string name);
// The row that is there already wins.
void insert_key(Transaction& tx, const KeyRow& row);

}  // namespace heliograph::actions
