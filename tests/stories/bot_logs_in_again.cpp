// What a bot with a password lives through: its session ends, it is told so, it logs in again and goes on.
#include "tests/support/server.h"

using namespace heliograph::testing;

namespace {

struct Bot {
    TestServer& server;
    std::string channel_id;
    std::string token;

    void log_in() {
        auto session = server.post("/api/v4/users/login", R"({"login_id":"bot@example.com","password":")" +
                                                              std::string(test_password) + R"("})");
        REQUIRE(session.status == 200);
        token = session.header("token");
    }
    Reply try_to_send(const std::string& text) {
        return server.post("/api/v4/posts",
                           R"({"channel_id":")" + channel_id + R"(","message":")" + text + R"("})",
                           {"Authorization: Bearer " + token, "Content-Type: application/json"});
    }
    // As such bots are written: a 401 means to log in and to try once more.
    int send(const std::string& text) {
        int logins = 0;
        if (token.empty()) log_in();
        Reply sent = try_to_send(text);
        if (sent.status == 401) {
            CHECK(sent.refusal == "api.context.session_expired.app_error");
            ++logins;
            log_in();
            sent = try_to_send(text);
        }
        CHECK(sent.status == 201);
        CHECK(sent.text("message") == text);
        return logins;
    }
};

}  // namespace

STORY("a bot that lost its session logs in again by e-mail and sends again") {
    TestServer server;
    auto admin = server.admin();
    auto person = server.person("bot");
    auto team = server.team("ops", {admin, person});
    auto channel = server.channel(team, "alerts", {admin, person});
    Bot bot{server, channel, ""};
    CHECK(bot.send("one") == 0);
    CHECK(bot.send("two") == 0);

    CHECK(admin.post("/api/v4/users/" + person.id + "/sessions/revoke/all").status == 200);
    CHECK(bot.send("three") == 1);

    CHECK(server.send({"POST", "/api/v4/users/logout", "", {"Authorization: Bearer " + bot.token}}).status ==
          200);
    CHECK(bot.send("four") == 1);

    server.restart();
    CHECK(bot.send("five") == 0);

    server.clock.advance(200LL * 24 * 60 * 60 * 1000);
    CHECK(bot.send("six") == 1);
    CHECK(bot.send("seven") == 0);
}

STORY("a deactivated bot is not let in again") {
    TestServer server;
    auto admin = server.admin();
    auto person = server.person("bot");
    CHECK(admin.put("/api/v4/users/" + person.id + "/active", R"({"active":false})").status == 200);
    CHECK(person.get("/api/v4/users/me").status == 401);
    auto login = server.post("/api/v4/users/login", R"({"login_id":"bot@example.com","password":")" +
                                                        std::string(test_password) + R"("})");
    CHECK(login.status == 401);
}
