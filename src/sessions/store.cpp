// Every sentence of SQL on sessions and personal access tokens.
#include "src/sessions/store.h"

namespace heliograph::sessions {

std::optional<Session> find(Reader& db, SessionId id) {
    return db.one<Session>("FROM sessions WHERE id = $1", id);
}
std::optional<Session> find_by_token(Reader& db, std::string token) {
    return db.one<Session>("FROM sessions WHERE token = $1", token);
}
std::vector<Session> of_user(Reader& db, UserId user_id) {
    return db.all<Session>("FROM sessions WHERE userid = $1 ORDER BY lastactivityat DESC", user_id);
}

void insert(Transaction& tx, const Session& session) { tx.insert("sessions", session); }
void set_expiry(Transaction& tx, SessionId id, Millis expires_at) {
    tx.execute("UPDATE sessions SET expiresat = $2, expirednotify = $3 WHERE id = $1", id, expires_at, false);
}
void set_activity(Transaction& tx, SessionId id, Millis at) {
    tx.execute("UPDATE sessions SET lastactivityat = $2 WHERE id = $1", id, at);
}
void save(Transaction& tx, const Session& session) { tx.update("sessions", session); }
void set_roles(Transaction& tx, UserId user_id, std::string roles) {
    tx.execute("UPDATE sessions SET roles = $2 WHERE userid = $1", user_id, roles);
}

std::vector<std::string> remove(Transaction& tx, SessionId id) {
    return tx.values<std::string>("DELETE FROM sessions WHERE id = $1 RETURNING token", id);
}
std::vector<std::string> remove_token(Transaction& tx, std::string token) {
    return tx.values<std::string>("DELETE FROM sessions WHERE token = $1 RETURNING token", token);
}
std::vector<std::string> remove_of_user(Transaction& tx, UserId user_id, SessionId except) {
    return tx.values<std::string>("DELETE FROM sessions WHERE userid = $1 AND id <> $2 RETURNING token",
                                  user_id, except);
}
std::vector<std::string> remove_of_device(Transaction& tx, UserId user_id, std::string device_id,
                                          SessionId except) {
    return tx.values<std::string>(
        "DELETE FROM sessions WHERE userid = $1 AND deviceid = $2 AND id <> $3 RETURNING token", user_id,
        device_id, except);
}
std::vector<std::string> remove_expired(Transaction& tx, UserId user_id, Millis now) {
    return tx.values<std::string>(
        "DELETE FROM sessions WHERE userid = $1 AND expiresat > 0 AND expiresat <= $2 RETURNING token",
        user_id, now);
}
std::vector<std::string> remove_surplus(Transaction& tx, UserId user_id, std::int64_t keep) {
    auto count =
        tx.value<std::int64_t>("SELECT COUNT(*) FROM sessions WHERE userid = $1", user_id).value_or(0);
    if (count <= keep) return {};
    return tx.values<std::string>(
        "DELETE FROM sessions WHERE userid = $1 AND id IN (SELECT id FROM sessions WHERE userid = $1 "
        "ORDER BY lastactivityat LIMIT $2) RETURNING token",
        user_id, count - keep);
}
void remove_everything(Transaction& tx) { tx.execute("DELETE FROM sessions"); }

std::optional<UserAccessToken> find_access_token(Reader& db, TokenId id) {
    return db.one<UserAccessToken>("FROM useraccesstokens WHERE id = $1", id);
}
std::optional<UserAccessToken> find_access_token_by_secret(Reader& db, std::string token) {
    return db.one<UserAccessToken>("FROM useraccesstokens WHERE token = $1", token);
}
std::vector<UserAccessToken> access_tokens_of(Reader& db, UserId user_id, std::int64_t limit,
                                              std::int64_t offset) {
    return db.all<UserAccessToken>("FROM useraccesstokens WHERE userid = $1 ORDER BY id LIMIT $2 OFFSET $3",
                                   user_id, limit, offset);
}
std::vector<UserAccessToken> all_access_tokens(Reader& db, std::int64_t limit, std::int64_t offset) {
    return db.all<UserAccessToken>("FROM useraccesstokens ORDER BY id LIMIT $1 OFFSET $2", limit, offset);
}
std::vector<UserAccessToken> search_access_tokens(Reader& db, std::string term) {
    std::string pattern;
    for (char c : term) {
        if (c == '%' || c == '_' || c == '*') pattern += '*';
        pattern += c;
    }
    pattern += '%';
    return db.all_as<UserAccessToken>(
        "t",
        "FROM useraccesstokens t JOIN users u ON u.id = t.userid WHERE t.id LIKE $1 ESCAPE '*' "
        "OR t.userid LIKE $1 ESCAPE '*' OR u.username LIKE $1 ESCAPE '*' ORDER BY t.id LIMIT 200",
        pattern);
}
void insert_access_token(Transaction& tx, const UserAccessToken& token) {
    tx.insert("useraccesstokens", token);
}
void set_access_token_active(Transaction& tx, TokenId id, bool active) {
    tx.execute("UPDATE useraccesstokens SET isactive = $2 WHERE id = $1", id, active);
}
void remove_access_token(Transaction& tx, TokenId id) {
    tx.execute("DELETE FROM heliograph_token_scopes WHERE tokenid = $1", id);
    tx.execute("DELETE FROM useraccesstokens WHERE id = $1", id);
}

std::optional<ScopeRow> find_scope(Reader& db, TokenId id) {
    return db.one<ScopeRow>("FROM heliograph_token_scopes WHERE tokenid = $1", id);
}
std::vector<ScopeRow> scopes_of(Reader& db, std::vector<TokenId> ids) {
    return db.all<ScopeRow>("FROM heliograph_token_scopes WHERE tokenid IN ({list $1})", in_list(ids));
}
void insert_scope(Transaction& tx, const ScopeRow& row) { tx.insert("heliograph_token_scopes", row); }
std::optional<ChannelId> channel_of_post(Reader& db, PostId id) {
    return db.value<ChannelId>("SELECT channelid FROM posts WHERE id = $1", id);
}
// The channel of its post, or the one that it was uploaded for.
std::optional<ChannelId> channel_of_file(Reader& db, FileId id) {
    return db.value<ChannelId>("SELECT channelid FROM fileinfo WHERE id = $1", id);
}

std::string bot_owner(Reader& db, UserId bot_id) {
    return db.value<std::string>("SELECT ownerid FROM bots WHERE userid = $1", bot_id).value_or("");
}

}  // namespace heliograph::sessions
