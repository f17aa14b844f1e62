// Message attachments as they come and as they are stored: known keys only, values as text.
#pragma once

#include <boost/json/value.hpp>
#include <cstdint>
#include <expected>
#include <functional>
#include <string>
#include <vector>

namespace heliograph::incoming_webhooks {

struct AttachmentField {
    std::string title;
    std::string value;       // As text.
    bool has_value = false;  // False for null.
    bool is_short = false;
};

struct Attachment {
    std::int64_t id = 0;
    std::string fallback;
    std::string color;
    std::string pretext;
    std::string author_name;
    std::string author_link;
    std::string author_icon;
    std::string title;
    std::string title_link;
    std::string text;
    bool has_fields = false;  // False writes null.
    std::vector<AttachmentField> fields;
    std::string image_url;
    std::string thumb_url;
    std::string footer;
    std::string footer_icon;
    std::string ts = "null";           // Any JSON.
    std::vector<std::string> actions;  // JSON objects, each with its id.
};

// A list of attachments; nulls are dropped. The error is a sentence with the place of the fault. An action
// without an id gets one from new_id.
std::expected<std::vector<Attachment>, std::string> read_attachments(
    const boost::json::value& list, const std::function<std::string()>& new_id);
// Slack's markup in the texts where the peer looks for it.
void rewrite_attachment(Attachment& attachment,
                        const std::function<std::string(std::string_view id)>& name_of);
// All texts that rewrite_attachment looks at, for finding user references first.
void append_texts(const Attachment& attachment, std::string& out);

void write_attachment(std::string& out, const Attachment& attachment);
std::string attachments_json(const std::vector<Attachment>& attachments);

}  // namespace heliograph::incoming_webhooks
