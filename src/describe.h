// The pages that `heliograph describe` prints; each is Markdown, or for the settings JSON with comments.
#pragma once

#include <string>
#include <string_view>

namespace heliograph::commands {

void describe_api();
void describe_tables();

// The sentence after a member, or nothing.
std::string sentence_of(std::string_view folder, std::string_view type, std::string_view member);
// A cell of a Markdown table.
std::string cell(std::string text);

}  // namespace heliograph::commands
