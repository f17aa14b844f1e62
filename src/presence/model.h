// The nouns of presence: a status and a custom status.
#pragma once

#include <string>
#include <vector>

#include "base/words/describe.h"
#include "base/words/refusal.h"
#include "src/nouns.h"

namespace heliograph::presence {

inline constexpr const char* online = "online";
inline constexpr const char* away = "away";
inline constexpr const char* dnd = "dnd";
inline constexpr const char* offline = "offline";

// A row of `status`.
struct Status {
    UserId user_id;                 // Whose it is.
    std::string status;             // "online", "away", "dnd" or "offline".
    bool manual = false;            // Chosen by the person, not by activity.
    Millis last_activity_at = 0;    // When the person last did something.
    std::int64_t dnd_end_time = 0;  // When "dnd" ends, in seconds since 1970; 0 for never.
    std::string prev_status;        // What it was before "dnd" with an end.
};
DESCRIBE(Status, user_id, status, manual, last_activity_at, dnd_end_time, prev_status);

// What one sends to set a status.
struct WantedStatus {
    std::string user_id;            // The person; must be the one in the path.
    std::string status;             // "online", "away", "dnd" or "offline".
    std::int64_t dnd_end_time = 0;  // When "dnd" ends, in seconds since 1970; 0 for never.
};
DESCRIBE(WantedStatus, user_id, status, dnd_end_time);

// A custom status; as JSON text in the prop `customStatus` of an account.
struct CustomStatus {
    std::string emoji;                                // Name of an emoji.
    std::string text;                                 // Up to 100 characters.
    std::string duration;                             // "", "thirty_minutes", "today", ..., "date_and_time".
    std::string expires_at = "0001-01-01T00:00:00Z";  // RFC 3339; year 1 for never.
};
DESCRIBE(CustomStatus, emoji, text, duration, expires_at);

struct Typing {
    ChannelId channel_id;   // Where somebody types.
    std::string parent_id;  // The root of the thread, or empty.
};
DESCRIBE(Typing, channel_id, parent_id);

namespace refuse {
using namespace heliograph::refuse;
inline constexpr Refusal no_recent_status{400, "api.custom_status.recent_custom_statuses.delete.app_error",
                                          "There is no such recent status."};
inline constexpr Refusal custom_statuses_off{501, "api.custom_status.disabled",
                                             "Custom statuses are disabled on this server."};
}  // namespace refuse

}  // namespace heliograph::presence

template <>
struct heliograph::OffTheWire<heliograph::presence::Status> {
    static constexpr bool has(std::string_view member) { return member == "prev_status"; }
};
