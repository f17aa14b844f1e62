// The nouns of sessions: a session, a personal access token, a login.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/words/describe.h"
#include "base/words/refusal.h"
#include "src/nouns.h"

namespace heliograph::sessions {

// A row of `sessions`.
struct Session {
    SessionId id;                    // 26 characters.
    std::string token;               // The secret; blank in lists.
    Millis create_at = 0;            // When it was made.
    Millis expires_at = 0;           // When it ends.
    Millis last_activity_at = 0;     // When it was last used; moves at most every five minutes.
    UserId user_id;                  // Whose it is.
    std::string device_id;           // Of a phone that gets notices.
    std::string roles;               // The person's system roles.
    bool is_oauth = false;           // Made for an OAuth app.
    bool expired_notify = false;     // The end was told to the phone.
    Json props{"{}"};                // Text values: platform, os, browser, csrf, type, ...
    std::vector<Json> team_members;  // Always empty.
    bool local = false;              // Always false here.
};
DESCRIBE(Session, id, token, create_at, expires_at, last_activity_at, user_id, device_id, roles, is_oauth,
         expired_notify, props, team_members, local);

// A row of `useraccesstokens`.
struct UserAccessToken {
    Id<UserAccessToken> id;   // 26 characters.
    std::string token;        // The secret; only in the answer that makes it.
    UserId user_id;           // For whom it acts.
    std::string description;  // What it is for.
    bool is_active = true;    // False while disabled.
    // What it may do, where that is less than all: "read", "post", "manage". Left out for all.
    std::optional<std::vector<std::string>> verbs;
    std::optional<std::vector<std::string>> channels;  // The only channels it reaches. Left out for all.
    std::optional<bool> may_mention_all;               // False: @all, @channel and @here call nobody.
};
DESCRIBE(UserAccessToken, id, token, user_id, description, is_active, verbs, channels, may_mention_all);
using TokenId = Id<UserAccessToken>;

// A row of `heliograph_token_scopes`: a token that may do less than its owner.
struct ScopeRow {
    TokenId token_id;                   // The token.
    std::vector<std::string> verbs;     // Of "read", "post" and "manage".
    std::vector<std::string> channels;  // Ids; empty for all.
    bool may_mention_all = false;       // It may call a whole channel.
};
DESCRIBE(ScopeRow, token_id, verbs, channels, may_mention_all);

// Values of the prop `type`.
inline constexpr const char* type_user_access_token = "UserAccessToken";

// What one sends to log in; members of other types than text are ignored.
struct Login {
    std::string id;         // The account's id, instead of login_id.
    std::string login_id;   // User name or e-mail address.
    Secret password;        // The password.
    std::string token;      // Code of the second factor.
    std::string device_id;  // Of a phone that gets notices.
};

struct SessionRef {
    std::string session_id;  // The session.
};
DESCRIBE(SessionRef, session_id);

struct TokenRef {
    std::string token_id;  // The personal access token.
};
DESCRIBE(TokenRef, token_id);

struct NewToken {
    std::string description;                        // What it is for, up to 255 bytes.
    std::optional<std::vector<std::string>> verbs;  // Of "read", "post" and "manage"; all when left out.
    std::optional<std::vector<std::string>>
        channels;                         // Ids of the only channels it reaches; all when left out.
    std::optional<bool> may_mention_all;  // False: @all, @channel and @here call nobody.
};
DESCRIBE(NewToken, description, verbs, channels, may_mention_all);

struct TokenSearch {
    std::string term;  // Part of a token's id, user id or user name.
};
DESCRIBE(TokenSearch, term);

struct Device {
    std::string device_id;                     // Of a phone that gets notices.
    std::string device_notification_disabled;  // "true" when the phone shows none.
    std::string mobile_version;                // Version of the app.
};
DESCRIBE(Device, device_id, device_notification_disabled, mobile_version);

struct Page {
    int page = 0;       // Which page, from 0.
    int per_page = 60;  // Rows a page, up to 200.
};
DESCRIBE(Page, page, per_page);

namespace refuse {
using namespace heliograph::refuse;
inline constexpr Refusal bad_description{400, "model.user_access_token.is_valid.description.app_error",
                                         "A description has up to 255 bytes."};
inline constexpr Refusal blank_password{400, "api.user.login.blank_pwd.app_error",
                                        "Password field must not be blank."};
inline constexpr Refusal wrong_credentials{401, "api.user.login.invalid_credentials_email_username",
                                           "Enter a valid email or username and/or password."};
inline constexpr Refusal wrong_credentials_email{401, "api.user.login.invalid_credentials_email",
                                                 "Enter a valid email and/or password."};
inline constexpr Refusal wrong_credentials_username{401, "api.user.login.invalid_credentials_username",
                                                    "Enter a valid username and/or password."};
inline constexpr Refusal wrong_credentials_sso{401, "api.user.login.invalid_credentials_sso",
                                               "Sign in with a password is switched off."};
inline constexpr Refusal inactive{401, "api.user.login.inactive.app_error",
                                  "Login failed because your account has been deactivated."};
inline constexpr Refusal bot_login_forbidden{401, "api.user.login.bot_login_forbidden.app_error",
                                             "Bot login is forbidden."};
inline constexpr Refusal too_many_attempts{
    401, "api.user.check_user_login_attempts.too_many.app_error",
    "Your account is locked because of too many failed password attempts. Please reset your password."};
inline constexpr Refusal not_verified{401, "api.user.login.not_verified.app_error",
                                      "Login failed because the email address has not been verified."};
inline constexpr Refusal token_provided{401, "api.context.token_provided.app_error",
                                        "Session is not OAuth but token was provided in the query string."};
inline constexpr Refusal session_not_found{400, "app.session.get.app_error",
                                           "We encountered an error finding the session."};
inline constexpr Refusal token_not_found{404, "app.user_access_token.get_by_user.app_error",
                                         "There is no such personal access token."};
// Ours: the peer's tokens have no scopes.
inline constexpr Refusal bad_scope{400, "model.user_access_token.is_valid.scope.app_error",
                                   "verbs are of read, post and manage; channels are 1 to 100 ids."};
inline constexpr Refusal beyond_scope{403, "api.context.token_scope.app_error",
                                      "The scope of this token does not reach that far."};
inline constexpr Refusal too_many_bad_tokens{429, "api.context.bad_tokens.app_error",
                                             "Too many unknown tokens from this address; try again later."};
inline constexpr Refusal tokens_disabled{501, "app.user_access_token.disabled",
                                         "Personal access tokens are disabled on this server."};
}  // namespace refuse

}  // namespace heliograph::sessions

template <>
struct heliograph::OutOfTheTable<heliograph::sessions::Session> {
    static constexpr bool has(std::string_view member) {
        return heliograph::one_of(member, "team_members", "local");
    }
};
template <>
struct heliograph::OutOfTheTable<heliograph::sessions::UserAccessToken> {
    static constexpr bool has(std::string_view member) {
        return heliograph::one_of(member, "verbs", "channels", "may_mention_all");
    }
};
template <>
struct heliograph::OmittedWhenEmpty<heliograph::sessions::UserAccessToken> {
    static constexpr bool has(std::string_view member) { return member == "token"; }
};
