// From an authenticated socket to a connection that hears events.
#pragma once

#include <memory>

#include "src/callers.h"
#include "src/live/connection.h"

namespace heliograph::live {

// Puts the connection in its place; it hears events, but keeps them until greet() or a resumption.
Task<void> enter(App& app, std::shared_ptr<Connection> connection, SignedIn caller);
// The session changed: its end is asked for again.
Task<void> look_again(App& app, std::shared_ptr<Connection> connection);
// hello, and what has been kept since.
void greet(App& app, Connection& connection);

}  // namespace heliograph::live
