// SQL on `oauthapps`, `oauthauthdata`, `oauthaccessdata` and the approvals.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/store/reader.h"
#include "src/oauth_apps/model.h"

namespace heliograph::oauth_apps {

std::optional<OAuthApp> find_app(Reader& db, OAuthAppId id);
// By age. An empty creator does not restrict.
std::vector<OAuthApp> apps_in(Reader& db, UserId creator_id, AppPage page);
std::vector<OAuthApp> approved_by(Reader& db, UserId user_id, AppPage page);
void insert_app(Transaction& tx, const OAuthApp& app);
void save_app(Transaction& tx, const OAuthApp& app);
// With its codes, tokens and approvals.
void remove_app(Transaction& tx, OAuthAppId id);

std::optional<Code> find_code(Reader& db, std::string code);
void insert_code(Transaction& tx, const Code& code);
void remove_code(Transaction& tx, std::string code);
// A hundred at most, so that no request pays for many.
void remove_old_codes(Transaction& tx, Millis before);

std::optional<AccessData> find_access(Reader& db, OAuthAppId client_id, UserId user_id);
std::optional<AccessData> find_access_by_refresh(Reader& db, std::string refresh_token);
std::vector<AccessData> access_of_app(Reader& db, OAuthAppId client_id);
// There is one of each person and app.
void put_access(Transaction& tx, const AccessData& access);
void remove_access(Transaction& tx, OAuthAppId client_id, UserId user_id);
// Those of sessions that were ended before their time: their refresh tokens are dead with them.
void remove_ended_access(Transaction& tx, std::vector<std::string> tokens, Millis now);
void remove_all_access(Transaction& tx);

bool is_approved(Reader& db, UserId user_id, OAuthAppId client_id);
void approve(Transaction& tx, const Approval& approval);
void withdraw_approval(Transaction& tx, UserId user_id, OAuthAppId client_id);
void remove_codes(Transaction& tx, UserId user_id, OAuthAppId client_id);

}  // namespace heliograph::oauth_apps
