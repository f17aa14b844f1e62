// Slack's blocks as what can be shown here: text and attachments, in the order in which the blocks stand.
#pragma once

#include <boost/json/value.hpp>
#include <string>
#include <vector>

#include "src/incoming_webhooks/attachments.h"

namespace heliograph::incoming_webhooks {

// In Slack's markup, as far as links and mentions go.
struct Lowered {
    std::string text;
    std::vector<Attachment> attachments;  // What needs a picture or fields, and all that follows it.
    bool says_something = false;
};

// Never blank for a list that holds an object.
Lowered lower_blocks(const boost::json::value& blocks);
// The same as text alone: pictures become links.
std::string text_of_blocks(const boost::json::value& blocks);

}  // namespace heliograph::incoming_webhooks
