// Stories of bots.
#include <string>

#include "tests/support/server.h"

using namespace heliograph::testing;

namespace {

const std::string bots_path = "/api/v4/bots";

std::string path_of(const Reply& bot, const std::string& rest = "") {
    return bots_path + "/" + bot.text("user_id") + rest;
}

Person with_token(TestServer& server, const Person& maker, const Reply& bot) {
    auto token = maker.post("/api/v4/users/" + bot.text("user_id") + "/tokens", R"({"description":"robo"})");
    REQUIRE(token.status == 200);
    return {server, bot.text("user_id"), bot.text("username"), token.text("token")};
}

// What was written to a person by another, newest first.
std::vector<std::string> direct_messages(const Person& to, const std::string& from_id) {
    auto channel = to.post("/api/v4/channels/direct", "[\"" + to.id + "\",\"" + from_id + "\"]");
    auto page = to.get("/api/v4/channels/" + channel.text("id") + "/posts");
    std::vector<std::string> messages;
    for (const auto& id : page.json.at("order").as_array())
        messages.emplace_back(page.json.at("posts").at(id.as_string()).at("message").as_string());
    return messages;
}

}  // namespace

STORY("a bot is made, found, changed, disabled, enabled and given away") {
    TestServer server;
    auto root = server.admin();
    auto anna = server.person("anna");
    auto bot = root.post(bots_path, R"({"username":"robo","display_name":"Robo","description":"helps"})");
    REQUIRE(bot.status == 201);
    CHECK(bot.text("owner_id") == root.id);
    CHECK(root.get(path_of(bot)).text("description") == "helps");
    CHECK(anna.get(path_of(bot)).refusal == "store.sql_bot.get.missing.app_error");
    CHECK(anna.put(path_of(bot), R"({"display_name":"Mine"})").refusal ==
          "store.sql_bot.get.missing.app_error");

    auto socket = anna.socket();
    auto patched = root.put(path_of(bot), R"({"username":"robo2","display_name":"Robo II"})");
    CHECK(patched.text("username") == "robo2");
    socket.event("user_updated");
    auto account = anna.get("/api/v4/users/" + bot.text("user_id"));
    CHECK(account.text("email") == "robo2@localhost");
    CHECK(account.text("first_name") == "Robo II");
    CHECK(account.json.at("is_bot").as_bool());

    CHECK(root.post(path_of(bot, "/disable")).json.at("delete_at").as_int64() > 0);
    CHECK(root.get(path_of(bot)).status == 404);
    CHECK(root.get(path_of(bot) + "?include_deleted=true").status == 200);
    CHECK(root.get(bots_path).json.as_array().empty());
    CHECK(root.get(bots_path + "?include_deleted=true").json.as_array().size() == 1);
    CHECK(root.post(path_of(bot, "/enable")).json.at("delete_at").as_int64() == 0);
    CHECK(root.get(bots_path).json.as_array().size() == 1);

    CHECK(root.post(path_of(bot, "/assign/" + anna.id)).text("owner_id") == anna.id);
    auto other = root.post(bots_path, R"({"username":"second"})");
    CHECK(root.post(path_of(bot, "/assign/" + other.text("user_id"))).status == 403);
    CHECK(root.post(path_of(bot, "/assign/" + std::string(26, 'a'))).status == 404);
    CHECK(root.get(bots_path + "/" + std::string(26, 'a')).status == 404);
}

STORY("a bot greets its owner") {
    TestServer server;
    auto root = server.admin();
    auto bot = root.post(bots_path, R"({"username":"robo"})");
    auto messages = direct_messages(root, bot.text("user_id"));
    REQUIRE(messages.size() == 1);
    CHECK(messages[0].starts_with("I am here."));
}

