// Who took part in a thread, as JSON.
#pragma once

#include <string>
#include <vector>

#include "base/store/reader.h"
#include "src/nouns.h"

namespace heliograph::posts {

// Only ids are filled, as the peer does when participants are not asked for in full.
std::string short_participants(const std::vector<UserId>& ids);
// As everybody sees them.
std::string full_participants(Reader& db, const std::vector<UserId>& ids);

}  // namespace heliograph::posts
