// What a client may ask over its socket.
#pragma once

#include <memory>
#include <string>

#include "src/live/connection.h"

namespace heliograph::live {

void hear_text(App& app, std::shared_ptr<Connection> connection, std::string text);
// The same request as MessagePack.
void hear_binary(App& app, std::shared_ptr<Connection> connection, std::string bytes);

}  // namespace heliograph::live
