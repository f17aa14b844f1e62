// Calls to receivers that answer well, badly or not at all.
#include "base/out/http_client.h"

#include <doctest/doctest.h>

#include <future>

#include "base/wire/loops.h"
#include "base/words/refusal.h"
#include "base/words/task.h"
#include "tests/support/receiver.h"

namespace heliograph {

namespace {

using testing::Receiver;
using testing::ReceiverAnswer;
using Manner = ReceiverAnswer::Manner;

Task<void> call_into(HttpClient* client, OutRequest request, std::promise<OutAnswer>* into) {
    auto answer = co_await client->call(std::move(request));
    ENSURE(Loop::current());
    into->set_value(std::move(answer));
}

struct Caller {
    explicit Caller(HttpClientSettings settings = {}) : loops({.count = 1}) {
        loops.run();
        client = std::make_unique<HttpClient>(std::move(settings));
    }
    std::future<OutAnswer> start(OutRequest request) {
        promises.push_back(std::make_unique<std::promise<OutAnswer>>());
        auto* promise = promises.back().get();
        loops.at(0).post([this, request = std::move(request), promise]() mutable {
            spawn("test", call_into(client.get(), std::move(request), promise));
        });
        return promise->get_future();
    }
    OutAnswer call(OutRequest request) { return start(std::move(request)).get(); }

