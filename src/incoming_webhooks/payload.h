// The body of a delivery in its three encodings, to one Payload. Pure: fit for fuzzing.
#pragma once

#include <expected>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/words/types.h"
#include "src/incoming_webhooks/attachments.h"
#include "src/incoming_webhooks/refusals.h"

namespace heliograph::incoming_webhooks {

struct Payload {
    std::string text;        // The message, already with the texts of blocks when it had none.
    std::string channel;     // "", "@user", "#name" or "name".
    std::string username;    // Shown as the author.
    std::string icon_url;    // Shown as the picture.
    std::string icon_emoji;  // Shown as the picture, before icon_url.
    std::string type;        // Post type.
    std::string root_id;     // The post to reply to.
    std::string thread_key;  // Posts with the same key form a thread.
    std::string update_key;  // A later post with the same key replaces the earlier one.
    std::vector<Attachment> attachments;
    std::map<std::string, Json> props;
    std::optional<Json> priority;  // {priority, requested_ack, persistent_notifications}.
    bool has_text = false;         // `text` was there, if only empty; the same for the next two.
    bool has_attachments = false;
    bool has_props = false;
    bool for_slack = false;  // It has `blocks`, which only senders to Slack write.
    bool only_known = true;  // No members but those that chat programs send.
};

struct PayloadFault {
    Refusal refusal;
    std::string reason;
};

struct PayloadSource {
    std::string_view content_type;  // The header, as it came.
    std::string_view body;
    std::string_view query;  // Still encoded.
};

using NewId = std::function<std::string()>;

// True if it holds something that no chat program sends: an object with other members, a list of objects.
bool has_foreign_members(const boost::json::value& value);

std::expected<Payload, PayloadFault> parse_payload(PayloadSource source, const NewId& new_id);
// The same of a value that is parsed already: answers of programs are payloads with more members.
std::expected<Payload, PayloadFault> payload_of(const boost::json::value& value, const NewId& new_id);

}  // namespace heliograph::incoming_webhooks
