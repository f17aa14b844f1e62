// Every sentence of SQL about how hooks translate.
#pragma once

#include <optional>
#include <vector>

#include "base/store/reader.h"
#include "src/translation/model.h"

namespace heliograph::translation {

std::optional<TranslationRow> find_translation(Reader& db, std::int64_t slot);
void save_translation(Transaction& tx, const TranslationRow& row);
std::optional<FilterRow> find_filter(Reader& db, std::int64_t slot, std::int64_t version);
// Newest first.
std::vector<FilterRow> filters_of(Reader& db, std::int64_t slot, std::int64_t count);
// Gives the row the next version, which it returns.
std::int64_t insert_filter(Transaction& tx, FilterRow row);

// The administrator's mapping of names to accounts.
std::vector<PersonRow> people_of(Reader& db, std::int64_t count, std::int64_t skip);
std::optional<PersonRow> find_person(Reader& db, std::string service, std::string name);
// Without a user the name is forgotten.
void save_person(Transaction& tx, const PersonRow& row);

}  // namespace heliograph::translation
