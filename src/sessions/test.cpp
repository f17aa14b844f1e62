// The stories of sessions, through their doors.
#include <thread>

#include "base/store/database.h"
#include "base/store/reader.h"
#include "tests/support/server.h"

using namespace heliograph;
using namespace heliograph::testing;

namespace {

std::string login_of(const std::string& name, const std::string& password = test_password) {
    return R"({"login_id":")" + name + R"(","password":")" + password + "\"}";
}

}  // namespace

STORY("a login by name or address opens a session, a wrong one says nothing of why") {
    TestServer server;
    server.person("anna");
    CHECK(!server.post("/api/v4/users/login", login_of("anna")).header("token").empty());
    CHECK(server.post("/api/v4/users/login", login_of("ANNA@example.com")).status == 200);
    auto wrong = server.post("/api/v4/users/login", login_of("anna", "nope"));
    auto unknown = server.post("/api/v4/users/login", login_of("nobody", "nope"));
    CHECK(wrong.status == 401);
    CHECK(wrong.refusal == "api.user.login.invalid_credentials_email_username");
    CHECK(unknown.refusal == wrong.refusal);
    CHECK(server.post("/api/v4/users/login", "{}").refusal == "api.user.login.blank_pwd.app_error");
}

STORY("the words for a wrong login depend on what one may log in with") {
    auto refusal = [](bool by_username, bool by_email) {
        TestServer server({.settings = [=](Config& config) {
            config.email.EnableSignInWithUsername = by_username;
            config.email.EnableSignInWithEmail = by_email;
        }});
        return server.post("/api/v4/users/login", login_of("nobody")).refusal;
    };
    CHECK(refusal(true, false) == "api.user.login.invalid_credentials_username");
    CHECK(refusal(false, true) == "api.user.login.invalid_credentials_email");
    CHECK(refusal(false, false) == "api.user.login.invalid_credentials_sso");
}

STORY("too many wrong passwords lock the account until an administrator unlocks it") {
    TestServer server({.settings = [](Config& config) { config.sessions.MaximumLoginAttempts = 2; }});
    auto admin = server.admin();
    auto anna = server.person("anna");
    for (int i = 0; i < 2; ++i) server.post("/api/v4/users/login", login_of("anna", "nope"));
    CHECK(server.post("/api/v4/users/login", login_of("anna")).refusal ==
          "api.user.check_user_login_attempts.too_many.app_error");
    CHECK(admin.post("/api/v4/users/" + anna.id + "/reset_failed_attempts").status == 200);
    CHECK(server.post("/api/v4/users/login", login_of("anna")).status == 200);
}

STORY("accounts that may not log in are told so before the password is looked at") {
    TestServer server;
    auto admin = server.admin();
    auto anna = server.person("anna");
    admin.del("/api/v4/users/" + anna.id);
    CHECK(server.post("/api/v4/users/login", login_of("anna", "nope")).refusal ==
          "api.user.login.inactive.app_error");
    auto make_bot = [](Transaction& tx, std::string id) {
        tx.execute("INSERT INTO bots (userid) VALUES ($1)", id);
    };
    auto ben = server.person("ben");
    server.app().db.write_now(make_bot, ben.id);
    CHECK(server.post("/api/v4/users/login", login_of("ben")).refusal ==
          "api.user.login.bot_login_forbidden.app_error");
    TestServer strict({.settings = [](Config& config) { config.email.RequireEmailVerification = true; }});
    strict.post("/api/v4/users",
                R"({"username":"anna","email":"anna@example.com","password":"Passw0rd!Passw0rd!"})");
    CHECK(strict.post("/api/v4/users/login", login_of("anna")).refusal ==
          "api.user.login.not_verified.app_error");
}

STORY("logins of one name from one address are limited before anything is hashed") {
    TestServer server({.settings = [](Config& config) { config.rate_limit.Enable = true; }});
    int refused = 0;
    for (int i = 0; i < 15; ++i) {
        auto answer = server.post("/api/v4/users/login", login_of("nobody", ""));
        if (answer.status == 429) {
            ++refused;
            CHECK(!answer.header("retry-after").empty());
        }
    }
    CHECK(refused == 4);
    CHECK(server.post("/api/v4/users/login", login_of("someone", "")).status == 400);
}

STORY("a browser gets cookies and needs its CSRF token to write") {
    TestServer server;
    server.person("anna");
    auto login = server.post("/api/v4/users/login", login_of("anna"),
                             {"Content-Type: application/json", "X-Requested-With: XMLHttpRequest"});
    std::string cookie = "Cookie: MMAUTHTOKEN=" + login.cookie("MMAUTHTOKEN");
    auto write = [&](std::vector<std::string> headers) {
        headers.push_back(cookie);
        return server.send(
            {.method = "PUT", .url = "/api/v4/users/me/patch", .body = "{}", .headers = headers});
    };
    CHECK(server.send({.url = "/api/v4/users/me", .headers = {cookie}}).status == 200);
    auto refused = write({});
    CHECK(refused.status == 401);
    CHECK(refused.header("set-cookie").find("MMAUTHTOKEN=;") == 0);
    CHECK(write({"X-CSRF-Token: " + std::string(26, 'a')}).status == 401);
    CHECK(write({"X-CSRF-Token: " + login.cookie("MMCSRF")}).status == 200);
    CHECK(write({"X-Requested-With: XMLHttpRequest"}).status == 200);
    CHECK(server.post("/api/v4/users/login", login_of("anna")).header("set-cookie").empty());
}

STORY("a token in the query is refused unless it is of an OAuth app") {
    TestServer server;
    auto anna = server.person("anna");
    CHECK(server.get("/api/v4/users/me?access_token=" + anna.token).refusal ==
          "api.context.token_provided.app_error");
}

