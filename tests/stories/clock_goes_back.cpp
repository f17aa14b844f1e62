// The machine's clock is set back: nobody is locked out, nothing is lost, and posts stay in their order.
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "tests/support/server.h"

using namespace heliograph::testing;

namespace {

constexpr heliograph::Millis hour_ms = 60 * 60 * 1000;

std::int64_t number(const Reply& reply, const char* member) {
    return reply.json.at(member).to_number<std::int64_t>();
}

}  // namespace

STORY("when the clock goes back, sessions, hooks, limits and sockets go on") {
    TestServer server({.settings = [](heliograph::Config& config) {
        config.rate_limit.Enable = true;
        config.rate_limit.PerSec = 50;
        config.rate_limit.MaxBurst = 200;
    }});
    auto admin = server.admin();
    auto team = server.team("ops", {admin});
    auto channel = server.channel(team, "alerts", {admin});
    auto hook = admin.post("/api/v4/hooks/incoming", R"({"channel_id":")" + channel + R"("})");
    REQUIRE(hook.status == 201);
    std::string path = "/hooks/" + hook.text("id");
    auto socket = admin.socket();
    auto keyed = [&](const std::string& text) {
        return server.post(path + "?wait=true", R"({"text":")" + text + R"("})",
                           {"Content-Type: application/json", "Idempotency-Key: one"});
    };
    auto first = keyed("before");
    REQUIRE(first.status == 200);
    socket.event("posted");

    server.clock.advance(-5 * hour_ms);
    CHECK(admin.get("/api/v4/users/me").status == 200);
    CHECK(keyed("again").text("id") == first.text("id"));
    auto second = server.post(path + "?wait=true", R"({"text":"after"})");
    CHECK(second.status == 200);
    CHECK(socket.event("posted").at("data").at("sender_name").as_string() == "webhook");
    CHECK(admin.post("/api/v4/posts", R"({"channel_id":")" + channel + R"(","message":"mine"})").status ==
          201);
    CHECK(server.person("late").get("/api/v4/users/me").status == 200);

    auto page = admin.get("/api/v4/channels/" + channel + "/posts");
    REQUIRE(page.status == 200);
    auto text = boost::json::serialize(page.json.at("order"));
    for (const auto& post : {first, second}) CHECK(text.find(post.text("id")) != std::string::npos);
    auto shown = admin.get("/api/v4/channels/" + channel);
    CHECK(number(shown, "total_msg_count") == 3);
    CHECK(number(shown, "last_post_at") >= number(first, "create_at"));

    server.clock.advance(6 * hour_ms);
    for (int i = 0; i < 20; ++i)
        CHECK(server.post(path, R"({"text":"at last"})", {"Content-Type: application/json"}).status == 200);
    CHECK(number(admin.get("/api/v4/channels/" + channel), "total_msg_count") == 23);
}

STORY("a server that starts after its clock went back serves what was posted later") {
    TestServer server;
    auto admin = server.admin();
    auto channel = server.channel(server.team("ops", {admin}), "alerts", {admin});
    auto post = admin.post("/api/v4/posts", R"({"channel_id":")" + channel + R"(","message":"later"})");
    REQUIRE(post.status == 201);
    server.clock.advance(-48 * hour_ms);
    server.restart();
    CHECK(admin.get("/api/v4/users/me").status == 200);
    CHECK(admin.get("/api/v4/posts/" + post.text("id")).text("message") == "later");
    auto changed = admin.put("/api/v4/posts/" + post.text("id") + "/patch", R"({"message":"changed"})");
    CHECK(changed.status == 200);
    CHECK(admin.del("/api/v4/posts/" + post.text("id")).status == 200);
    CHECK(admin.get("/api/v4/posts/" + post.text("id")).status == 404);
}