STORY("a bot needs a lawful free name and texts of lawful length") {
    TestServer server;
    auto root = server.admin();
    CHECK(root.post(bots_path, R"({"username":"robo"})").status == 201);
    auto refusal = [&](const std::string& body) { return root.post(bots_path, body).refusal; };
    CHECK(refusal(R"({"username":"robo"})") == "app.user.save.username_exists.app_error");
    CHECK(refusal(R"({"username":"Not Good!"})") == "model.bot.is_valid.username.app_error");
    CHECK(refusal(R"({})") == "model.bot.is_valid.username.app_error");
    CHECK(refusal(R"({"username":"r","display_name":")" + std::string(65, 'x') + "\"}") ==
          "model.bot.is_valid.user_id.app_error");
    CHECK(refusal(R"({"username":"r","description":")" + std::string(1025, 'x') + "\"}") ==
          "model.bot.is_valid.description.app_error");
    CHECK(refusal("nonsense") == "api.context.invalid_body_param.app_error");
}

STORY("only those who may make bots do, and no bot does") {
    TestServer server;
    auto root = server.admin();
    auto anna = server.person("anna");
    CHECK(anna.post(bots_path, R"({"username":"robo"})").refusal == "api.context.permissions.app_error");
    CHECK(anna.get(bots_path).refusal == "api.context.permissions.app_error");
    auto bot = with_token(server, root, root.post(bots_path, R"({"username":"robo"})"));
    CHECK(root.put("/api/v4/users/" + bot.id + "/roles", R"({"roles":"system_user system_admin"})").status ==
          200);
    CHECK(bot.post(bots_path, R"({"username":"robo2"})").refusal == "api.context.permissions.app_error");
}

STORY("making bots can be switched off") {
    TestServer server({.settings = [](heliograph::Config& config) {
        config.integrations.EnableBotAccountCreation = false;
    }});
    CHECK(server.admin().post(bots_path, R"({"username":"robo"})").refusal == "api.bot.create_disabled");
}

STORY("a bot works by its token only, until it is disabled") {
    TestServer server(
        {.settings = [](heliograph::Config& config) { config.integrations.EnableUserAccessTokens = false; }});
    auto root = server.admin();
    auto bot = with_token(server, root, root.post(bots_path, R"({"username":"robo"})"));
    auto team = server.team("crew", {root});
    auto room = server.channel(team, "room", {root});
    std::string beep = R"({"channel_id":")" + room + R"(","message":"beep"})";
    CHECK(bot.post("/api/v4/posts", beep).status == 403);
    root.post("/api/v4/teams/" + team + "/members",
              R"({"team_id":")" + team + R"(","user_id":")" + bot.id + "\"}");
    root.post("/api/v4/channels/" + room + "/members", R"({"user_id":")" + bot.id + "\"}");
    auto post = bot.post("/api/v4/posts", beep);
    CHECK(post.status == 201);
    CHECK(post.json.at("props").at("from_bot").as_string() == "true");
    CHECK(server.post("/api/v4/users/login", R"({"login_id":"robo","password":"x"})").refusal ==
          "api.user.login.bot_login_forbidden.app_error");

    auto socket = bot.socket();
    root.post("/api/v4/bots/" + bot.id + "/disable");
    CHECK(bot.get("/api/v4/users/me").status == 401);
    root.post("/api/v4/bots/" + bot.id + "/enable");
    CHECK(bot.get("/api/v4/users/me").status == 200);
    // By the account it is the same.
    root.put("/api/v4/users/" + bot.id + "/active", R"({"active":false})");
    CHECK(root.get("/api/v4/bots/" + bot.id).status == 404);
}

