// The nouns of users: an account, its row and its wire form.
#pragma once

#include <string>

#include "base/words/describe.h"
#include "src/nouns.h"

namespace heliograph::users {

// A row of `users`; on the wire through view.h, which decides who sees what.
struct User {
    UserId id;                                 // 26 characters.
    Millis create_at = 0;                      // When it was made.
    Millis update_at = 0;                      // When it last changed.
    Millis delete_at = 0;                      // When it was deactivated, or 0.
    std::string username;                      // Unique, lower case.
    std::string password;                      // A hash; never on the wire.
    std::optional<std::string> auth_data;      // The account's name at another service.
    std::string auth_service;                  // Empty for a password account.
    std::string email;                         // Unique, lower case.
    bool email_verified = false;               // The address was confirmed.
    std::string nickname;                      // Shown name chosen by the person.
    std::string first_name;                    // First name.
    std::string last_name;                     // Last name.
    std::string roles;                         // Space-separated: "system_user system_admin".
    bool allow_marketing = false;              // Kept for the peer's clients.
    Json props{"{}"};                          // Text values by key.
    Json notify_props{"{}"};                   // Notification settings, text values by key.
    Millis last_password_update = 0;           // When the password last changed.
    Millis last_picture_update = 0;            // When the picture last changed; negative for a reset.
    std::int64_t failed_attempts = 0;          // Wrong passwords since the last login.
    std::string locale;                        // "en".
    bool mfa_active = false;                   // A second factor is asked.
    std::string mfa_secret;                    // Never on the wire.
    std::string position;                      // Job title.
    Json timezone{"{}"};                       // automaticTimezone, manualTimezone, useAutomaticTimezone.
    std::optional<std::string> remote_id;      // Of a connected server; always empty here.
    Millis last_login = 0;                     // When it last logged in.
};
DESCRIBE(User, id, create_at, update_at, delete_at, username, password, auth_data, auth_service, email,
         email_verified, nickname, first_name, last_name, roles, allow_marketing, props, notify_props,
         last_password_update, last_picture_update, failed_attempts, locale, mfa_active, mfa_secret, position,
         timezone, remote_id, last_login);

}  // namespace heliograph::users
