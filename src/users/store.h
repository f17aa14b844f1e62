// SQL on `users`, `bots` (read only) and `tokens`, as named functions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/store/reader.h"
#include "src/users/model.h"

namespace heliograph::users {

// These fill is_bot and bot_description too.
std::optional<User> find(Reader& db, UserId id);
std::optional<User> find_by_username(Reader& db, std::string username);
std::optional<User> find_by_email(Reader& db, std::string email);
// By user name or e-mail address, in lower case.
std::optional<User> find_by_login(Reader& db, std::string login);
// In no particular order; those that do not exist are missing.
std::vector<User> of_ids(Reader& db, std::vector<UserId> ids);
std::vector<User> of_usernames(Reader& db, std::vector<std::string> usernames);

bool is_empty(Reader& db);
std::int64_t count_active_admins(Reader& db);

// Throws Conflict on "username" or "email".
void insert(Transaction& tx, const User& user);
void save(Transaction& tx, const User& user);
void set_failed_attempts(Transaction& tx, UserId id, std::int64_t attempts);
void add_failed_attempt(Transaction& tx, UserId id);
void set_last_login(Transaction& tx, UserId id, Millis at);
void set_password(Transaction& tx, UserId id, std::string hash, Millis at);
// Only the hash: the person's password stays.
void set_hash(Transaction& tx, UserId id, std::string hash);

// Fills is_bot, bot_description and bot_last_icon_update.
std::vector<User> with_bots(Reader& db, std::vector<User> users);

void insert_mail_token(Transaction& tx, const MailToken& token);
std::optional<MailToken> find_mail_token(Reader& db, std::string token);
void delete_mail_token(Transaction& tx, std::string token);
void delete_mail_tokens_before(Transaction& tx, Millis at);

std::optional<Picture> find_picture(Reader& db, UserId id);
void save_picture(Transaction& tx, const Picture& picture);
void delete_picture(Transaction& tx, UserId id);

}  // namespace heliograph::users
