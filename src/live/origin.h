// Which pages of a browser may open a socket.
#pragma once

#include "base/wire/request.h"
#include "src/config.h"

namespace heliograph::live {

// No Origin: not a browser, welcome. Else it is that of SiteURL (of the request's host without one), or is
// listed in AllowCorsFrom when that is set.
bool origin_is_welcome(const ServiceSettings& settings, const Request& request);

}  // namespace heliograph::live
