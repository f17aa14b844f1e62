// The nouns of users: an account, its row and its wire form.
#pragma once

#include <optional>
#include <string>

#include "base/words/describe.h"
#include "src/nouns.h"

namespace heliograph::users {

// A row of `users`; on the wire through view.h, which decides who sees what.
struct User {
    UserId id;                             // 26 characters.
    Millis create_at = 0;                  // When it was made.
    Millis update_at = 0;                  // When it last changed.
    Millis delete_at = 0;                  // When it was deactivated, or 0.
    std::string username;                  // Unique, lower case.
    std::string password;                  // A hash; never on the wire.
    std::optional<std::string> auth_data;  // The account's name at another service.
    std::string auth_service;              // Empty for a password account.
    std::string email;                     // Unique, lower case.
    bool email_verified = false;           // The address was confirmed.
    std::string nickname;                  // Shown name chosen by the person.
    std::string first_name;                // First name.
    std::string last_name;                 // Last name.
    std::string roles;                     // Space-separated: "system_user system_admin".
    bool allow_marketing = false;          // Kept for the peer's clients.
    Json props{"{}"};                      // Text values by key.
    Json notify_props{"{}"};               // Notification settings, text values by key.
    Millis last_password_update = 0;       // When the password last changed.
    Millis last_picture_update = 0;        // When the picture last changed; negative for a reset.
    std::int64_t failed_attempts = 0;      // Wrong passwords since the last login.
    std::string locale;                    // "en".
    bool mfa_active = false;               // A second factor is asked.
    std::string mfa_secret;                // Never on the wire.
    std::string position;                  // Job title.
    Json timezone{"{}"};                   // automaticTimezone, manualTimezone, useAutomaticTimezone.
    std::optional<std::string> remote_id;  // Of a connected server; always empty here.
    Millis last_login = 0;                 // When it last logged in.
    bool is_bot = false;                   // It is a program: it has a row in `bots`.
    std::string bot_description;           // What the bot is for.
    Millis bot_last_icon_update = 0;       // When the bot's picture last changed.
};
DESCRIBE(User, id, create_at, update_at, delete_at, username, password, auth_data, auth_service, email,
         email_verified, nickname, first_name, last_name, roles, allow_marketing, props, notify_props,
         last_password_update, last_picture_update, failed_attempts, locale, mfa_active, mfa_secret, position,
         timezone, remote_id, last_login, is_bot, bot_description, bot_last_icon_update);

// A row of `tokens`: a secret that was mailed, to set a new password or to confirm an address.
struct MailToken {
    std::string token;     // 64 characters.
    Millis create_at = 0;  // When it was made; it lives 24 hours.
    std::string type;      // "password_recovery" or "verify_email".
    Json extra{"{}"};      // The account it is for.
};
DESCRIBE(MailToken, token, create_at, type, extra);

// A row of `heliograph_profile_pictures`.
struct Picture {
    UserId user_id;          // Whose it is.
    std::string media_type;  // "image/png" or "image/jpeg".
    std::string base64;      // Its bytes.
};
DESCRIBE(Picture, user_id, media_type, base64);

// What one sends to make an account.
struct NewUser {
    std::string username;          // 1 to 64 of a-z, 0-9, ".", "-", "_".
    std::string email;             // Its address.
    std::string password;          // At least as long as the settings say.
    std::string nickname;          // Shown name.
    std::string first_name;        // First name.
    std::string last_name;         // Last name.
    std::string position;          // Job title.
    std::string locale;            // Language; the server's default when empty.
    std::string auth_service;      // Refused unless empty: there are only password accounts.
    Json notify_props{"{}"};       // Notification settings.
    Json props{"{}"};              // Text values by key.
    Json timezone{"{}"};           // automaticTimezone, manualTimezone, useAutomaticTimezone.
    bool allow_marketing = false;  // Kept for the peer's clients.
};
DESCRIBE(NewUser, username, email, password, nickname, first_name, last_name, position, locale, auth_service,
         notify_props, props, timezone, allow_marketing);

// What one sends to change an account; what is absent stays.
struct UserPatch {
    std::optional<std::string> username;    // New user name.
    std::optional<std::string> password;    // The current one, needed with a new e-mail address.
    std::optional<std::string> email;       // New address.
    std::optional<std::string> nickname;    // New shown name.
    std::optional<std::string> first_name;  // New first name.
    std::optional<std::string> last_name;   // New last name.
    std::optional<std::string> position;    // New job title.
    std::optional<std::string> locale;      // New language.
    std::optional<Json> props;              // New text values by key.
    std::optional<Json> notify_props;       // New notification settings.
    std::optional<Json> timezone;           // New time zone.
};
DESCRIBE(UserPatch, username, password, email, nickname, first_name, last_name, position, locale, props,
         notify_props, timezone);

struct NewRoles {
    std::string roles;  // Space-separated names of roles.
};
DESCRIBE(NewRoles, roles);

struct Activation {
    std::optional<bool> active;  // False deactivates.
};
DESCRIBE(Activation, active);

struct Deletion {
    bool permanent = false;  // Asks to delete for good instead of deactivating.
};
DESCRIBE(Deletion, permanent);

struct NewPassword {
    Secret current_password;  // Needed by the person; administrators leave it out.
    Secret new_password;      // The new one.
};
DESCRIBE(NewPassword, current_password, new_password);

struct PasswordReset {
    std::string token;    // From the mail, 64 characters.
    Secret new_password;  // The new one.
};
DESCRIBE(PasswordReset, token, new_password);

struct MailAddress {
    std::string email;  // The address of an account.
};
DESCRIBE(MailAddress, email);

struct MailTokenRef {
    std::string token;  // From the mail, 64 characters.
};
DESCRIBE(MailTokenRef, token);

}  // namespace heliograph::users

// What comes from `bots` and not from `users`.
template <>
struct heliograph::OutOfTheTable<heliograph::users::User> {
    static constexpr bool has(std::string_view member) {
        return heliograph::one_of(member, "is_bot", "bot_description", "bot_last_icon_update");
    }
};
