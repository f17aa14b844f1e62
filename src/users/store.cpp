// Every sentence of SQL on accounts one by one; lists are in store_lists.cpp.
#include "src/users/store.h"

#include <unordered_map>

namespace heliograph::users {

namespace {

std::optional<User> with_bot(Reader& db, std::optional<User> user) {
    if (!user) return user;
    auto bots = db.tuples<std::string, Millis>(
        "SELECT description, lasticonupdate FROM bots WHERE userid = $1", user->id);
    if (bots.empty()) return user;
    user->is_bot = true;
    user->bot_description = std::get<0>(bots.front());
    user->bot_last_icon_update = std::get<1>(bots.front());
    return user;
}

}  // namespace

std::vector<User> with_bots(Reader& db, std::vector<User> users) {
    if (users.empty()) return users;
    std::vector<UserId> ids;
    for (const auto& user : users) ids.push_back(user.id);
    auto rows = db.tuples<UserId, std::string, Millis>(
        "SELECT userid, description, lasticonupdate FROM bots WHERE userid IN {list $1}", in_list(ids));
    if (rows.empty()) return users;
    std::unordered_map<UserId, std::size_t> places;
    for (std::size_t i = 0; i < users.size(); ++i) places.emplace(users[i].id, i);
    for (auto& [id, description, last_icon_update] : rows) {
        User& user = users[places.at(id)];
        user.is_bot = true;
        user.bot_description = std::move(description);
        user.bot_last_icon_update = last_icon_update;
    }
    return users;
}

std::optional<User> find(Reader& db, UserId id) {
    return with_bot(db, db.one<User>("FROM users WHERE id = $1", id));
}
std::optional<User> find_by_username(Reader& db, std::string username) {
    return with_bot(db, db.one<User>("FROM users WHERE username = $1", username));
}
std::optional<User> find_by_email(Reader& db, std::string email) {
    return with_bot(db, db.one<User>("FROM users WHERE email = $1", email));
}
std::optional<User> find_by_login(Reader& db, std::string login) {
    auto user = find_by_username(db, login);
    return user ? user : find_by_email(db, login);
}
std::vector<User> of_ids(Reader& db, std::vector<UserId> ids) {
    return with_bots(db, db.all<User>("FROM users WHERE id IN {list $1}", in_list(ids)));
}
std::vector<User> of_usernames(Reader& db, std::vector<std::string> usernames) {
    return with_bots(
        db, db.all<User>("FROM users WHERE username IN {list $1} ORDER BY username", in_list(usernames)));
}

bool is_empty(Reader& db) { return !db.value<std::string>("SELECT id FROM users LIMIT 1"); }
std::int64_t count_active_admins(Reader& db) {
    return db
        .value<std::int64_t>("SELECT COUNT(*) FROM users WHERE deleteat = 0 AND roles LIKE '%system_admin%'")
        .value_or(0);
}

void insert(Transaction& tx, const User& user) { tx.insert("users", user); }
void save(Transaction& tx, const User& user) { tx.update("users", user); }
void set_failed_attempts(Transaction& tx, UserId id, std::int64_t attempts) {
    tx.execute("UPDATE users SET failedattempts = $2 WHERE id = $1", id, attempts);
}
void add_failed_attempt(Transaction& tx, UserId id) {
    tx.execute("UPDATE users SET failedattempts = COALESCE(failedattempts, 0) + 1 WHERE id = $1", id);
}
void set_last_login(Transaction& tx, UserId id, Millis at) {
    tx.execute("UPDATE users SET lastlogin = $2, failedattempts = 0 WHERE id = $1", id, at);
}
void set_password(Transaction& tx, UserId id, std::string hash, Millis at) {
    tx.execute(
        "UPDATE users SET password = $2, lastpasswordupdate = $3, updateat = $3, failedattempts = 0 "
        "WHERE id = $1",
        id, hash, at);
}
void set_hash(Transaction& tx, UserId id, std::string hash) {
    tx.execute("UPDATE users SET password = $2 WHERE id = $1", id, hash);
}

void insert_mail_token(Transaction& tx, const MailToken& token) { tx.insert("tokens", token); }
std::optional<MailToken> find_mail_token(Reader& db, std::string token) {
    return db.one<MailToken>("FROM tokens WHERE token = $1", token);
}
void delete_mail_token(Transaction& tx, std::string token) {
    tx.execute("DELETE FROM tokens WHERE token = $1", token);
}
void delete_mail_tokens_before(Transaction& tx, Millis at) {
    tx.execute("DELETE FROM tokens WHERE createat < $1", at);
}

std::optional<Picture> find_picture(Reader& db, UserId id) {
    return db.one<Picture>("FROM heliograph_profile_pictures WHERE userid = $1", id);
}
void save_picture(Transaction& tx, const Picture& picture) {
    tx.upsert("heliograph_profile_pictures", "userid", picture);
}
void delete_picture(Transaction& tx, UserId id) {
    tx.execute("DELETE FROM heliograph_profile_pictures WHERE userid = $1", id);
}

}  // namespace heliograph::users
