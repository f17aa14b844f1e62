// WebSockets over real sockets: handshake, echo, shared frames, and the ways they end.
#include "base/wire/websocket_session.h"

#include <doctest/doctest.h>

#include <atomic>
#include <future>
#include <thread>

#include "base/wire/test_client.h"

namespace heliograph {

namespace {

using testing::Client;
using testing::masked;

// Echoes text; on "burst" sends many frames with one shared head.
struct Room : HttpSink {
    std::atomic<int> closed_code = -1;
    std::atomic<int> pongs = 0;
    std::atomic<std::size_t> queued = 0;

    BodyLimit body_limit(const Request&) override { return {1024}; }
    Task<Answer> answer(Request) override { co_return Answer{}; }
    bool wants_websocket(std::string_view path) override { return path.starts_with("/ws"); }
    Task<Upgrade> upgrade(Request request) override {
        if (request.path == "/ws/no") {
            Answer no;
            no.status = 401;
            co_return no;
        }
        co_return WebSocketOpened(
            [this](std::shared_ptr<WebSocketSession> socket) { greet(std::move(socket)); });
    }
    void greet(std::shared_ptr<WebSocketSession> socket) {
        auto* raw = socket.get();
        socket->on_text = [this, raw](std::string text) {
            if (text == "close") return raw->close(websocket_code::policy, "enough");
            if (text != "burst" && text != "flood") return raw->send(std::move(text));
            auto head =
                std::make_shared<const std::string>(text == "burst" ? "shared" : std::string(100'000, 'f'));
            for (int seq = 0; seq < 200; ++seq) raw->send(head, ",\"seq\":" + std::to_string(seq) + "}");
            queued = raw->outbox_size();
        };
        socket->on_binary = [raw](std::string bytes) { raw->send("binary " + bytes); };
        socket->on_pong = [this] { ++pongs; };
        socket->on_closed = [this](std::uint16_t code) { closed_code = code; };
        socket->send("hello");
    }
};

using Server = testing::Server<Room>;

constexpr std::string_view handshake =
    "GET /ws HTTP/1.1\r\nHost: t\r\nConnection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

constexpr int text = 0x81;
constexpr int ping = 0x89;
constexpr int pong = 0x8a;
constexpr int closing = 0x88;
using Frame = std::pair<int, std::string>;

ListenerSettings with_websocket(WebSocketLimits limits) {
    ListenerSettings settings;
    settings.websocket = limits;
    return settings;
}

Client opened(const Server& server, int receive_buffer = 0) {
    auto client = server.client(receive_buffer);
    auto answer = client.ask(handshake);
    CHECK(answer.status == 101);
    CHECK(answer.head.find("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n") != std::string::npos);
    CHECK(client.frame() == Frame(text, "hello"));
    return client;
}

template <class F>
void wait_until(F holds) {
    while (!holds()) std::this_thread::yield();
}

}  // namespace

TEST_CASE("a socket answers text, binary and ping") {
    Server server;
    auto client = opened(server);
    client.send(masked(0x81, "one") + masked(0x89, "p") + masked(0x82, "two"));
    CHECK(client.frame() == Frame(text, "one"));
    CHECK(client.frame() == Frame(pong, "p"));
    CHECK(client.frame() == Frame(text, "binary two"));
    std::string longer(5000, 'l');
    client.send(masked(0x81, longer));
    CHECK(client.frame() == Frame(text, longer));
    CHECK(server.listener.figures().websockets_open == 1);
}

TEST_CASE("what comes in behind the handshake is not lost") {
    Server server;
    auto client = server.client();
    CHECK(client.ask(std::string(handshake) + masked(0x81, "early")).status == 101);
    CHECK(client.frame() == Frame(text, "hello"));
    CHECK(client.frame() == Frame(text, "early"));
}

TEST_CASE("a shared head goes out with each socket's own tail, in order") {
    Server server;
    auto client = opened(server);
    client.send(masked(0x81, "burst"));
    for (int seq = 0; seq < 200; ++seq)
        CHECK(client.frame() == Frame(text, "shared,\"seq\":" + std::to_string(seq) + "}"));
    CHECK(server.sink.queued == 200);
}

TEST_CASE("frames larger than the kernel takes at once arrive whole") {
    Server server;
    auto client = opened(server, 4096);
    client.send(masked(0x81, "flood"));
    for (int seq = 0; seq < 200; ++seq) {
        auto [kind, payload] = client.frame();
        CHECK(kind == text);
        CHECK(payload == std::string(100'000, 'f') + ",\"seq\":" + std::to_string(seq) + "}");
    }
}

TEST_CASE("a full outbox closes the socket") {
    Server server(with_websocket({.outbox_frames = 100}));
    auto quick = opened(server);
    quick.send(masked(0x81, "burst"));
    for (int seq = 0; seq < 200; ++seq) CHECK(quick.frame().first == text);
    auto slow = opened(server, 4096);
    slow.send(masked(0x81, "flood"));
    wait_until([&] { return server.sink.closed_code != -1; });
    CHECK(server.sink.closed_code == websocket_code::lost);
    CHECK(server.listener.figures().slow_dropped == 1);
    CHECK(server.listener.figures().websockets_open == 1);
}

TEST_CASE("a client that takes nothing is dropped") {
    Server server(with_websocket({.write_pause_ms = 30}));
    auto client = opened(server, 4096);
    client.send(masked(0x81, "flood"));
    wait_until([&] { return server.sink.closed_code != -1; });
    CHECK(server.listener.figures().slow_dropped == 1);
    CHECK(server.listener.figures().websockets_open == 0);
}

TEST_CASE("either side may close") {
    using namespace std::string_literals;
    Server server;
    auto leaving = opened(server);
    leaving.send(masked(0x88, "\x03\xe8"s + "bye"));
    CHECK(leaving.frame() == Frame(closing, "\x03\xe8"));
    CHECK(leaving.closed());
    wait_until([&] { return server.sink.closed_code == websocket_code::normal; });
    auto sent_away = opened(server);
    sent_away.send(masked(0x81, "close"));
    CHECK(sent_away.frame() == Frame(closing,
                                     "\x03\xf0"
                                     "enough"));
    sent_away.send(masked(0x88, "\x03\xf0"));
    CHECK(sent_away.closed());
    wait_until([&] { return server.sink.closed_code == websocket_code::policy; });
}

TEST_CASE("a broken frame is answered with its code") {
    Server server(with_websocket({.close_ms = 20}));
    auto unmasked = opened(server);
    unmasked.send("\x81\x01x");
    CHECK(unmasked.frame() == Frame(closing, "\x03\xea"));
    CHECK(unmasked.closed());
    auto large = opened(server);
    large.send(masked(0x81, std::string(8193, 'x')));
    CHECK(large.frame() == Frame(closing, "\x03\xf1"));
}

TEST_CASE("a socket is pinged, stays while it answers, and goes when it is silent") {
    Server server(with_websocket({.ping_ms = 20, .silence_ms = 120}));
    auto client = opened(server);
    for (int i = 0; i < 10; ++i) {
        CHECK(client.frame() == Frame(ping, ""));
        client.send(masked(0x8a, ""));
    }
    CHECK(server.sink.pongs >= 9);
    while (client.frame().first == ping) {
    }
    wait_until([&] { return server.sink.closed_code == websocket_code::lost; });
}

TEST_CASE("a peer that vanishes is noticed") {
    Server server;
    {
        auto client = opened(server);
    }
    wait_until([&] { return server.sink.closed_code == websocket_code::lost; });
}

TEST_CASE("a handshake can be refused by the application or for its form") {
    Server server;
    std::string request(handshake);
    CHECK(server.client().ask(std::string(handshake).replace(4, 3, "/ws/no")).status == 401);
    CHECK(server.client().ask(std::string(handshake).replace(4, 3, "/other")).status == 200);
    auto version = request.find("13\r\n");
    CHECK(server.client().ask(std::string(handshake).replace(version, 2, "12")).status == 400);
    auto key = request.find("dGhl");
    CHECK(server.client().ask(std::string(handshake).replace(key, 4, "")).status == 400);
}

TEST_CASE("stopping tells the sockets that the server goes away") {
    Server server;
    auto client = opened(server);
    std::thread stopper([&] { server.listener.stop(); });
    CHECK(client.frame() == Frame(closing, "\x03\xe9the server stops"));
    client.send(masked(0x88, "\x03\xe9"));
    CHECK(client.closed());
    stopper.join();
    CHECK(server.sink.closed_code == websocket_code::going_away);
}

}  // namespace heliograph
