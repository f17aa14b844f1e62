// Slack's markup in texts of webhooks and attachments, rewritten to Markdown as the peer does.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace heliograph::formatting {

// <!channel>, <!here> and <!all> become @channel, @here and @all.
std::string rewrite_announcements(std::string text);

// <target|label> becomes [label](target). In `one_line` texts (messages) neither part holds a line break.
enum class Links { one_line, any_line };
std::string rewrite_links(std::string text, Links links);

// The distinct ids in <@id>, at most ids_max of them.
std::vector<std::string> user_references(std::string_view text, std::size_t ids_max = 1000);
// <@id> becomes @name where name_of(id) is not empty.
std::string rewrite_user_references(std::string text,
                                    const std::function<std::string(std::string_view id)>& name_of);

}  // namespace heliograph::formatting
