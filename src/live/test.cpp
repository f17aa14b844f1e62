// Stories of the WebSocket.
#include <boost/json.hpp>

#include "src/live/frozen_event.h"
#include "src/live/message_pack.h"
#include "src/live/origin.h"
#include "src/live/sent_ring.h"
#include "tests/support/server.h"

namespace heliograph::testing {

namespace {

std::string posts_in(const std::string& channel, const std::string& message) {
    return R"({"channel_id":")" + channel + R"(","message":")" + message + R"("})";
}

// Two people in one channel.
struct Room {
    TestServer server;
    Person anna = server.person("admin");
    Person bob = server.person("bob");
    std::string team = server.team("main", {anna, bob});
    std::string channel = server.channel(team, "room", {anna, bob});
};

boost::json::value message_of(const boost::json::value& posted) {
    return boost::json::parse(posted.at("data").at("post").as_string()).at("message");
}

}  // namespace

STORY("a post reaches the members of its channel and nobody else") {
    Room room;
    auto carl = room.server.person("carl");
    auto bobs = room.bob.socket();
    auto carls = carl.socket();

    CHECK(room.anna.post("/api/v4/posts", posts_in(room.channel, "hello")).status == 201);

    auto posted = bobs.event("posted");
    CHECK(message_of(posted) == "hello");
    CHECK(posted.at("broadcast").at("channel_id").as_string() == room.channel);
    CHECK(carls.hears_nothing_of("posted"));
}

STORY("who has left a channel hears no more of it, who has joined hears all") {
    Room room;
    auto bobs = room.bob.socket();
    CHECK(room.bob.del("/api/v4/channels/" + room.channel + "/members/" + room.bob.id).status == 200);
    room.anna.post("/api/v4/posts", posts_in(room.channel, "unheard"));
    CHECK(bobs.hears_nothing_of("posted"));

    room.anna.post("/api/v4/channels/" + room.channel + "/members",
                   R"({"user_id":")" + room.bob.id + R"("})");
    room.anna.post("/api/v4/posts", posts_in(room.channel, "heard"));
    for (;;)
        if (message_of(bobs.event("posted")) == "heard") break;
}

STORY("a socket that says who it is by message gets hello and then the reply") {
    TestServer server;
    auto anna = server.admin();
    Socket socket(server.port(), "");
    socket.send(R"({"seq":1,"action":"ping"})");
    socket.send(R"({"seq":2,"action":"authentication_challenge","data":{"token":")" + anna.token + R"("}})");
    CHECK(socket.next()->at("event") == "hello");
    for (;;) {
        auto frame = socket.next();
        REQUIRE(frame);
        if (!frame->as_object().contains("seq_reply")) continue;
        CHECK(frame->at("seq_reply") == 2);
        break;
    }
}

STORY("a bad token ends the socket without a word") {
    TestServer server;
    Socket socket(server.port(), "");
    socket.send(R"({"seq":1,"action":"authentication_challenge","data":{"token":"nonsense"}})");
    CHECK_FALSE(socket.next());
    CHECK(socket.closed());
}

STORY("requests are answered by their number") {
    TestServer server;
    auto socket = server.admin().socket();
    auto pong = socket.ask("ping");
    CHECK(pong.at("status") == "OK");
    CHECK(pong.at("data").at("text") == "pong");
    CHECK(socket.ask("presence", R"({"channel_id":""})").at("status") == "OK");
    CHECK(socket.ask("posted_notify_ack").at("status") == "OK");
    CHECK(socket.ask("user_update_active_status", R"({"user_is_active":true})").at("status") == "OK");
}

STORY("wrong requests are refused in their reply") {
    TestServer server;
    auto socket = server.admin().socket();
    auto id_of = [&](const std::string& action, const std::string& given) {
        return socket.ask(action, given).at("error").at("id");
    };
    CHECK(id_of("no_such_action", "{}") == "api.web_socket_router.bad_action.app_error");
    CHECK(id_of("", "{}") == "api.web_socket_router.no_action.app_error");
    CHECK(id_of("user_typing", "{}") == "api.websocket_handler.invalid_param.app_error");
    CHECK(id_of("get_statuses_by_ids", "{}") == "api.websocket_handler.invalid_param.app_error");
    CHECK(id_of("user_update_active_status", "{}") == "api.websocket_handler.invalid_param.app_error");
    socket.send(R"({"seq":0,"action":"ping"})");
    for (;;) {
        auto frame = socket.next();
        REQUIRE(frame);
        if (!frame->as_object().contains("error")) continue;
        CHECK(frame->at("error").at("id") == "api.web_socket_router.bad_seq.app_error");
        break;
    }
}

STORY("an ended session hears nothing and is told so when it asks") {
    Room room;
    auto socket = room.bob.socket();
    CHECK(room.bob.post("/api/v4/users/logout").status == 200);
    room.anna.post("/api/v4/posts", posts_in(room.channel, "secret"));
    auto reply = socket.ask("ping");
    CHECK(reply.at("error").at("id") == "api.context.invalid_token.error");
}

STORY("typing reaches the others in the channel") {
    Room room;
    auto annas = room.anna.socket();
    auto bobs = room.bob.socket();
    CHECK(
        bobs.ask("user_typing", R"({"channel_id":")" + room.channel + R"(","parent_id":""})").at("status") ==
        "OK");
    auto typing = annas.event("typing");
    CHECK(typing.at("data").at("user_id").as_string() == room.bob.id);
    CHECK(bobs.hears_nothing_of("typing"));
}

STORY("typing is not told where another channel is on the screen") {
    Room room;
    auto annas = room.anna.socket();
    auto bobs = room.bob.socket();
    annas.ask("presence", R"({"channel_id":"aaaaaaaaaaaaaaaaaaaaaaaaaa"})");
    bobs.ask("user_typing", R"({"channel_id":")" + room.channel + R"("})");
    CHECK(annas.hears_nothing_of("typing"));
}

STORY("a client that comes back goes on where it stopped") {
    Room room;
    std::string id;
    std::int64_t next = 0;
    {
        auto socket = room.bob.socket();
        id = socket.connection_id;
        room.anna.post("/api/v4/posts", posts_in(room.channel, "one"));
        next = socket.event("posted").at("seq").as_int64() + 1;
    }
    room.anna.post("/api/v4/posts", posts_in(room.channel, "two"));
    Socket again(room.server.port(), room.bob.token,
                 "?connection_id=" + id + "&sequence_number=" + std::to_string(next));
    for (;;) {
        auto frame = again.next();
        REQUIRE(frame);
        CHECK(frame->at("seq") == next++);
        CHECK(frame->at("event") != "hello");
        if (frame->at("event") == "posted") {
            CHECK(message_of(*frame) == "two");
            break;
        }
    }
}

STORY("a past that is gone begins anew with hello, a malformed one ends the socket") {
    TestServer server;
    auto anna = server.admin();
    Socket lost(server.port(), anna.token, "?connection_id=aaaaaaaaaaaaaaaaaaaaaaaaaa&sequence_number=5");
    auto hello = lost.next();
    REQUIRE(hello);
    CHECK(hello->at("event") == "hello");
    CHECK(hello->at("seq") == 0);
    Socket malformed(server.port(), anna.token, "?connection_id=short&sequence_number=5");
    CHECK_FALSE(malformed.next());
    CHECK(malformed.closed());
}

STORY("a page of another site may not open a socket: api.web_socket.connect.upgrade.app_error") {
    ServiceSettings settings;
    auto from = [&](const std::string& origin) {
        Request request;
        if (!origin.empty()) request.headers.push_back({"Origin", origin});
        request.headers.push_back({"Host", "chat.example.com"});
        return live::origin_is_welcome(settings, request);
    };
    CHECK(from(""));
    CHECK(from("https://chat.example.com"));
    CHECK_FALSE(from("https://evil.example.com"));
    CHECK_FALSE(from("null"));
    settings.SiteURL = "https://chat.example.com/sub";
    CHECK(from("https://CHAT.example.com"));
    CHECK_FALSE(from("http://chat.example.com"));
    // A program that reaches the server by another name than people do.
    settings.SiteURL = "https://public.example.com";
    CHECK(from("http://chat.example.com"));
    CHECK_FALSE(from("http://public.example.com"));
    settings.SiteURL = "https://chat.example.com/sub";
    settings.AllowCorsFrom = "https://tools.example.com";
    CHECK(from("https://tools.example.com"));
    CHECK(from("https://chat.example.com"));
    CHECK_FALSE(from("https://evil.example.com"));
    settings.AllowCorsFrom = "*";
    CHECK(from("https://evil.example.com"));
}

STORY("the ring keeps the last events under their numbers") {
    live::SentRing ring;
    auto head = [](int n) { return std::make_shared<const std::string>(std::to_string(n)); };
    for (int i = 0; i < 300; ++i) CHECK(ring.add(head(i), 128) == static_cast<std::uint64_t>(i));
    CHECK(ring.holds(172));
    CHECK_FALSE(ring.holds(171));
    CHECK(ring.holds(300));
    CHECK_FALSE(ring.holds(301));
    // Away, it may grow.
    for (int i = 300; i < 310; ++i) ring.add(head(i), 384);
    CHECK(ring.holds(172));
    std::uint64_t expected = 172;
    ring.from(172, [&](const live::Head& each, std::uint64_t number) {
        CHECK(number == expected++);
        CHECK(*each == std::to_string(number));
    });
    CHECK(expected == 310);
}

STORY("an event is written once, and again for those it concerns") {
    broadcasts::Broadcast posted{.event = "posted", .data = R"({"post":"{}"})"};
    UserId anna("aaaaaaaaaaaaaaaaaaaaaaaaaa");
    posted.mentions = {anna};
    live::FrozenEvent event(posted);
    auto whole = [](const live::Head& head) {
        return boost::json::parse(*head + std::string(live::SeqTail(7).view()));
    };
    auto plain = whole(event.head);
    CHECK(plain.at("seq") == 7);
    CHECK(plain.at("broadcast").at("omit_users").is_null());
    CHECK_FALSE(plain.at("data").as_object().contains("mentions"));
    auto own = whole(event.head_for(anna, {.mentioned = true, .should_ack = true}));
    CHECK(own.at("data").at("mentions") == R"(["aaaaaaaaaaaaaaaaaaaaaaaaaa"])");
    CHECK(own.at("data").at("should_ack") == true);
    CHECK(own.at("data").at("post") == "{}");
}

STORY("MessagePack is read as JSON") {
    using namespace std::string_literals;
    auto request = live::read_message_pack(
        "\x83\xa3seq\x01\xa6"
        "action\xa4ping\xa4"
        "data\x81\xa1x\xd1\xff\xfe"s);
    REQUIRE(request);
    CHECK(request->at("action") == "ping");
    CHECK(request->at("data").at("x") == -2);
    CHECK(live::read_message_pack("\x92\xc3\xcb\x3f\xf0\0\0\0\0\0\0"s)->at(1) == 1.0);
    CHECK_FALSE(live::read_message_pack("\x83\xa3seq"s));
    CHECK_FALSE(live::read_message_pack("\xdd\xff\xff\xff\xff"s));
    CHECK_FALSE(live::read_message_pack(std::string(100, '\x91')));
    CHECK_FALSE(live::read_message_pack(""));
}

}  // namespace heliograph::testing
