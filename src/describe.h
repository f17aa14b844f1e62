// The pages that `heliograph describe` prints; each is Markdown, or for the settings JSON with comments.
#pragma once

#include <string>
#include <string_view>

namespace heliograph::commands {

void describe_api();
void describe_tables();

// A cell of a Markdown table.
std::string cell(std::string text);

}  // namespace heliograph::commands
