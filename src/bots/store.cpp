// Every sentence of SQL about bots.
#include "src/bots/store.h"

#include "src/users/store.h"

namespace heliograph::bots {

namespace {

// The names stand in the accounts.
std::vector<Bot> named(Reader& db, std::vector<Bot> bots) {
    std::vector<UserId> ids;
    for (const auto& bot : bots) ids.push_back(bot.user_id);
    if (ids.empty()) return bots;
    for (const auto& user : users::of_ids(db, std::move(ids)))
        for (auto& bot : bots)
            if (bot.user_id == user.id) {
                bot.username = user.username;
                bot.display_name = user.first_name;
            }
    return bots;
}

}  // namespace

std::optional<Bot> find_bot(Reader& db, UserId id) {
    auto bot = db.one<Bot>("FROM bots WHERE userid = $1", id);
    if (!bot) return bot;
    return std::move(named(db, {std::move(*bot)}).front());
}

std::vector<Bot> bots_in(Reader& db, BotWindow window, UserId owner_id) {
    return named(db, db.all_as<Bot>("b",
                                    "FROM bots b JOIN users u ON u.id = b.userid "
                                    "LEFT JOIN users o ON o.id = b.ownerid "
                                    "WHERE (b.deleteat = 0 OR $1) AND ($2 = '' OR b.ownerid = $2) "
                                    "AND (NOT $3 OR o.deleteat <> 0) "
                                    "ORDER BY b.createat, u.username LIMIT $4 OFFSET $5",
                                    window.include_deleted, owner_id, window.only_orphaned, window.per_page,
                                    window.page * window.per_page));
}

std::vector<Bot> active_of(Reader& db, UserId owner_id) {
    return named(
        db, db.all<Bot>("FROM bots WHERE ownerid = $1 AND deleteat = 0 ORDER BY createat, userid", owner_id));
}

void insert(Transaction& tx, const Bot& bot) { tx.insert("bots", bot); }
void save(Transaction& tx, const Bot& bot) { tx.update("bots", bot, "userid"); }
void remove(Transaction& tx, UserId id) { tx.execute("DELETE FROM bots WHERE userid = $1", id); }

std::vector<UserId> active_admins(Reader& db) {
    return db.values<UserId>(
        "SELECT id FROM users WHERE deleteat = 0 AND ' ' || roles || ' ' LIKE '% system_admin %' ORDER BY "
        "id");
}

}  // namespace heliograph::bots
