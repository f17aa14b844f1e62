// SQL on `bots`.
#pragma once

#include <optional>
#include <vector>

#include "base/store/reader.h"
#include "src/bots/model.h"

namespace heliograph::bots {

// Disabled ones too.
std::optional<Bot> find_bot(Reader& db, UserId id);
// By age. An empty owner does not restrict.
std::vector<Bot> bots_in(Reader& db, BotWindow window, UserId owner_id);
// Those that are not disabled.
std::vector<Bot> active_of(Reader& db, UserId owner_id);

void insert(Transaction& tx, const Bot& bot);
void save(Transaction& tx, const Bot& bot);
void remove(Transaction& tx, UserId id);

std::vector<UserId> active_admins(Reader& db);

}  // namespace heliograph::bots
