// Every sentence of SQL about OAuth apps.
#include "src/oauth_apps/store.h"

namespace heliograph::oauth_apps {

std::optional<OAuthApp> find_app(Reader& db, OAuthAppId id) {
    return db.one<OAuthApp>("FROM oauthapps WHERE id = $1", id);
}
std::vector<OAuthApp> apps_in(Reader& db, UserId creator_id, AppPage page) {
    return db.all<OAuthApp>(
        "FROM oauthapps WHERE ($1 = '' OR creatorid = $1) ORDER BY createat, id LIMIT $2 OFFSET $3",
        creator_id, page.per_page, page.page * page.per_page);
}
std::vector<OAuthApp> approved_by(Reader& db, UserId user_id, AppPage page) {
    return db.all_as<OAuthApp>(
        "a",
        "FROM oauthapps a JOIN heliograph_oauth_approvals p ON p.clientid = a.id WHERE p.userid = $1 "
        "ORDER BY a.createat, a.id LIMIT $2 OFFSET $3",
        user_id, page.per_page, page.page * page.per_page);
}
void insert_app(Transaction& tx, const OAuthApp& app) { tx.insert("oauthapps", app); }
void save_app(Transaction& tx, const OAuthApp& app) { tx.update("oauthapps", app); }
void remove_app(Transaction& tx, OAuthAppId id) {
    tx.execute("DELETE FROM oauthauthdata WHERE clientid = $1", id);
    tx.execute("DELETE FROM oauthaccessdata WHERE clientid = $1", id);
    tx.execute("DELETE FROM heliograph_oauth_approvals WHERE clientid = $1", id);
    tx.execute("DELETE FROM oauthapps WHERE id = $1", id);
}

std::optional<Code> find_code(Reader& db, std::string code) {
    return db.one<Code>("FROM oauthauthdata WHERE code = $1", code);
}
void insert_code(Transaction& tx, const Code& code) { tx.insert("oauthauthdata", code); }
void remove_code(Transaction& tx, std::string code) {
    tx.execute("DELETE FROM oauthauthdata WHERE code = $1", code);
}
void remove_old_codes(Transaction& tx, Millis before) {
    tx.execute(
        "DELETE FROM oauthauthdata WHERE code IN (SELECT code FROM oauthauthdata WHERE createat < $1 LIMIT "
        "100)",
        before);
}

std::optional<AccessData> find_access(Reader& db, OAuthAppId client_id, UserId user_id) {
    return db.one<AccessData>("FROM oauthaccessdata WHERE clientid = $1 AND userid = $2", client_id, user_id);
}
std::optional<AccessData> find_access_by_refresh(Reader& db, std::string refresh_token) {
    return db.one<AccessData>("FROM oauthaccessdata WHERE refreshtoken = $1 AND refreshtoken <> ''",
                              refresh_token);
}
std::vector<AccessData> access_of_app(Reader& db, OAuthAppId client_id) {
    return db.all<AccessData>("FROM oauthaccessdata WHERE clientid = $1", client_id);
}
void put_access(Transaction& tx, const AccessData& access) {
    remove_access(tx, access.client_id, access.user_id);
    tx.insert("oauthaccessdata", access);
}
void remove_access(Transaction& tx, OAuthAppId client_id, UserId user_id) {
    tx.execute("DELETE FROM oauthaccessdata WHERE clientid = $1 AND userid = $2", client_id, user_id);
}
void remove_ended_access(Transaction& tx, std::vector<std::string> tokens, Millis now) {
    tx.execute("DELETE FROM oauthaccessdata WHERE token IN ({list $1}) AND expiresat > $2", in_list(tokens),
               now);
}
void remove_all_access(Transaction& tx) { tx.execute("DELETE FROM oauthaccessdata"); }

bool is_approved(Reader& db, UserId user_id, OAuthAppId client_id) {
    return db
        .value<std::int64_t>("SELECT 1 FROM heliograph_oauth_approvals WHERE userid = $1 AND clientid = $2",
                             user_id, client_id)
        .has_value();
}
void approve(Transaction& tx, const Approval& approval) {
    tx.upsert("heliograph_oauth_approvals", "userid, clientid", approval);
}
void withdraw_approval(Transaction& tx, UserId user_id, OAuthAppId client_id) {
    tx.execute("DELETE FROM heliograph_oauth_approvals WHERE userid = $1 AND clientid = $2", user_id,
               client_id);
}
void remove_codes(Transaction& tx, UserId user_id, OAuthAppId client_id) {
    tx.execute("DELETE FROM oauthauthdata WHERE userid = $1 AND clientid = $2", user_id, client_id);
}

}  // namespace heliograph::oauth_apps
