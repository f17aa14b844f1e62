// Every sentence of SQL on preferences.
#include "src/preferences/store.h"

#include "src/preferences/events.h"

namespace heliograph::preferences {

std::vector<Preference> all_of(Reader& db, UserId user_id) {
    return db.all<Preference>("FROM preferences WHERE userid = $1 ORDER BY category, name", user_id);
}
std::vector<Preference> in_category(Reader& db, UserId user_id, std::string category) {
    return db.all<Preference>("FROM preferences WHERE userid = $1 AND category = $2 ORDER BY name", user_id,
                              category);
}
std::optional<Preference> find(Reader& db, UserId user_id, std::string category, std::string name) {
    return db.one<Preference>("FROM preferences WHERE userid = $1 AND category = $2 AND name = $3", user_id,
                              category, name);
}

void keep(Transaction& tx, UserId user_id, std::vector<Preference> preferences) {
    for (const auto& preference : preferences) tx.upsert("preferences", "userid, category, name", preference);
    tx.announce(PreferencesChanged{user_id, std::move(preferences)});
}
void drop(Transaction& tx, UserId user_id, std::vector<Preference> preferences) {
    for (const auto& preference : preferences)
        tx.execute("DELETE FROM preferences WHERE userid = $1 AND category = $2 AND name = $3", user_id,
                   preference.category, preference.name);
    tx.announce(PreferencesDeleted{user_id, std::move(preferences)});
}

std::string channel_of_post(Reader& db, PostId post_id) {
    return db.value<std::string>("SELECT channelid FROM posts WHERE id = $1 AND deleteat = 0", post_id)
        .value_or("");
}

}  // namespace heliograph::preferences
