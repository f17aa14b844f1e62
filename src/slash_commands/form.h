// What the program of a command is told, as a form.
#pragma once

#include <string>

#include "src/slash_commands/built_in.h"

namespace heliograph::slash_commands {

Task<std::string> form_of(App& app, Typed typed, Command command, std::string response_url,
                          std::string trigger_id);
// The form behind the address, before its fragment.
std::string with_query(std::string url, const std::string& form);

}  // namespace heliograph::slash_commands
