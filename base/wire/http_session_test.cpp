// HTTP over real sockets: what is answered, what is refused, and who is sent away.
#include "base/wire/http_session.h"

#include <doctest/doctest.h>
#include <zlib.h>

#include <future>
#include <thread>

#include "base/wire/test_client.h"

namespace heliograph {

namespace {

using testing::Client;

// Answers with what it was asked.
struct Echo : HttpSink {
    std::function<void()> entered = [] {};
    std::coroutine_handle<> held;

    struct Hold {
        Echo& echo;
        bool await_ready() const { return false; }
        void await_suspend(std::coroutine_handle<> waiting) {
            echo.held = waiting;
            echo.entered();
        }
        void await_resume() const {}
    };

    BodyLimit body_limit(const Request& head) override {
        const std::string& path = head.path;
        if (path == "/cut") return {10, BodyLimit::WhenOver::cut};
        if (path == "/small") return {10, BodyLimit::WhenOver::refuse_413};
        return {16 << 20, BodyLimit::WhenOver::refuse_413};
    }
    Task<Answer> answer(Request request) override {
        if (request.path == "/throw") throw std::runtime_error("a bug");
        if (request.path == "/hold") co_await Hold{*this};
        Answer answer;
        answer.content_type = "text/plain";
        answer.body = request.method + " " + request.path + "?" + request.query + " " +
                      request.remote_address + (request.secure ? " secure " : " ") + request.body;
        if (request.path == "/big") answer.body.assign(8 << 20, 'b');
        if (request.path == "/text") answer.body.assign(5000, 't');
        if (request.path == "/none") answer.status = 204;
        if (request.path == "/inject") answer.headers.push_back({"Location", "/a\r\nSet-Cookie: evil=1"});
        co_return answer;
    }
    bool wants_websocket(std::string_view) override { return false; }
    Task<Upgrade> upgrade(Request) override { co_return Answer(); }
};

using Server = testing::Server<Echo>;

ListenerSettings with_http(HttpLimits limits) {
    ListenerSettings settings;
    settings.http = limits;
    return settings;
}

std::string get(std::string_view target, std::string_view more = {}) {
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: test\r\n" + std::string(more) + "\r\n";
}

std::string post(std::string_view target, std::string_view body, std::string_view more = {}) {
    return "POST " + std::string(target) + " HTTP/1.1\r\nHost: test\r\n" + std::string(more) +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

std::string unpacked(const std::string& packed) {
    std::string out(1 << 20, '\0');
    z_stream stream{};
    inflateInit2(&stream, 31);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    inflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return out;
}

}  // namespace

TEST_CASE("a connection is kept for the next request") {
    Server server;
    auto client = server.client();
    auto first = client.ask(get("/one?a=1%20b"));
    CHECK(first.status == 200);
    CHECK(first.body == "GET /one?a=1%20b 127.0.0.1 ");
    CHECK(first.head.find("X-Request-Id: ") != std::string::npos);
    CHECK(client.ask(post("/t%77o%2F", "body")).body == "POST /two/? 127.0.0.1 body");
    CHECK(server.listener.figures().requests == 2);
    CHECK(server.listener.figures().connections_open == 1);
}

TEST_CASE("requests sent together are answered in order") {
    Server server;
    auto client = server.client();
    client.send(get("/a") + post("/b", "x") + get("/c"));
    CHECK(client.answer().body == "GET /a? 127.0.0.1 ");
    CHECK(client.answer().body == "POST /b? 127.0.0.1 x");
    CHECK(client.answer().body == "GET /c? 127.0.0.1 ");
}

TEST_CASE("a request may arrive byte by byte") {
    Server server;
    auto client = server.client();
    std::string chunked =
        "POST /c HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
    std::string empty = "POST /e HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
    for (char byte : post("/a", "hello") + chunked + empty + get("/b")) client.send({&byte, 1});
    CHECK(client.answer().body == "POST /a? 127.0.0.1 hello");
    CHECK(client.answer().body == "POST /c? 127.0.0.1 abc");
    CHECK(client.answer().body == "POST /e? 127.0.0.1 ");
    CHECK(client.answer().body == "GET /b? 127.0.0.1 ");
}

TEST_CASE("a chunked body is put together") {
    Server server;
    auto client = server.client();
    auto answer = client.ask(
        "POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n"
        "3;ext=1\r\nabc\r\nA\r\n0123456789\r\n0\r\nX-Trailer: 1\r\n\r\n");
    CHECK(answer.body == "POST /? 127.0.0.1 abc0123456789");
    CHECK(client.ask(get("/next")).body == "GET /next? 127.0.0.1 ");
}

TEST_CASE("a large body arrives whole and a large answer leaves whole") {
    Server server;
    auto client = server.client();
    std::string body(5 << 20, 'x');
    CHECK(client.ask(post("/a", body)).body == "POST /a? 127.0.0.1 " + body);
    CHECK(client.ask(get("/big")).body == std::string(8 << 20, 'b'));
    CHECK(client.ask(get("/after")).status == 200);
}

TEST_CASE("a client that expects 100-continue is told to go on, or is refused before it sends") {
    Server server;
    auto client = server.client();
    std::string head = "POST / HTTP/1.1\r\nHost: t\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n";
    CHECK(client.ask(head).status == 100);
    CHECK(client.ask("body").body == "POST /? 127.0.0.1 body");
    auto refused =
        client.ask("POST /small HTTP/1.1\r\nHost: t\r\nExpect: 100-continue\r\nContent-Length: 11\r\n\r\n");
    CHECK(refused.status == 413);
    CHECK(client.closed());
}

TEST_CASE("a body over its limit is refused with 413, also when its length is not announced") {
    Server server;
    std::string eleven(11, 'x');
    auto announced = server.client();
    auto answer = announced.ask(post("/small", eleven));
    CHECK(answer.status == 413);
    CHECK(answer.body.find("\"id\":\"api.context.request_body_too_large.app_error\"") != std::string::npos);
    CHECK(answer.body.find("\"status_code\":413") != std::string::npos);
    CHECK(announced.closed());
    auto chunked = server.client();
    chunked.send("POST /small HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\nb\r\n" + eleven);
    CHECK(chunked.answer().status == 413);
    CHECK(server.client().ask(post("/small", eleven.substr(1))).status == 200);
}

TEST_CASE("where a body is cut, only its beginning is handed over") {
    Server server;
    auto client = server.client();
    CHECK(client.ask(post("/cut", "0123456789abcdef")).body == "POST /cut? 127.0.0.1 0123456789");
    CHECK(client.ask(get("/next")).status == 200);
}

TEST_CASE("of a body far beyond its cut the rest is not waited for") {
    Server server(with_http({.linger_bytes = 1000}));
    auto client = server.client();
    client.send("POST /cut HTTP/1.1\r\nHost: t\r\nContent-Length: 1000000000\r\n\r\n" +
                std::string(5000, 'x'));
    CHECK(client.answer().body == "POST /cut? 127.0.0.1 xxxxxxxxxx");
    CHECK(client.closed());
}

TEST_CASE("a long URL is refused with 414") {
    Server server;
    std::string path = "/" + std::string(2047, 'u');
    CHECK(server.client().ask(get(path)).status == 200);
    for (std::size_t more : {1u, 1000u, 40000u}) {
        auto client = server.client();
        auto answer = client.ask(get(path + std::string(more, 'u')));
        CHECK(answer.status == 414);
        CHECK(answer.body.find("basic_security_check.url.too_long_error") != std::string::npos);
        CHECK(client.closed());
    }
}

TEST_CASE("too many headers are refused with 431") {
    Server server;
    auto one_long = server.client().ask(get("/", "X: " + std::string(17000, 'x') + "\r\n"));
    CHECK(one_long.status == 431);
    std::string many;
    for (int i = 0; i < 1000; ++i) many += "X-Number: 0123456789\r\n";
    CHECK(server.client().ask(get("/", many)).status == 431);
}

TEST_CASE("what is not HTTP is refused with 400 and the connection closed") {
    Server server;
    for (std::string_view bad : {
             "nonsense\r\n\r\n",
             "GET / HTTP/1.1\r\nHost: t\r\nbad header\r\n\r\n",
             "GET / HTTP/1.1\r\n\r\n",
             "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
             "GET no-slash HTTP/1.1\r\nHost: t\r\n\r\n",
             "GET /%zz HTTP/1.1\r\nHost: t\r\n\r\n",
             "GET /%00 HTTP/1.1\r\nHost: t\r\n\r\n",
             "GET /%ff HTTP/1.1\r\nHost: t\r\n\r\n",
             "GET /?a=%c3%28 HTTP/1.1\r\nHost: t\r\n\r\n",
             "GET /% HTTP/1.1\r\nHost: t\r\n\r\n",
             "POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
             "POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: gzip\r\n\r\n0\r\n\r\n",
             "POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
             "POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
         }) {
        CAPTURE(bad);
        auto client = server.client();
        CHECK(client.ask(bad).status == 400);
        CHECK(client.closed());
    }
}

TEST_CASE("HEAD is answered as GET without the body") {
    Server server;
    auto client = server.client();
    client.send("HEAD /text HTTP/1.1\r\nHost: t\r\n\r\n");
    auto answer = client.answer(false);
    CHECK(answer.head.find("Content-Length: 5000\r\n") != std::string::npos);
    CHECK(client.ask(get("/a")).body == "GET /a? 127.0.0.1 ");
}

TEST_CASE("an answer without content has no length") {
    Server server;
    auto client = server.client();
    CHECK(client.ask(get("/none")).head.find("Content-Length") == std::string::npos);
    CHECK(client.ask(get("/a")).status == 200);
}

TEST_CASE("HTTP/1.0 closes unless asked to stay") {
    Server server;
    auto client = server.client();
    client.send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    CHECK(client.answer().head.find("Connection: keep-alive") != std::string::npos);
    CHECK(client.ask("GET /b HTTP/1.0\r\n\r\n").body == "GET /b? 127.0.0.1 ");
    CHECK(client.closed());
}

TEST_CASE("a long text is packed for who takes gzip") {
    Server server;
    auto client = server.client();
    auto packed = client.ask(get("/text", "Accept-Encoding: deflate, gzip;q=0.8\r\n"));
    CHECK(packed.head.find("Content-Encoding: gzip\r\n") != std::string::npos);
    CHECK(packed.body.size() < 200);
    CHECK(unpacked(packed.body) == std::string(5000, 't'));
    CHECK(client.ask(get("/text")).body == std::string(5000, 't'));
    CHECK(client.ask(get("/text", "Accept-Encoding: gzip;q=0\r\n")).body.size() == 5000);
    CHECK(client.ask(get("/short", "Accept-Encoding: gzip\r\n")).body == "GET /short? 127.0.0.1 ");
}

TEST_CASE("a bug in the application is a 500 and not the end") {
    Server server;
    CHECK(server.client().ask(get("/throw")).status == 500);
    CHECK(server.client().ask(get("/a")).status == 200);
}

TEST_CASE("a header's value cannot start another header") {
    Server server;
    CHECK(server.client().ask(get("/inject")).head.find("\r\nSet-Cookie") == std::string::npos);
}

TEST_CASE("the address of a client behind a proxy is believed as configured") {
    std::string forwarded = "X-Forwarded-For: 203.0.113.7, 10.0.0.1\r\nX-Forwarded-Proto: https\r\n";
    ListenerSettings settings;
    CHECK(Server(settings).client().ask(get("/", forwarded)).body == "GET /? 127.0.0.1 secure ");
    settings.trusted_proxies = {"127.0.0.0/8"};
    CHECK(Server(settings).client().ask(get("/", forwarded)).body == "GET /? 203.0.113.7 secure ");
    settings.trusted_proxies = {"10.0.0.0/8"};
    CHECK(Server(settings).client().ask(get("/", forwarded)).body == "GET /? 127.0.0.1 ");
    settings.trusted_proxies = {};
    settings.trusted_proxy_headers = {"X-Real-Ip", "X-Forwarded-For"};
    CHECK(Server(settings).client().ask(get("/", forwarded)).body == "GET /? 203.0.113.7 secure ");
}

TEST_CASE("a client that is slow with its head, its body or its reading is closed") {
    Server server(with_http({.header_ms = 30, .body_pause_ms = 30, .write_pause_ms = 30}));
    auto head = server.client();
    head.send("GET / HTTP/1.1\r\nHost:");
    CHECK(head.closed());
    auto body = server.client();
    body.send("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 10\r\n\r\nabc");
    CHECK(body.closed());
    auto reading = server.client(4096);
    reading.send(get("/big"));
    while (server.listener.figures().slow_dropped < 3) std::this_thread::yield();
    CHECK(reading.read_to_end().size() < (8 << 20));
}

TEST_CASE("an idle connection is closed in the end") {
    Server server(with_http({.idle_ms = 30}));
    auto client = server.client();
    CHECK(client.ask(get("/")).status == 200);
    CHECK(client.closed());
    CHECK(server.listener.figures().slow_dropped == 0);
}

TEST_CASE("stopping answers what is in flight and closes what is idle") {
    Server server;
    std::promise<void> entered;
    server.sink.entered = [&] { entered.set_value(); };
    auto idle = server.client();
    CHECK(idle.ask(get("/")).status == 200);
    auto busy = server.client();
    busy.send(get("/hold"));
    entered.get_future().wait();
    std::thread stopper([&] { server.listener.stop(); });
    CHECK(idle.closed());
    server.loops.at(0).resume(std::array{server.sink.held});
    auto answer = busy.answer();
    CHECK(answer.status == 200);
    CHECK(answer.head.find("Connection: close") != std::string::npos);
    CHECK(busy.closed());
    stopper.join();
    CHECK(server.listener.figures().connections_open == 0);
    CHECK_THROWS(server.client());
}

TEST_CASE("connections over the limit are closed at once") {
    ListenerSettings settings;
    settings.connections_max = 1;
    Server server(settings);
    auto first = server.client();
    CHECK(first.ask(get("/")).status == 200);
    CHECK(server.client().closed());
    CHECK(server.listener.figures().connections_refused == 1);
    CHECK(first.ask(get("/")).status == 200);
}

}  // namespace heliograph
