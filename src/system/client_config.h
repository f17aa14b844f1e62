// The client configuration: 255 texts by name, 125 of them told to anybody.
#pragma once

#include <map>
#include <string>

#include "src/config.h"

namespace heliograph::system {

using ClientConfig = std::map<std::string, std::string>;

// Everything that follows from the settings. DiagnosticId, InstallationDate and NoAccounts are left empty.
ClientConfig client_config(const Config& config);
// Leaves what is told without a session.
void keep_open_keys(ClientConfig& told);

}  // namespace heliograph::system
