// SQL on `preferences`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/store/reader.h"
#include "src/preferences/model.h"

namespace heliograph::preferences {

std::vector<Preference> all_of(Reader& db, UserId user_id);
std::vector<Preference> in_category(Reader& db, UserId user_id, std::string category);
std::optional<Preference> find(Reader& db, UserId user_id, std::string category, std::string name);

// Inside a write: stores them and announces; used by direct channels, flagged posts and custom statuses too.
void keep(Transaction& tx, UserId user_id, std::vector<Preference> preferences);
void drop(Transaction& tx, UserId user_id, std::vector<Preference> preferences);

}  // namespace heliograph::preferences
