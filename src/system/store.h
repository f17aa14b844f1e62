// SQL on `systems` and `audits`, and counts of what earlier capabilities keep.
#pragma once

#include <optional>
#include <vector>

#include "base/store/reader.h"
#include "src/system/model.h"

namespace heliograph::system {

std::vector<Fact> all_facts(Reader& db);
void insert_missing_facts(Transaction& tx, std::vector<Fact> facts);

std::vector<Audit> newest_audits(Reader& db, std::int64_t offset, std::int64_t limit);
void insert_audit(Transaction& tx, const Audit& audit);

// "standard" of GET /analytics/old, but for what is not in the database.
std::vector<Figure> standard_figures(Reader& db, TeamId team_id, Millis day_ago, Millis month_ago);
std::vector<Figure> extra_figures(Reader& db);
std::int64_t count_people(Reader& db);
bool nobody_yet(Reader& db);
std::int64_t count_all_posts(Reader& db);
std::int64_t count_teams(Reader& db);

}  // namespace heliograph::system
