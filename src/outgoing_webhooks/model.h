// The nouns of outgoing webhooks: a hook, what it may hear beyond the peer, and what it is told.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/words/describe.h"
#include "base/words/refusal.h"
#include "src/nouns.h"

namespace heliograph::outgoing_webhooks {

// Of its deliveries and its endpoint.
inline constexpr const char* kind = "outgoing_webhook";
// Why the endpoint of a hook that is no more is off.
inline constexpr const char* deleted_reason = "the webhook was deleted";

// A row of `outgoingwebhooks`.
struct OutgoingWebhook {
    OutgoingHookId id;     // 26 characters.
    std::string token;     // Sent with each request, so that a receiver knows us.
    Millis create_at = 0;  // When it was made.
    Millis update_at = 0;  // When it last changed.
    Millis delete_at = 0;  // When it was deleted, or 0.
    UserId creator_id;     // Its owner, in whose name answers are posted.
    ChannelId channel_id;  // The channel it hears; empty for all public ones of the team.
    TeamId team_id;        // Its team.
    // First words that call it; may be empty, or null, with a channel.
    Nullable<std::vector<std::string>> trigger_words;
    std::int64_t trigger_when = 0;           // 0: the first word is one of them; 1: it begins with one.
    std::vector<std::string> callback_urls;  // Where it calls.
    std::string display_name;                // Its name in lists, up to 64 bytes.
    std::string description;                 // What it is for, up to 500 bytes.
    std::string content_type;                // "application/json" for JSON, all else for a form.
    std::string username;                    // Shown as the author of answers.
    std::string icon_url;                    // Shown as their picture.
};
DESCRIBE(OutgoingWebhook, id, token, create_at, update_at, delete_at, creator_id, channel_id, team_id,
         trigger_words, trigger_when, callback_urls, display_name, description, content_type, username,
         icon_url);

// The trigger words; none where there is no list.
inline std::vector<std::string> words_of(const OutgoingWebhook& hook) {
    return hook.trigger_words.value_or(std::vector<std::string>());
}

struct OutgoingListQuery {
    TeamId team_id;              // Only hooks of this team.
    ChannelId channel_id;        // Only hooks of this channel.
    std::int64_t page = 0;       // From 0.
    std::int64_t per_page = 60;  // At most 200.
};
DESCRIBE(OutgoingListQuery, team_id, channel_id, page, per_page);

// A row of `heliograph_outgoing_extras`.
struct Extras {
    OutgoingHookId hook_id;                   // Whose.
    std::vector<std::string> events{"post"};  // "post", "edit", "delete", "reaction".
    bool private_channels = false;            // Private channels that its owner is in.
    bool direct_messages = false;             // Direct and group messages that its owner is in.
    std::vector<std::string> channel_ids;     // Only these channels; empty for all it may hear.
    std::string pattern;                      // A regular expression (RE2) instead of the trigger words.
};
DESCRIBE(Extras, hook_id, events, private_channels, direct_messages, channel_ids, pattern);

// What the peer's hooks lack, as its page shows and sets it.
struct OutgoingSettings {
    bool disabled = false;                 // Switched off: it calls nobody.
    std::string disabled_reason;           // Why, where the server did it. Only read.
    std::vector<std::string> events;       // "post", "edit", "delete", "reaction"; empty for "post".
    bool private_channels = false;         // Also private channels that its owner is in; set by its owner.
    bool direct_messages = false;          // Also direct and group messages of its owner; set by its owner.
    std::vector<std::string> channel_ids;  // Only these channels; empty for all it may hear.
    std::string pattern;                   // A regular expression (RE2) instead of the trigger words.
    std::string secret;                    // "whsec_...", signs what is sent. Only read.
    Millis old_secret_until = 0;           // Until then the secret before it signs as well. Only read.
};
DESCRIBE(OutgoingSettings, disabled, disabled_reason, events, private_channels, direct_messages, channel_ids,
         pattern, secret, old_secret_until);

struct OutgoingOverviewQuery {
    TeamId team_id;  // Whose hooks; empty for all the caller may see.
};
DESCRIBE(OutgoingOverviewQuery, team_id);

// A hook and how it fares.
struct OutgoingOverview {
    OutgoingWebhook hook;         // The hook.
    std::string state;            // "live" or "disabled".
    Millis last_delivery_at = 0;  // When the newest delivery with an attempt was asked for; 0 for none.
    std::string last_outcome;     // Its state: "waiting", "delivered", "failed" or "dead".
    std::string reason;           // Why it failed, or why the hook is off.
};
DESCRIBE(OutgoingOverview, hook, state, last_delivery_at, last_outcome, reason);

struct FreshSecret {
    std::string secret;  // "whsec_...", signs from now on.
};
DESCRIBE(FreshSecret, secret);

// What a receiver is told: the peer's members, then ours.
struct Notice {
    std::string token;         // The hook's.
    TeamId team_id;            // The hook's team.
    std::string team_domain;   // Its name in URLs.
    ChannelId channel_id;      // Where it happened.
    std::string channel_name;  // Its name in URLs.
    Millis timestamp = 0;      // When; milliseconds in JSON, seconds in a form.
    UserId user_id;            // Who did it.
    std::string user_name;     // The name of that account.
    PostId post_id;            // The post.
    std::string text;          // Its message.
    std::string trigger_word;  // What called the hook: a word, or what the pattern found.
    std::string file_ids;      // Its files, joined by commas.
    std::string event;         // "post", "edit", "delete", "reaction_added" or "reaction_removed".
    PostId root_id;            // The thread it stands in; left out outside of threads.
    std::string old_text;      // Of an edit: the message before.
    std::string emoji_name;    // Of a reaction.
    Json files{"[]"};          // Its files: id, name, extension, size, mime_type; left out without files.
    std::string response_url;  // Where an answer may be sent later.
};
DESCRIBE(Notice, token, team_id, team_domain, channel_id, channel_name, timestamp, user_id, user_name,
         post_id, text, trigger_word, file_ids, event, root_id, old_text, emoji_name, files, response_url);

// A row of `heliograph_late_answers`.
struct LateAnswers {
    DeliveryId delivery_id;  // Whose response_url.
    std::int64_t used = 0;   // How often.
    Millis create_at = 0;    // When first.
};
DESCRIBE(LateAnswers, delivery_id, used, create_at);

}  // namespace heliograph::outgoing_webhooks

namespace heliograph {
template <>
struct OmittedWhenEmpty<outgoing_webhooks::Notice> {
    static constexpr bool has(std::string_view name) {
        return one_of(name, "root_id", "old_text", "emoji_name", "files", "response_url");
    }
};
}  // namespace heliograph
