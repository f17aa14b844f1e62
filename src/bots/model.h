// The nouns of bots: an account without a person, and what we refuse.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/words/describe.h"
#include "base/words/refusal.h"
#include "src/nouns.h"

namespace heliograph::bots {

// A row of `bots`; the names come from the account.
struct Bot {
    UserId user_id;               // Its account.
    std::string username;         // The account's user name.
    std::string display_name;     // The account's first name.
    std::string description;      // What it is for, up to 1024 characters.
    std::string owner_id;         // The account that may manage it.
    Millis last_icon_update = 0;  // When its picture last changed.
    Millis create_at = 0;         // When it was made.
    Millis update_at = 0;         // When it last changed.
    Millis delete_at = 0;         // When it was disabled, or 0.
};
DESCRIBE(Bot, user_id, username, display_name, description, owner_id, last_icon_update, create_at, update_at,
         delete_at);

// What one sends to make or to change a bot; what is absent stays.
struct BotPatch {
    std::optional<std::string> username;      // 1 to 64 of a-z, 0-9, ".", "-", "_".
    std::optional<std::string> display_name;  // Shown name, up to 64 characters.
    std::optional<std::string> description;   // What it is for.
};
DESCRIBE(BotPatch, username, display_name, description);

struct WithDisabled {
    bool include_deleted = false;  // Disabled bots are found too.
};
DESCRIBE(WithDisabled, include_deleted);

struct BotWindow {
    bool include_deleted = false;  // Disabled bots too.
    bool only_orphaned = false;    // Only bots whose owner is deactivated.
    std::int64_t page = 0;         // Which page, from 0.
    std::int64_t per_page = 60;    // Bots a page, up to 200.
};
DESCRIBE(BotWindow, include_deleted, only_orphaned, page, per_page);

struct NewPerson {
    bool set_system_admin = false;  // The person becomes a system administrator.
};
DESCRIBE(NewPerson, set_system_admin);

namespace refuse {
using namespace heliograph::refuse;
inline constexpr Refusal no_bot{404, "store.sql_bot.get.missing.app_error", "The bot does not exist."};
inline constexpr Refusal switched_off{403, "api.bot.create_disabled", "Making bots is switched off here."};
inline constexpr Refusal bad_name{400, "model.bot.is_valid.username.app_error",
                                  "A bot's name has 1 to 64 of a-z, 0-9, \".\", \"-\" and \"_\"."};
// The peer names this fault so.
inline constexpr Refusal long_display_name{400, "model.bot.is_valid.user_id.app_error",
                                           "A display name has up to 64 characters."};
inline constexpr Refusal long_description{400, "model.bot.is_valid.description.app_error",
                                          "A description has up to 1024 characters."};
inline constexpr Refusal a_bot_already{400, "app.bot.createbot.internal_error",
                                       "The account is a bot already."};
}  // namespace refuse

}  // namespace heliograph::bots

namespace heliograph {
template <>
struct OutOfTheTable<bots::Bot> {
    static constexpr bool has(std::string_view member) { return one_of(member, "username", "display_name"); }
};
template <>
struct OmittedWhenEmpty<bots::Bot> {
    static constexpr bool has(std::string_view member) {
        return one_of(member, "display_name", "description", "last_icon_update");
    }
};
}  // namespace heliograph
