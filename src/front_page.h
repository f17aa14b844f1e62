// The page at "/": what this server is and what to do first.
#pragma once

#include "base/wire/request.h"

namespace heliograph {

// Answers every GET outside the API, as the peer answers with its web client.
Answer front_page();

}  // namespace heliograph
