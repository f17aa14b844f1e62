// Entering the switchboard, and hello.
#include "src/live/opening.h"

#include "src/live/hub.h"
#include "src/permissions/may.h"
#include "src/presence/rules.h"
#include "src/sessions/model.h"
#include "src/sessions/rules.h"
#include "src/settings.h"
#include "src/system/version.h"

namespace heliograph::live {

Task<std::optional<SignedIn>> listener_behind(App& app, std::string token) {
    auto caller = co_await sessions::by_token(app, std::move(token));
    if (!caller) co_return std::nullopt;
    auto scope = sessions::scope_of(*caller->session);
    if (scope && !scope->may_read) co_return std::nullopt;
    co_return std::move(*caller);
}

Task<void> enter(App& app, std::shared_ptr<Connection> connection, SignedIn caller) {
    connection->caller = caller;
    connection->expires_at = caller.session->expires_at;
    connection->scope = sessions::scope_of(*caller.session);
    connection->admin = permissions::may(app, caller, permissions::manage_system);
    auto& board = app.hub.here();
    board.add(connection);
    app.hub.arrived(connection->id);
    presence::connected(app, caller.user_id);
    co_await board.learn(caller.user_id);
}

Task<void> look_again(App& app, std::shared_ptr<Connection> connection) {
    if (!connection) co_return;
    auto caller = co_await sessions::by_token(app, connection->caller.session->token);
    if (!caller) co_return;
    connection->expires_at = caller->session->expires_at;
    connection->caller = std::move(*caller);
}

void greet(App& app, Connection& connection) {
    connection.begin(
        hello_head(connection.caller.user_id, connection.id.view(), system::version_id(*app.settings.now())));
}

}  // namespace heliograph::live