STORY("an owner with the permissions manages their own bots and no others") {
    TestServer server;
    auto root = server.admin();
    auto anna = server.person("anna");
    auto role = root.get("/api/v4/roles/name/system_user_access_token");
    CHECK(root.put("/api/v4/roles/" + role.text("id") + "/patch",
                   R"({"permissions":["create_user_access_token","read_user_access_token",)"
                   R"("revoke_user_access_token","create_bot","read_bots","manage_bots"]})")
              .status == 200);
    root.put("/api/v4/users/" + anna.id + "/roles", R"({"roles":"system_user system_user_access_token"})");
    auto foreign = root.post(bots_path, R"({"username":"foreign"})");
    auto own = anna.post(bots_path, R"({"username":"own"})");
    REQUIRE(own.status == 201);
    CHECK(anna.get(bots_path).json.as_array().size() == 1);
    CHECK(anna.put(path_of(own), R"({"description":"d"})").text("description") == "d");
    CHECK(anna.get(path_of(foreign)).status == 404);
    CHECK(anna.post(path_of(foreign, "/disable")).status == 404);
    CHECK(with_token(server, anna, own).get("/api/v4/users/me").text("username") == "own");
    CHECK(
        anna.post("/api/v4/users/" + foreign.text("user_id") + "/tokens", R"({"description":"x"})").status ==
        403);
}

STORY("a bot is disabled with its owner, and the administrators are told") {
    TestServer server;
    auto root = server.admin();
    auto anna = server.person("anna");
    auto bot = root.post(bots_path, R"({"username":"robo"})");
    root.post(path_of(bot, "/assign/" + anna.id));
    auto socket = root.socket();
    CHECK(root.put("/api/v4/users/" + anna.id + "/active", R"({"active":false})").status == 200);
    CHECK(root.get(path_of(bot)).status == 404);
    CHECK(root.get(bots_path + "?include_deleted=true&only_orphaned=true").json.as_array().size() == 1);
    auto told = socket.event("posted");
    CHECK(std::string(told.at("data").at("post").as_string()).contains("@robo"));
}

STORY("bots may outlive their owner, if the settings say so") {
    TestServer server({.settings = [](heliograph::Config& config) {
        config.integrations.DisableBotsWhenOwnerIsDeactivated = false;
    }});
    auto root = server.admin();
    auto anna = server.person("anna");
    auto bot = root.post(bots_path, R"({"username":"robo"})");
    root.post(path_of(bot, "/assign/" + anna.id));
    auto socket = root.socket();
    root.put("/api/v4/users/" + anna.id + "/active", R"({"active":false})");
    CHECK(root.get(path_of(bot)).status == 200);
    auto told = socket.event("posted");
    CHECK(std::string(told.at("data").at("post").as_string()).contains("go on"));
}

STORY("a bot becomes a person, and a person a bot") {
    TestServer server;
    auto root = server.admin();
    auto anna = server.person("anna");
    auto bot = root.post(bots_path, R"({"username":"robo"})");
    CHECK(anna.post(path_of(bot, "/convert_to_user"), R"({"password":"Passw0rd!x"})").status == 403);
    CHECK(root.post(path_of(bot, "/convert_to_user"), R"({"email":"r@example.com"})").refusal ==
          "api.context.invalid_body_param.app_error");
    auto person = root.post(path_of(bot, "/convert_to_user?set_system_admin=true"),
                            R"({"password":"Passw0rd!x","email":"r@example.com"})");
    REQUIRE(person.status == 200);
    CHECK(person.text("roles") == "system_user system_admin");
    CHECK(root.get(path_of(bot)).status == 404);
    CHECK(server.post("/api/v4/users/login", R"({"login_id":"r@example.com","password":"Passw0rd!x"})")
              .status == 200);

    CHECK(anna.post("/api/v4/users/" + anna.id + "/convert_to_bot").status == 403);
    auto converted = root.post("/api/v4/users/" + anna.id + "/convert_to_bot");
    CHECK(converted.text("username") == "anna");
    CHECK(anna.get("/api/v4/users/me").status == 401);
    CHECK(root.get("/api/v4/users/" + anna.id).json.at("is_bot").as_bool());
    CHECK(root.post("/api/v4/users/" + anna.id + "/convert_to_bot").refusal ==
          "app.bot.createbot.internal_error");
}
