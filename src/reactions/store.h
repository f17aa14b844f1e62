// Every sentence of SQL about reactions.
#pragma once

#include <optional>
#include <vector>

#include "base/store/reader.h"
#include "src/reactions/model.h"

namespace heliograph::reactions {

std::vector<Reaction> of_posts(Reader& db, std::vector<PostId> ids);
std::vector<Reaction> of_post(Reader& db, PostId id);
bool has_any(Reader& db, PostId id);
void save_reaction(Transaction& tx, const Reaction& reaction);
void mark_deleted(Transaction& tx, const Reaction& reaction, Millis at);

}  // namespace heliograph::reactions