STORY("no session, a bad token and a late one are all refused") {
    TestServer server;
    auto anna = server.person("anna");
    auto none = server.get("/api/v4/users/me");
    CHECK(none.refusal == "api.context.session_expired.app_error");
    CHECK(none.header("set-cookie").empty());
    auto bad = server.send(
        {.url = "/api/v4/users/me", .headers = {"Authorization: Bearer " + std::string(26, 'x')}});
    CHECK(bad.status == 401);
    CHECK(!bad.header("set-cookie").empty());
    server.clock.advance(181ll * 24 * 3600 * 1000);
    CHECK(anna.get("/api/v4/users/me").status == 401);
}

STORY("sessions are listed without their tokens and ended one by one or all") {
    TestServer server;
    auto anna = server.person("anna"), ben = server.person("ben");
    std::string path = "/api/v4/users/" + anna.id + "/sessions";
    auto sessions = anna.get(path);
    CHECK(sessions.json.as_array().size() == 1);
    CHECK(sessions.body.find(anna.token) == std::string::npos);
    CHECK(ben.get(path).status == 403);
    CHECK(anna.post(path + "/revoke", R"({"session_id":")" + std::string(26, 'a') + "\"}").refusal ==
          "app.session.get.app_error");
    CHECK(anna.post(path + "/revoke", "{}").refusal == "api.context.invalid_body_param.app_error");
    CHECK(anna.post(path + "/revoke/all").status == 200);
    CHECK(anna.get("/api/v4/users/me").status == 401);
    CHECK(ben.post("/api/v4/users/logout").status == 200);
    CHECK(ben.get("/api/v4/users/me").status == 401);
}

STORY("a phone tells its id and gets the cookie anew") {
    TestServer server;
    auto anna = server.person("anna");
    std::string path = "/api/v4/users/sessions/device";
    auto told = anna.put(path, R"({"device_id":"apple:one"})");
    CHECK(told.status == 200);
    CHECK(told.header("set-cookie").starts_with("MMAUTHTOKEN=" + anna.token));
    auto version = R"({"mobile_version":"2.10.0+500","device_notification_disabled":"true"})";
    CHECK(anna.put(path, version).status == 200);
    CHECK(anna.put(path, "{}").header("set-cookie").empty());
    CHECK(anna.put(path, R"({"mobile_version":"2.x"})").status == 400);
    CHECK(anna.put(path, R"({"device_notification_disabled":"maybe"})").status == 400);
}

STORY("a new password ends the other sessions and keeps this one") {
    TestServer server;
    auto anna = server.person("anna");
    std::string other = server.post("/api/v4/users/login", login_of("anna")).header("token");
    anna.put("/api/v4/users/me/password", R"({"current_password":")" + std::string(test_password) +
                                              R"(","new_password":"An0ther-good!"})");
    CHECK(anna.get("/api/v4/users/me").status == 200);
    CHECK(server.send({.url = "/api/v4/users/me", .headers = {"Authorization: Bearer " + other}}).status ==
          401);
}

STORY("a personal access token acts for its owner until it is switched off or revoked") {
    TestServer server;
    auto admin = server.admin();
    auto anna = server.person("anna");
    std::string path = "/api/v4/users/" + anna.id + "/tokens";
    CHECK(anna.post(path, R"({"description":"mine"})").status == 403);
    admin.put("/api/v4/users/" + anna.id + "/roles", R"({"roles":"system_user system_user_access_token"})");
    auto made = anna.post(path, R"({"description":"mine"})");
    CHECK(made.status == 200);
    std::string ref = R"({"token_id":")" + made.text("id") + "\"}";
    auto use = [&] {
        return server
            .send({.url = "/api/v4/users/me", .headers = {"Authorization: Bearer " + made.text("token")}})
            .status;
    };
    CHECK(use() == 200);
    CHECK(anna.get(path).body.find(made.text("token")) == std::string::npos);
    CHECK(anna.post("/api/v4/users/tokens/disable", ref).status == 200);
    CHECK(use() == 401);
    CHECK(anna.post("/api/v4/users/tokens/enable", ref).status == 200);
    CHECK(use() == 200);
    CHECK(anna.post("/api/v4/users/tokens/revoke", ref).status == 200);
    CHECK(use() == 401);
    CHECK(anna.post("/api/v4/users/tokens/revoke", ref).refusal ==
          "app.user_access_token.get_by_user.app_error");
    CHECK(anna.post(path, R"({"description":""})").status == 400);
    CHECK(anna.post(path, R"({"description":")" + std::string(300, 'x') + "\"}").refusal ==
          "model.user_access_token.is_valid.description.app_error");
}

STORY("a token that is used the first time while it is switched off is off") {
    TestServer server;
    auto admin = server.admin();
    int alive = 0;
    for (int round = 0; round < 40; ++round) {
        auto made = admin.post("/api/v4/users/" + admin.id + "/tokens", R"({"description":"mine"})");
        auto use = [&server, token = made.text("token")] {
            return server.send({.url = "/api/v4/users/me", .headers = {"Authorization: Bearer " + token}})
                .status;
        };
        std::thread meanwhile(use);
        admin.post("/api/v4/users/tokens/disable", R"({"token_id":")" + made.text("id") + "\"}");
        meanwhile.join();
        if (use() != 401) ++alive;
    }
    CHECK(alive == 0);
}

STORY("personal access tokens may be switched off for people") {
    TestServer server(
        {.settings = [](Config& config) { config.integrations.EnableUserAccessTokens = false; }});
    auto admin = server.admin();
    CHECK(admin.post("/api/v4/users/me/tokens", R"({"description":"mine"})").refusal ==
          "app.user_access_token.disabled");
}
