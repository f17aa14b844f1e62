// The element rich_text of Slack's blocks, and Slack's mrkdwn, as Markdown.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>

namespace heliograph::incoming_webhooks {

// A block of type rich_text, or any element inside one.
std::string markdown_of_rich_text(const boost::json::object& element);
// *bold* and ~struck~ as Markdown has them; what stands in code, links and mentions stays.
std::string markdown_of_mrkdwn(std::string_view text);
// The text under a name; empty if it is none.
std::string text_member(const boost::json::object& object, std::string_view name);

}  // namespace heliograph::incoming_webhooks
