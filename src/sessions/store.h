// SQL on `sessions` and `useraccesstokens`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/store/reader.h"
#include "src/sessions/model.h"

namespace heliograph::sessions {

std::optional<Session> find(Reader& db, SessionId id);
std::optional<Session> find_by_token(Reader& db, std::string token);
std::vector<Session> of_user(Reader& db, UserId user_id);

void insert(Transaction& tx, const Session& session);
void set_expiry(Transaction& tx, SessionId id, Millis expires_at);
void set_activity(Transaction& tx, SessionId id, Millis at);
void save(Transaction& tx, const Session& session);
void set_roles(Transaction& tx, UserId user_id, std::string roles);

// These end sessions; each gives the tokens that are dead now.
std::vector<std::string> remove(Transaction& tx, SessionId id);
std::vector<std::string> remove_token(Transaction& tx, std::string token);
std::vector<std::string> remove_of_user(Transaction& tx, UserId user_id, SessionId except);
std::vector<std::string> remove_of_device(Transaction& tx, UserId user_id, std::string device_id,
                                          SessionId except);
std::vector<std::string> remove_expired(Transaction& tx, UserId user_id, Millis now);
// All but the `keep` last used ones.
std::vector<std::string> remove_surplus(Transaction& tx, UserId user_id, std::int64_t keep);
void remove_everything(Transaction& tx);

std::optional<UserAccessToken> find_access_token(Reader& db, TokenId id);
std::optional<UserAccessToken> find_access_token_by_secret(Reader& db, std::string token);
std::vector<UserAccessToken> access_tokens_of(Reader& db, UserId user_id, std::int64_t limit,
                                              std::int64_t offset);
std::vector<UserAccessToken> all_access_tokens(Reader& db, std::int64_t limit, std::int64_t offset);
std::vector<UserAccessToken> search_access_tokens(Reader& db, std::string term);
void insert_access_token(Transaction& tx, const UserAccessToken& token);
void set_access_token_active(Transaction& tx, TokenId id, bool active);
void remove_access_token(Transaction& tx, TokenId id);

std::optional<ScopeRow> find_scope(Reader& db, TokenId id);
std::vector<ScopeRow> scopes_of(Reader& db, std::vector<TokenId> ids);
void insert_scope(Transaction& tx, const ScopeRow& row);
// Where a post stands, even a deleted one. Reads a table of posts.
std::optional<ChannelId> channel_of_post(Reader& db, PostId id);
std::optional<ChannelId> channel_of_file(Reader& db, FileId id);

// The owner of a bot; empty if it is none.
std::string bot_owner(Reader& db, UserId bot_id);

}  // namespace heliograph::sessions
