// Answers whatever is no API, hook or other door: a file of the web client, else its page.
#pragma once

#include <string>
#include <string_view>

#include "base/wire/request.h"

namespace heliograph::web_client {

// `site_path` is the path of SiteURL: "/chat", or empty at a host's root.
Answer serve(const Request& request, std::string_view site_path);

}  // namespace heliograph::web_client
