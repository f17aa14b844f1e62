// The nouns of incoming webhooks: a hook, its settings of ours, and what it received.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/words/describe.h"
#include "base/words/refusal.h"
#include "src/nouns.h"

namespace heliograph::incoming_webhooks {

// A row of `incomingwebhooks`. The id is the secret.
struct IncomingWebhook {
    HookId id;                    // 26 characters; whoever knows it can post.
    Millis create_at = 0;         // When it was made.
    Millis update_at = 0;         // When it last changed.
    Millis delete_at = 0;         // When it was deleted, or 0.
    UserId user_id;               // Its owner, in whose name it posts.
    ChannelId channel_id;         // Where it posts unless the payload names a channel.
    TeamId team_id;               // The team of that channel.
    std::string display_name;     // Its name in lists, up to 64 bytes.
    std::string description;      // What it is for, up to 500 bytes.
    std::string username;         // Shown as the author unless the payload says otherwise.
    std::string icon_url;         // Shown as the picture unless the payload says otherwise.
    bool channel_locked = false;  // It posts to its own channel only.
};
DESCRIBE(IncomingWebhook, id, create_at, update_at, delete_at, user_id, channel_id, team_id, display_name,
         description, username, icon_url, channel_locked);

// What one sends to make or change a hook.
struct WantedHook {
    HookId id;                    // Must be empty on create, and the hook's own on update.
    UserId user_id;               // Another owner; needs the permission for hooks of others.
    ChannelId channel_id;         // A public or private channel.
    TeamId team_id;               // On update: empty, or the hook's team.
    std::string display_name;     // Its name in lists, up to 64 bytes.
    std::string description;      // What it is for, up to 500 bytes.
    std::string username;         // Shown as the author.
    std::string icon_url;         // Shown as the picture.
    bool channel_locked = false;  // It posts to its own channel only.
};
DESCRIBE(WantedHook, id, user_id, channel_id, team_id, display_name, description, username, icon_url,
         channel_locked);

struct HookListQuery {
    TeamId team_id;                    // Only hooks of this team.
    std::int64_t page = 0;             // From 0.
    std::int64_t per_page = 60;        // At most 200.
    bool include_total_count = false;  // Answer an object with the total.
};
DESCRIBE(HookListQuery, team_id, page, per_page, include_total_count);

struct CountedHooks {
    std::vector<IncomingWebhook> incoming_webhooks;  // The page.
    std::int64_t total_count = 0;                    // All that the caller may see.
};
DESCRIBE(CountedHooks, incoming_webhooks, total_count);

// What the peer's hooks lack.
struct HookSettings {
    std::vector<std::string> allow_list;  // Networks ("10.0.0.0/8") that may post; empty for everyone.
    std::int64_t requests_per_second =
        0;                  // On average; 0 for the server's setting. Bursts are ten times that.
    bool disabled = false;  // Requests are refused until it is switched on again.
};
DESCRIBE(HookSettings, allow_list, requests_per_second, disabled);

// A row of `heliograph_hook_settings`.
struct HookSettingsRow {
    HookId hook_id;                        // Whose settings.
    std::int64_t slot = 0;                 // A number that no other hook ever has.
    std::string allow_list;                // Networks, separated by blanks.
    std::int64_t requests_per_second = 0;  // 0 for the server's setting.
    bool disabled = false;                 // Requests are refused.
};
DESCRIBE(HookSettingsRow, hook_id, slot, allow_list, requests_per_second, disabled);

// A row of `heliograph_former_hook_ids`.
struct FormerHookId {
    HookId former_id;       // What the hook was called before.
    HookId hook_id;         // What it is called now.
    Millis expires_at = 0;  // Until then the former id posts too.
};
DESCRIBE(FormerHookId, former_id, hook_id, expires_at);

// A hook as its list shows it.
struct HookOverview {
    IncomingWebhook hook;         // The hook.
    std::string state;            // "live" or "disabled".
    Millis last_received_at = 0;  // When its last request came, or 0.
    std::string last_outcome;     // What became of that, as in the log; empty if there was none.
    std::int64_t received = 0;    // Requests in its log.
    std::int64_t refused = 0;     // Those of them that were refused.
    Millis former_until = 0;      // Until when a former address works too, or 0.
};
DESCRIBE(HookOverview, hook, state, last_received_at, last_outcome, received, refused, former_until);

struct OverviewQuery {
    TeamId team_id;              // Hooks of this team.
    std::int64_t page = 0;       // From 0.
    std::int64_t per_page = 60;  // At most 200.
};
DESCRIBE(OverviewQuery, team_id, page, per_page);

enum class Outcome : int { posted = 1, updated = 2, repeated = 3, refused = 4, removed = 5, ignored = 6 };
const char* outcome_name(std::int64_t outcome);
// 0 for what is no outcome.
std::int64_t outcome_number(std::string_view name);

// A row of `heliograph_received`: one request to a hook and what became of it.
struct ReceivedRow {
    std::int64_t id = 0;          // Slot of the hook times 2^40, plus the number of the request.
    Millis create_at = 0;         // When it came.
    std::int64_t outcome = 0;     // An Outcome.
    std::int64_t status = 0;      // The answer's status.
    std::string reason;           // Why it was refused, ignored or shown as it came; empty otherwise.
    std::string remote_address;   // Where it came from.
    std::string query;            // The query string.
    std::string headers;          // "Name: value" lines; secrets masked.
    std::string body;             // Up to 64 KiB.
    std::int64_t body_bytes = 0;  // How long it was.
    bool body_kept = true;        // The body is whole, so that it can be replayed.
    std::string post_ids;         // Ids of the posts, separated by blanks.
    std::string integration;      // What read it: an integration's name, "filter", or empty.
    std::string event;            // The event that was seen.
};
DESCRIBE(ReceivedRow, id, create_at, outcome, status, reason, remote_address, query, headers, body,
         body_bytes, body_kept, post_ids, integration, event);

inline constexpr int slot_shift = 40;
inline constexpr std::int64_t number_mask = (std::int64_t{1} << slot_shift) - 1;

// A request that a hook received.
struct Received {
    std::int64_t number = 0;     // Counts the hook's requests.
    Millis create_at = 0;        // When it came.
    std::string outcome;         // "posted", "updated", "repeated", "refused", "removed", "ignored".
    std::int64_t status = 0;     // The answer's status.
    std::string reason;          // Why it was refused, ignored or shown as it came.
    std::string remote_address;  // Where it came from.
    std::string query;           // The query string.
    std::map<std::string, std::string> headers;  // As received; secrets masked.
    std::int64_t body_bytes = 0;                 // How long the body was.
    bool body_kept = false;                      // The whole body is kept, so that it can be replayed.
    std::vector<std::string> post_ids;           // What was posted or changed.
    std::optional<std::string> body;             // Up to 64 KiB; absent in lists.
    std::string integration;                     // What read it: an integration, "filter", or empty.
    std::string event;                           // The event that was seen.
};
DESCRIBE(Received, number, create_at, outcome, status, reason, remote_address, query, headers, body_bytes,
         body_kept, post_ids, body, integration, event);

struct ReceivedQuery {
    std::int64_t page = 0;       // From 0.
    std::int64_t per_page = 60;  // At most 200.
    std::string outcome;         // Only requests with this outcome.
};
DESCRIBE(ReceivedQuery, page, per_page, outcome);

// A row of `heliograph_hook_keys`.
struct HookKeyRow {
    HookId hook_id;        // Whose key.
    std::string kind;      // "i" Idempotency-Key, "t" thread_key, "u" update_key, "o" told.
    std::string key_text;  // As sent; for "t" and "u" behind the channel's id.
    std::string saved;     // The first answer, or the id of the post.
    Millis create_at = 0;  // When it was last used.
};
DESCRIBE(HookKeyRow, hook_id, kind, key_text, saved, create_at);

}  // namespace heliograph::incoming_webhooks
