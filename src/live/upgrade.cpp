// The two handshakes and the resumption of a connection.
#include "src/live/upgrade.h"

#include <charconv>

#include "base/clock.h"
#include "base/random.h"
#include "base/wire/websocket_session.h"
#include "src/live/actions.h"
#include "src/live/hub.h"
#include "src/live/opening.h"
#include "src/live/origin.h"
#include "src/presence/rules.h"
#include "src/settings.h"

namespace heliograph::live {

namespace {

// What the address of a socket asks for.
struct Wanted {
    SignedIn caller;
    bool authenticated = false;
    bool posted_ack = false;
    bool resumes = false;
    bool malformed = false;
    ConnectionId past_id;
    std::uint64_t past_number = 0;
};

Wanted wanted_of(const Request& request) {
    Wanted wanted;
    wanted.posted_ack = request.query_value("posted_ack") == "true";
    std::string id = request.query_value("connection_id");
    if (id.empty()) return wanted;
    wanted.resumes = true;
    wanted.past_id = ConnectionId(id);
    std::string number = request.query_value("sequence_number");
    auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), wanted.past_number);
    wanted.malformed = id.size() != IdText::length || !wanted.past_id.valid() || number.empty() ||
                       error != std::errc() || end != number.data() + number.size();
    return wanted;
}

std::string token_of(const Request& request) {
    if (auto cookie = request.cookie("MMAUTHTOKEN"); !cookie.empty()) return std::string(cookie);
    std::string_view header = request.header("Authorization");
    auto space = header.find(' ');
    if (space == std::string_view::npos) return {};
    std::string scheme(header.substr(0, space));
    for (char& c : scheme) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return scheme == "bearer" || scheme == "token" ? std::string(header.substr(space + 1)) : std::string();
}

// The client that comes back goes on where it stopped, if that is still known.
Task<bool> resume(App& app, std::shared_ptr<Connection> connection, Wanted wanted) {
    if (!wanted.resumes || !wanted.authenticated) co_return false;
    // What a scoped connection missed is not what another one of the person's missed.
    if (connection->scope) co_return false;
    auto past = co_await app.hub.take_past(wanted.past_id, connection->caller.user_id);
    if (!past || !connection->socket) co_return false;
    if (!connection->resume(std::move(*past), wanted.past_number)) co_return false;
    app.hub.rename(connection->id, wanted.past_id);
    co_return true;
}

Task<void> begin(App& app, std::shared_ptr<Connection> connection, Wanted wanted) {
    co_await enter(app, connection, wanted.caller);
    if (!connection->socket) co_return;
    if (!co_await resume(app, connection, wanted)) greet(app, *connection);
}

// A socket that has not said who it is ends here.
void end_unless_authenticated(std::weak_ptr<Connection> watched) {
    constexpr Millis patience_ms = 5000;
    Loop::current()->after(patience_ms, [watched] {
        auto connection = watched.lock();
        if (connection && !connection->authenticated() && connection->socket)
            connection->socket->close(websocket_code::policy, "not authenticated");
    });
}

void closed(App& app, const std::shared_ptr<Connection>& connection) {
    connection->socket = nullptr;
    connection->away_since = app.clock.now();
    if (!connection->authenticated()) return;
    // Nobody can resume what never said hello.
    if (connection->held) app.hub.here().remove(connection->id);
    app.hub.went_away(connection->id);
    presence::disconnected(app, connection->caller.user_id);
}

void opened(App& app, Wanted wanted, std::shared_ptr<WebSocketSession> socket) {
    if (wanted.malformed) return socket->close(websocket_code::policy, "malformed connection_id");
    auto connection = std::make_shared<Connection>(app.random.id<Connection>(), socket);
    connection->posted_ack = wanted.posted_ack;
    socket->on_text = [&app, connection](std::string text) { hear_text(app, connection, std::move(text)); };
    socket->on_binary = [&app, connection](std::string bytes) {
        hear_binary(app, connection, std::move(bytes));
    };
    socket->on_pong = [&app, connection] {
        if (connection->authenticated()) presence::inactive(app, connection->caller.user_id, false);
    };
    socket->on_closed = [&app, connection](std::uint16_t) { closed(app, connection); };
    if (wanted.authenticated)
        spawn("websocket begins", begin(app, connection, std::move(wanted)));
    else
        end_unless_authenticated(connection);
}

}  // namespace

Task<Upgrade> upgrade(App& app, Request request) {
    auto config = app.settings.now();
    if (!origin_is_welcome(config->service, request)) throw refuse::wrong_origin.because("Origin");
    Wanted wanted = wanted_of(request);
    if (std::string token = token_of(request); !token.empty()) {
        if (auto caller = co_await listener_behind(app, token)) {
            wanted.caller = std::move(*caller);
            wanted.authenticated = true;
        }
    }
    co_return WebSocketOpened(
        [&app, wanted = std::move(wanted)](std::shared_ptr<WebSocketSession> socket) mutable {
            opened(app, std::move(wanted), std::move(socket));
        });
}

}  // namespace heliograph::live
