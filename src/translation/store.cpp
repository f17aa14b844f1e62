// Plain rows by the hook's id.
#include "src/translation/store.h"

namespace heliograph::translation {

std::optional<TranslationRow> find_translation(Reader& db, HookId id) {
    return db.one<TranslationRow>("FROM heliograph_hook_translations WHERE hookid = $1", id);
}

void save_translation(Transaction& tx, const TranslationRow& row) {
    tx.upsert("heliograph_hook_translations", "hookid", row);
}

std::optional<FilterRow> find_filter(Reader& db, HookId id, std::int64_t version) {
    return db.one<FilterRow>("FROM heliograph_hook_filters WHERE hookid = $1 AND version = $2", id, version);
}

std::vector<FilterRow> filters_of(Reader& db, HookId id, std::int64_t count) {
    return db.all<FilterRow>("FROM heliograph_hook_filters WHERE hookid = $1 ORDER BY version DESC LIMIT $2",
                             id, count);
}

std::int64_t insert_filter(Transaction& tx, FilterRow row) {
    auto last = tx.value<std::int64_t>(
        "SELECT COALESCE(MAX(version), 0) FROM heliograph_hook_filters WHERE hookid = $1", row.hook_id);
    row.version = last.value_or(0) + 1;
    tx.insert("heliograph_hook_filters", row);
    return row.version;
}

}  // namespace heliograph::translation
