// From an authenticated socket to a connection that hears events.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "src/callers.h"
#include "src/live/connection.h"

namespace heliograph::live {

// The caller behind a token, if it may hear anything at all.
Task<std::optional<SignedIn>> listener_behind(App& app, std::string token);
// Puts the connection in its place; it hears events, but keeps them until greet() or a resumption.
Task<void> enter(App& app, std::shared_ptr<Connection> connection, SignedIn caller);
// The session changed: its end is asked for again.
Task<void> look_again(App& app, std::shared_ptr<Connection> connection);
// hello, and what has been kept since.
void greet(App& app, Connection& connection);

}  // namespace heliograph::live
