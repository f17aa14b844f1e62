// The settings as a file, as JSON and from the environment, under the peer's names of blocks and settings.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "src/config.h"

namespace heliograph {

struct ReadSettings {
    Config config;
    std::vector<std::string> unused;  // "LdapSettings.Enable": the peer's, kept in the file, no effect here.
};

// Changes `from` by a JSON text of blocks ({"ServiceSettings":{"SiteURL":"..."}}). Throws std::runtime_error
// with a sentence that names the setting that is unknown, of the wrong type or out of its range.
ReadSettings settings_from_json(Config from, std::string_view json);
// Everything as JSON by blocks, indented.
std::string settings_to_json(const Config& config);
// Defaults, then the file if it is there, then MM_<BLOCK>_<NAME> of the environment. Throws as above.
ReadSettings read_settings(const std::string& file);
// Writes the file whole, by a rename; keeps what was in it that is not used here.
void write_settings(const std::string& file, const Config& config);
// The names that the environment has set: "ServiceSettings.SiteURL".
std::vector<std::string> settings_from_environment();
// Throws std::runtime_error with a sentence if a value is out of its range.
void check_settings(const Config& config);

}  // namespace heliograph
