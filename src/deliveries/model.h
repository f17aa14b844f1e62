// The nouns of deliveries: a call to the outside, its attempts, and the endpoint it goes to.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/words/describe.h"
#include "base/words/refusal.h"
#include "src/nouns.h"

namespace heliograph::deliveries {

enum class State : int { waiting = 0, calling = 1, delivered = 2, failed = 3, dead = 4 };
const char* state_name(std::int64_t state);
// Nothing for what is no state.
std::optional<State> state_named(std::string_view name);

// A row of `heliograph_deliveries`. Its id is the webhook-id of all its attempts.
struct Delivery {
    DeliveryId id;                 // 26 characters that begin with the time.
    Millis create_at = 0;          // When it was asked for.
    std::string kind;              // "outgoing_webhook", "command", "action", "dialog", ...
    std::string endpoint_id;       // The hook or command it goes to; may be empty.
    std::string endpoint_name;     // What people call that.
    UserId owner_id;               // Whose endpoint it is; empty where nobody owns it.
    TeamId team_id;                // Where it was caused.
    ChannelId channel_id;          // Where it was caused.
    PostId post_id;                // The post that caused it, if one did.
    UserId user_id;                // Who caused it.
    std::string method = "POST";   // The request's method.
    std::string url;               // Where it goes.
    std::int64_t lane = 0;         // Endpoint and URL as one number, called in turn; 0 for a call at once.
    std::string content_type;      // Of the body.
    std::string request_headers;   // "Name: value" lines of the last attempt; secrets masked.
    std::string body;              // As it is sent.
    std::int64_t state = 0;        // A State.
    std::int64_t attempts = 0;     // How many have been made.
    Millis next_attempt_at = 0;    // When the next one is due, while it waits.
    std::int64_t last_status = 0;  // Of the last answer; 0 for none.
    std::string reason;            // Why the last attempt failed.
    DeliveryId replay_of;          // The delivery that this one repeats.
};
DESCRIBE(Delivery, id, create_at, kind, endpoint_id, endpoint_name, owner_id, team_id, channel_id, post_id,
         user_id, method, url, lane, content_type, request_headers, body, state, attempts, next_attempt_at,
         last_status, reason, replay_of);

// A row of `heliograph_attempts`.
struct Attempt {
    DeliveryId delivery_id;      // Whose.
    std::int64_t number = 0;     // From 1.
    Millis at = 0;               // When it began.
    std::int64_t status = 0;     // Of the answer; 0 for none.
    std::string reason;          // Why it failed; empty if it did not.
    double resolve_ms = 0;       // Finding the address.
    double connect_ms = 0;       // Connecting.
    double tls_ms = 0;           // Agreeing on TLS.
    double first_byte_ms = 0;    // From then to the first byte of the answer.
    double total_ms = 0;         // The whole.
    std::string answer_headers;  // "Name: value" lines; secrets masked.
    std::string answer_body;     // The first 20 kB.
};
DESCRIBE(Attempt, delivery_id, number, at, status, reason, resolve_ms, connect_ms, tls_ms, first_byte_ms,
         total_ms, answer_headers, answer_body);

// A row of `heliograph_endpoints`.
struct Endpoint {
    std::string id;               // Of the hook.
    std::string kind;             // As in deliveries.
    std::string secret;           // "whsec_...", signs what is sent.
    std::string old_secret;       // Its predecessor, or empty.
    Millis old_secret_until = 0;  // Until then both sign.
    Millis failing_since = 0;     // When the first attempt failed since one succeeded; 0: the last succeeded.
    Millis told_at = 0;           // When the owner was told of that.
    Millis disabled_at = 0;       // When it was switched off, or 0.
    std::string disabled_reason;  // Why.
};
DESCRIBE(Endpoint, id, kind, secret, old_secret, old_secret_until, failing_since, told_at, disabled_at,
         disabled_reason);

// One attempt as people see it.
struct ShownAttempt {
    std::int64_t number = 0;                            // From 1.
    Millis at = 0;                                      // When it began.
    std::int64_t status = 0;                            // Of the answer; 0 for none.
    std::string reason;                                 // Why it failed; empty if it did not.
    double resolve_ms = 0;                              // Finding the address.
    double connect_ms = 0;                              // Connecting.
    double tls_ms = 0;                                  // Agreeing on TLS.
    double first_byte_ms = 0;                           // From then to the first byte of the answer.
    double total_ms = 0;                                // The whole.
    std::map<std::string, std::string> answer_headers;  // Secrets masked.
    std::string answer_body;                            // The first 20 kB.
};
DESCRIBE(ShownAttempt, number, at, status, reason, resolve_ms, connect_ms, tls_ms, first_byte_ms, total_ms,
         answer_headers, answer_body);

// A delivery as people see it; the last three are left out in lists.
struct ShownDelivery {
    DeliveryId id;                 // The webhook-id of its attempts.
    Millis create_at = 0;          // When it was asked for.
    std::string kind;              // "outgoing_webhook", "command", "action", "dialog", ...
    std::string endpoint_id;       // The hook or command it goes to.
    std::string endpoint_name;     // What people call that.
    TeamId team_id;                // Where it was caused.
    ChannelId channel_id;          // Where it was caused.
    PostId post_id;                // The post that caused it.
    UserId user_id;                // Who caused it.
    std::string url;               // Where it goes; a password in it is masked.
    std::string state;             // "waiting", "calling", "delivered", "failed" or "dead".
    std::int64_t attempts = 0;     // How many have been made.
    Millis next_attempt_at = 0;    // When the next one is due; 0 if none is.
    std::int64_t last_status = 0;  // Of the last answer; 0 for none.
    std::string reason;            // Why the last attempt failed.
    DeliveryId replay_of;          // The delivery that this one repeats.
    // Of the last attempt; secrets masked.
    std::optional<std::map<std::string, std::string>> request_headers;
    std::optional<std::string> request_body;       // Secrets masked.
    std::optional<std::vector<ShownAttempt>> log;  // Its attempts, oldest first.
};
DESCRIBE(ShownDelivery, id, create_at, kind, endpoint_id, endpoint_name, team_id, channel_id, post_id,
         user_id, url, state, attempts, next_attempt_at, last_status, reason, replay_of, request_headers,
         request_body, log);

struct DeliveryQuery {
    TeamId team_id;              // Only those caused in this team.
    std::string endpoint_id;     // Only those to this hook or command.
    std::string kind;            // Only of this kind.
    std::string state;           // Only in this state.
    Millis since = 0;            // Only those asked for then or later.
    std::int64_t page = 0;       // From 0.
    std::int64_t per_page = 60;  // At most 200.
};
DESCRIBE(DeliveryQuery, team_id, endpoint_id, kind, state, since, page, per_page);

struct ReplaySince {
    std::string endpoint_id;  // The hook whose failed and dead deliveries are sent again; empty for all.
    TeamId team_id;           // Without a hook: those of this team; empty for all, which administrators may.
    Millis since = 0;         // Those asked for then or later.
};
DESCRIBE(ReplaySince, endpoint_id, team_id, since);

struct ReplayCount {
    std::int64_t count = 0;  // How many are sent again; not those that were sent again before.
};
DESCRIBE(ReplayCount, count);

namespace refuse {
inline constexpr Refusal no_delivery{404, "heliograph.delivery.get.app_error", "There is no such delivery."};
inline constexpr Refusal no_replay{400, "heliograph.delivery.replay.app_error",
                                   "Somebody waited for the answer to this call, and what it carried was "
                                   "of that moment: repeat the command, press or dialog instead."};
inline constexpr Refusal still_waits{400, "heliograph.delivery.replay_waiting.app_error",
                                     "The delivery is being called at this moment."};
inline constexpr Refusal bad_state{
    400, "heliograph.delivery.state.app_error",
    "A state is \"waiting\", \"calling\", \"delivered\", \"failed\" or \"dead\"."};
}  // namespace refuse

}  // namespace heliograph::deliveries
