// Plain rows by the hook's id.
#include "src/translation/store.h"

namespace heliograph::translation {

std::optional<TranslationRow> find_translation(Reader& db, std::int64_t slot) {
    return db.one<TranslationRow>("FROM heliograph_hook_translations WHERE slot = $1", slot);
}

void save_translation(Transaction& tx, const TranslationRow& row) {
    tx.upsert("heliograph_hook_translations", "slot", row);
}

std::optional<FilterRow> find_filter(Reader& db, std::int64_t slot, std::int64_t version) {
    return db.one<FilterRow>("FROM heliograph_hook_filters WHERE slot = $1 AND version = $2", slot, version);
}

std::vector<FilterRow> filters_of(Reader& db, std::int64_t slot, std::int64_t count) {
    return db.all<FilterRow>("FROM heliograph_hook_filters WHERE slot = $1 ORDER BY version DESC LIMIT $2",
                             slot, count);
}

std::int64_t insert_filter(Transaction& tx, FilterRow row) {
    auto last = tx.value<std::int64_t>(
        "SELECT COALESCE(MAX(version), 0) FROM heliograph_hook_filters WHERE slot = $1", row.slot);
    row.version = last.value_or(0) + 1;
    tx.insert("heliograph_hook_filters", row);
    return row.version;
}

std::vector<PersonRow> people_of(Reader& db, std::int64_t count, std::int64_t skip) {
    return db.all<PersonRow>("FROM heliograph_people ORDER BY service, name LIMIT $1 OFFSET $2", count, skip);
}

std::optional<PersonRow> find_person(Reader& db, std::string service, std::string name) {
    return db.one<PersonRow>("FROM heliograph_people WHERE service = $1 AND name = $2", service, name);
}

void save_person(Transaction& tx, const PersonRow& row) {
    if (row.user_id.empty())
        tx.execute("DELETE FROM heliograph_people WHERE service = $1 AND name = $2", row.service, row.name);
    else
        tx.upsert("heliograph_people", "service, name", row);
}

}  // namespace heliograph::translation
