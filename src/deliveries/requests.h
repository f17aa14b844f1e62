// What every request to the outside has in common.
#pragma once

#include <string>

#include "base/out/http_client.h"
#include "src/app.h"

namespace heliograph::deliveries {

// With guard, limits and the headers that all have; without method, body and the rest.
OutRequest plain_request(App& app, std::string url, std::string content_type);

}  // namespace heliograph::deliveries
