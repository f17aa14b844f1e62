// The texts of Slack's blocks, for messages that bring nothing else. Full Block Kit is not shown yet.
#pragma once

#include <boost/json/value.hpp>
#include <string>

namespace heliograph::incoming_webhooks {

// One paragraph a block, in Slack's markup; never empty for a list that holds an object.
std::string text_of_blocks(const boost::json::value& blocks);

}  // namespace heliograph::incoming_webhooks