    std::vector<std::unique_ptr<std::promise<OutAnswer>>> promises;
    Loops loops;
    std::unique_ptr<HttpClient> client;
};

}  // namespace

TEST_CASE("a call carries method, headers and body, and brings back the answer") {
    Receiver receiver;
    receiver.answers({.status = 201, .body = "made", .headers = {{"X-Kind", "good"}}});
    Caller caller;
    auto answer = caller.call({.method = "PUT",
                               .url = receiver.url("/a?b=c"),
                               .headers = {{"X-One", "1"}, {"X-Empty", ""}},
                               .body = std::string("x\0y", 3)});
    CHECK(answer.failure == "");
    CHECK(answer.status == 201);
    CHECK(answer.body == "made");
    CHECK(answer.headers.front() == std::pair<std::string, std::string>("X-Kind", "good"));
    CHECK(answer.timing.total_ms > 0);
    auto call = receiver.received().front();
    CHECK(call.method == "PUT");
    CHECK(call.path == "/a?b=c");
    CHECK(call.header("x-one") == "1");
    CHECK(call.headers.contains("x-empty"));
    CHECK(!call.headers.contains("expect"));
    CHECK(call.body == std::string("x\0y", 3));
}

TEST_CASE("connections are used again, and a GET has no body") {
    Receiver receiver;
    Caller caller;
    for (int i = 0; i < 3; ++i) CHECK(caller.call({.method = "GET", .url = receiver.url()}).status == 200);
    CHECK(receiver.connections() == 1);
    CHECK(receiver.received().back().method == "GET");
}

TEST_CASE("a redirect is an answer, and is not followed") {
    Receiver receiver, elsewhere;
    receiver.answers({.status = 307, .headers = {{"Location", elsewhere.url()}}});
    Caller caller;
    CHECK(caller.call({.url = receiver.url()}).status == 307);
    CHECK(elsewhere.received().empty());
}

TEST_CASE("an answer that is too long is cut, and the call ends there") {
    Receiver receiver;
    receiver.answers({.body = "ok", .manner = Manner::endless});
    Caller caller;
    auto answer = caller.call({.url = receiver.url(), .answer_bytes_max = 1000});
    CHECK(answer.status == 200);
    CHECK(answer.body_cut);
    CHECK(answer.body.size() == 1000);
    CHECK(answer.failure == "");
}

TEST_CASE("headers without an end, a half answer, none, and nobody there are failures with a reason") {
    Receiver receiver;
    Caller caller;
    receiver.answers({.body = "HTTP/1.1 200 OK\r\n" +
                              [] {
                                  std::string many;
                                  for (int i = 0; i < 2000; ++i)
                                      many += "X-Many: " + std::string(50, 'x') + "\r\n";
                                  return many;
                              }() +
                              "\r\n",
                      .manner = Manner::raw});
    CHECK(caller.call({.url = receiver.url()}).failure.contains("too long"));
    receiver.answers({.body = "0123456789", .manner = Manner::half});
    CHECK(caller.call({.url = receiver.url()}).failure != "");
    receiver.answers({.manner = Manner::close});
    CHECK(caller.call({.url = receiver.url()}).failure != "");
    receiver.answers({.body = "no HTTP at all\r\n\r\n", .manner = Manner::raw});
    CHECK(caller.call({.url = receiver.url()}).failure != "");
    receiver.go();
    auto answer = caller.call({.url = receiver.url()});
    CHECK(answer.status == 0);
    CHECK(answer.failure != "");
    CHECK(!answer.timed_out);
}

TEST_CASE("a receiver that hangs or dribbles is left when the time is over") {
    Receiver receiver;
    Caller caller;
    receiver.answers_once({.manner = Manner::hang});
    receiver.answers_once({.body = std::string(1000, 'x'), .manner = Manner::byte_by_byte});
    for (int i = 0; i < 2; ++i) {
        auto answer = caller.call({.url = receiver.url(), .total_ms = 200});
        CHECK(answer.timed_out);
        CHECK(answer.failure != "");
    }
}

TEST_CASE("no line break gets into a request, and no other scheme out of the house") {
    Receiver receiver;
    Caller caller;
    CHECK(caller.call({.url = receiver.url(), .headers = {{"X-A", "b\r\nX-C: d"}}}).failure != "");
    CHECK(caller.call({.url = receiver.url(), .headers = {{"X-A\r\nB", "c"}}}).failure != "");
    CHECK(caller.call({.url = receiver.url(), .headers = {{"", "c"}}}).failure != "");
    CHECK(caller.call({.method = "GET / HTTP/1.1\r\nX: y", .url = receiver.url()}).failure != "");
    CHECK(caller.call({.url = receiver.url("/\r\nX-A: b")}).failure != "");
    CHECK(caller.call({.url = "file:///etc/passwd"}).failure != "");
    CHECK(receiver.received().empty());
}

TEST_CASE("the guard is asked when the socket is made, and again for a kept connection") {
    Receiver receiver;
    Caller caller;
    auto open = std::make_shared<const AddressGuard>("127.0.0.1");
    auto closed = std::make_shared<const AddressGuard>();
    CHECK(caller.call({.url = receiver.url(), .guard = closed}).forbidden);
    CHECK(caller.call({.url = receiver.url(), .guard = open}).status == 200);
    CHECK(caller.call({.url = receiver.url(), .guard = closed}).forbidden);
    std::string by_name = "http://localhost:" + std::to_string(receiver.port());
    CHECK(caller.call({.url = by_name, .guard = closed}).forbidden);
    CHECK(caller.call({.url = by_name, .guard = std::make_shared<const AddressGuard>("localhost")}).status ==
          200);
    auto answer = caller.call({.url = by_name, .guard = closed});
    CHECK(answer.forbidden);
    CHECK(answer.failure.starts_with("address forbidden"));
    CHECK(receiver.received().size() == 2);
}

TEST_CASE("a name that stands for a private address the second time is refused then") {
    Receiver inside("127.0.0.2"), outside("127.0.0.1");
    outside.answers({.headers = {{"Connection", "close"}}});
    std::string now = "127.0.0.1";
    Caller caller({.resolve = [&](const std::string&) { return now; }});
    auto guard = std::make_shared<const AddressGuard>("127.0.0.1");
    OutRequest request{.url = "http://rebound.example:" + std::to_string(outside.port()), .guard = guard};
    CHECK(caller.call(request).status == 200);
    now = "127.0.0.2";
    CHECK(caller.call(request).forbidden);
    request.url = "http://rebound.example:" + std::to_string(inside.port());
    CHECK(caller.call(request).forbidden);
    CHECK(inside.connections() == 0);
}

TEST_CASE("by a proxy, written private addresses are refused all the same") {
    Receiver proxy;
    Caller caller({.proxies = ProxyChoice(proxy.url(""), "", "")});
    auto guard = std::make_shared<const AddressGuard>();
    CHECK(caller.call({.url = "http://example.com/a", .guard = guard}).status == 200);
    CHECK(proxy.received().front().path == "http://example.com/a");
    for (const char* url : {"http://10.0.0.1/", "http://[fd00::1]/", "http://0xa000001/",
                            "http://169.254.169.254/", "http://[::ffff:10.0.0.1]/"}) {
        CAPTURE(url);
        CHECK(caller.call({.url = url, .guard = guard}).forbidden);
    }
    CHECK(proxy.received().size() == 1);
}

TEST_CASE("by a proxy, a name that stands for a private address here is refused before the proxy is asked") {
    Receiver proxy;
    std::string now;
    Caller caller({.proxies = ProxyChoice(proxy.url(""), "", ""), .resolve = [&](const std::string& host) {
                       return host.ends_with(".example") ? now : "";
                   }});
    auto guard = std::make_shared<const AddressGuard>("listed.example 10.7.0.0/16");
    auto call = [&](const std::string& url) { return caller.call({.url = url, .guard = guard}); };
    for (const char* addresses : {"10.0.0.1", "127.0.0.1", "::1", "8.8.8.8,10.0.0.1", "10.0.0.1,8.8.8.8",
                                  "2606:4700::1111,fd00::1", "169.254.169.254"}) {
        CAPTURE(addresses);
        now = addresses;
        auto answer = call("http://name.example/a");
        CHECK(answer.forbidden);
        CHECK(answer.status == 0);
        CHECK(answer.failure == AddressGuard::sentence);
        CHECK(call("http://listed.example/").status == 200);
    }
    std::size_t asked = proxy.received().size();
    CHECK(asked == 7);
    for (const char* addresses : {"8.8.8.8", "10.7.0.1,8.8.8.8", "2606:4700::1111"}) {
        CAPTURE(addresses);
        now = addresses;
        CHECK(call("http://name.example/a").status == 200);
        CHECK(proxy.received().back().path == "http://name.example/a");
        CHECK(proxy.received().size() == ++asked);
    }
    // What nobody here knows, the proxy may.
    CHECK(call("http://nobody.invalid/b").status == 200);
    CHECK(proxy.received().back().path == "http://nobody.invalid/b");
}

TEST_CASE("calls that hang leave room for those that have it reserved") {
    Receiver receiver;
    receiver.answers([](const testing::ReceivedCall& call) {
        return ReceiverAnswer{.manner = call.path == "/hang" ? Manner::hang : Manner::whole};
    });
    Caller caller({.calls_max = 4, .calls_reserved = 2});
    std::vector<std::future<OutAnswer>> hanging;
    for (std::size_t i = 1; i < 3; ++i) {
        hanging.push_back(caller.start({.url = receiver.url("/hang")}));
        receiver.wait_for(i);
    }
    CHECK(caller.call({.url = receiver.url()}).failure == "too many calls are under way");
    CHECK(caller.call({.url = receiver.url(), .reserved = true}).status == 200);
    for (std::size_t i = 4; i < 6; ++i) {
        hanging.push_back(caller.start({.url = receiver.url("/hang"), .reserved = true}));
        receiver.wait_for(i);
    }
    CHECK(caller.call({.url = receiver.url(), .reserved = true}).failure == "too many calls are under way");
    caller.client->stop();
    for (auto& each : hanging) CHECK(each.get().failure != "");
}

TEST_CASE("many calls at once are one thread's work, and those under way end when it stops") {
    Receiver receiver;
    Caller caller;
    std::vector<std::future<OutAnswer>> answers;
    for (int i = 0; i < 50; ++i) answers.push_back(caller.start({.url = receiver.url()}));
    for (auto& answer : answers) CHECK(answer.get().status == 200);
    receiver.answers({.manner = Manner::hang});
    auto hanging = caller.start({.url = receiver.url()});
    receiver.wait_for(51);
    caller.client->stop();
    CHECK(hanging.get().failure != "");
    CHECK(caller.call({.url = receiver.url()}).failure == "the server is stopping");
}

}  // namespace heliograph
