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

// Inside a write: stores or deletes them and announces it; for later capabilities too.
void keep(Transaction& tx, UserId user_id, std::vector<Preference> preferences);
void drop(Transaction& tx, UserId user_id, std::vector<Preference> preferences);

// The channel of a post; empty if there is none. Reads a table of posts.
std::string channel_of_post(Reader& db, PostId post_id);

}  // namespace heliograph::preferences
