// Facts, audits and counts.
#include "src/system/store.h"

namespace heliograph::system {

std::vector<Fact> all_facts(Reader& db) { return db.all<Fact>("FROM systems ORDER BY name"); }

void insert_missing_facts(Transaction& tx, std::vector<Fact> facts) {
    for (const auto& fact : facts) tx.insert_or_ignore("systems", fact);
}

std::vector<Audit> newest_audits(Reader& db, std::int64_t offset, std::int64_t limit) {
    return db.all<Audit>("FROM audits ORDER BY createat DESC LIMIT $1 OFFSET $2", limit, offset);
}

void insert_audit(Transaction& tx, const Audit& audit) { tx.insert("audits", audit); }

std::vector<Figure> standard_figures(Reader& db, TeamId team_id, Millis day_ago, Millis month_ago) {
    auto count = [](std::optional<std::int64_t> value) { return value.value_or(0); };
    auto channels_of = [&](const char* type) {
        return count(db.value<std::int64_t>(
            "SELECT COUNT(*) FROM channels WHERE type = $1 AND ($2 = '' OR teamid = $2)", std::string(type),
            team_id));
    };
    auto active_since = [&](Millis since) {
        return count(db.value<std::int64_t>("SELECT COUNT(*) FROM status WHERE lastactivityat > $1", since));
    };
    return {
        {"channel_open_count", channels_of("O")},
        {"channel_private_count", channels_of("P")},
        {"post_count", count_all_posts(db)},
        {"unique_user_count", count_people(db)},
        {"team_count", count_teams(db)},
        {"total_websocket_connections", 0},
        {"total_master_db_connections", 1},
        {"total_read_db_connections", 0},
        {"daily_active_users", active_since(day_ago)},
        {"monthly_active_users", active_since(month_ago)},
        {"inactive_user_count",
         count(db.value<std::int64_t>("SELECT COUNT(*) FROM users WHERE deleteat <> 0"))},
        {"single_channel_guest_count", 0},
    };
}

std::vector<Figure> extra_figures(Reader& db) {
    auto count = [](std::optional<std::int64_t> value) { return value.value_or(0); };
    return {
        {"file_post_count",
         count(db.value<std::int64_t>("SELECT COUNT(*) FROM posts WHERE fileids <> '[]' AND deleteat = 0"))},
        {"hashtag_post_count",
         count(db.value<std::int64_t>("SELECT COUNT(*) FROM posts WHERE hashtags <> '' AND deleteat = 0"))},
        {"incoming_webhook_count",
         count(db.value<std::int64_t>("SELECT COUNT(*) FROM incomingwebhooks WHERE deleteat = 0"))},
        {"session_count", count(db.value<std::int64_t>("SELECT COUNT(*) FROM sessions"))},
    };
}

std::int64_t count_people(Reader& db) {
    return db
        .value<std::int64_t>(
            "SELECT COUNT(*) FROM users u LEFT JOIN bots b ON b.userid = u.id "
            "WHERE u.deleteat = 0 AND b.userid IS NULL")
        .value_or(0);
}

bool nobody_yet(Reader& db) {
    return db
        .values<std::string>(
            "SELECT u.id FROM users u LEFT JOIN bots b ON b.userid = u.id "
            "WHERE b.userid IS NULL LIMIT 1")
        .empty();
}

std::int64_t count_all_posts(Reader& db) {
    return db.value<std::int64_t>("SELECT COUNT(*) FROM posts WHERE deleteat = 0").value_or(0);
}

std::int64_t count_teams(Reader& db) {
    return db.value<std::int64_t>("SELECT COUNT(*) FROM teams WHERE deleteat = 0").value_or(0);
}

}  // namespace heliograph::system
