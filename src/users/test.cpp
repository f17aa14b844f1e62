// The stories of users, through their doors.
#include <boost/json/serialize.hpp>

#include "base/store/database.h"
#include "base/store/reader.h"
#include "tests/support/server.h"

using namespace heliograph;
using namespace heliograph::testing;

namespace {

std::string account(const std::string& name, const std::string& more = "") {
    return R"({"username":")" + name + R"(","email":")" + name +
           R"(@example.com","password":"Str0ng-enough!")" + (more.empty() ? "" : "," + more) + "}";
}

// The next event of that name as text.
std::string told(Socket& ears, std::string_view name) { return boost::json::serialize(ears.event(name)); }

}  // namespace

STORY("the first account is the administrator, the next ones are not") {
    TestServer server;
    auto first = server.post("/api/v4/users", account("first"));
    auto second = server.post("/api/v4/users", account("second"));
    CHECK(first.status == 201);
    CHECK(first.text("roles") == "system_user system_admin");
    CHECK(second.text("roles") == "system_user");
    CHECK(second.body.find("Str0ng") == std::string::npos);
    CHECK(second.body.find("argon2") == std::string::npos);
}

STORY("an account that cannot be is refused by name") {
    TestServer server;
    server.admin();
    auto refusal = [&](const std::string& body) { return server.post("/api/v4/users", body).refusal; };
    CHECK(server.post("/api/v4/users", account("anna")).status == 201);
    CHECK(refusal(R"({"username":"anna","email":"anna2@example.com","password":"Str0ng-enough!"})") ==
          "app.user.save.username_exists.app_error");
    CHECK(refusal(R"({"username":"anna2","email":"ANNA@example.com","password":"Str0ng-enough!"})") ==
          "app.user.save.email_exists.app_error");
    CHECK(refusal(account("white space")) == "model.user.is_valid.username.app_error");
    CHECK(refusal(account("all")) == "model.user.is_valid.username.app_error");
    CHECK(refusal(R"({"username":"b","email":"nonsense","password":"Str0ng-enough!"})") ==
          "model.user.is_valid.email.app_error");
    CHECK(refusal(R"({"username":"b","email":"b@example.com","password":"short"})") ==
          "model.user.is_valid.pwd_min_length.app_error");
    std::string long_text(200, 'x');
    CHECK(refusal(account("b", R"("nickname":")" + long_text + "\"")) ==
          "model.user.is_valid.nickname.app_error");
    CHECK(refusal(account("b", R"("first_name":")" + long_text + "\"")) ==
          "model.user.is_valid.first_name.app_error");
    CHECK(refusal(account("b", R"("last_name":")" + long_text + "\"")) ==
          "model.user.is_valid.last_name.app_error");
    CHECK(refusal(account("b", R"("position":")" + long_text + "\"")) ==
          "model.user.is_valid.position.app_error");
    CHECK(refusal(account("b", R"("locale":"nonsense")")) == "model.user.is_valid.locale.app_error");
}

STORY("sign-up follows the settings") {
    TestServer closed({.settings = [](Config& config) { config.teams.EnableOpenServer = false; }});
    auto admin = closed.admin();
    CHECK(closed.post("/api/v4/users", account("anna")).refusal == "api.user.create_user.no_open_server");
    CHECK(admin.post("/api/v4/users", account("anna")).status == 201);
    TestServer off({.settings = [](Config& config) { config.teams.EnableUserCreation = false; }});
    off.admin();
    CHECK(off.post("/api/v4/users", account("anna")).refusal ==
          "api.user.create_user.signup_email_disabled.app_error");
    TestServer domain(
        {.settings = [](Config& config) { config.teams.RestrictCreationToDomains = "firm.org"; }});
    domain.admin();
    CHECK(domain.post("/api/v4/users", account("anna")).refusal ==
          "api.user.create_user.accepted_domain.app_error");
}

STORY("each viewer sees what is his to see") {
    TestServer server;
    auto admin = server.admin();
    auto anna = server.person("anna"), ben = server.person("ben");
    auto self = anna.get("/api/v4/users/me");
    CHECK(self.status == 200);
    CHECK(!self.header("etag").empty());
    CHECK(!self.text("notify_props").empty());
    CHECK(!self.text("last_password_update").empty());
    auto seen = ben.get("/api/v4/users/" + anna.id);
    CHECK(seen.text("notify_props").empty());
    CHECK(seen.body.find(R"("auth_data":"")") != std::string::npos);
    auto by_admin = admin.get("/api/v4/users/username/anna");
    CHECK(!by_admin.text("notify_props").empty());
    CHECK(by_admin.text("last_password_update").empty());
    CHECK(ben.get("/api/v4/users/email/anna@example.com").status == 200);
}

STORY("an account that is not there is not found") {
    TestServer server;
    auto anna = server.person("anna");
    CHECK(anna.get("/api/v4/users/" + std::string(26, 'a')).refusal == "app.user.missing_account.const");
    CHECK(anna.get("/api/v4/users/username/nobody").refusal == "app.user.get_by_username.app_error");
    CHECK(anna.get("/api/v4/users/short").refusal == "api.context.invalid_url_param.app_error");
}

STORY("a patch changes what it names, and only one's own account") {
    TestServer server;
    auto anna = server.person("anna"), ben = server.person("ben");
    auto answer = anna.put("/api/v4/users/me/patch", R"({"nickname":"an","position":"Tester"})");
    CHECK(answer.status == 200);
    CHECK(answer.text("nickname") == "an");
    CHECK(anna.get("/api/v4/users/me").text("position") == "Tester");
    CHECK(ben.put("/api/v4/users/" + anna.id + "/patch", R"({"nickname":"x"})").status == 403);
    CHECK(anna.put("/api/v4/users/me/patch", R"({"email":"new@example.com"})").refusal ==
          "api.context.invalid_body_param.app_error");
    CHECK(anna.put("/api/v4/users/me/patch", R"({"email":"new@example.com","password":"guessed"})").refusal ==
          "api.user.check_user_password.invalid.app_error");
    CHECK(anna.put("/api/v4/users/me/patch",
                   R"({"email":"new@example.com","password":")" + std::string(test_password) + "\"}")
              .text("email") == "new@example.com");
}

STORY("a change of an account reaches the sockets of others without what is private") {
    TestServer server;
    server.admin();
    auto anna = server.person("anna"), ben = server.person("ben");
    auto ears = ben.socket();
    anna.put("/api/v4/users/me/patch", R"({"nickname":"an"})");
    auto event = told(ears, "user_updated");
    CHECK(event.find(R"("nickname":"an")") != std::string::npos);
    CHECK(event.find("notify_props") == std::string::npos);
}

STORY("a new password needs the old one") {
    TestServer server;
    auto anna = server.person("anna");
    std::string path = "/api/v4/users/" + anna.id + "/password";
    CHECK(anna.put(path, R"({"current_password":"wrong","new_password":"An0ther-good!"})").refusal ==
          "api.user.update_password.incorrect.app_error");
    CHECK(anna.put(path, R"({"current_password":")" + std::string(test_password) +
                             R"(","new_password":"An0ther-good!"})")
              .status == 200);
    CHECK(server.post("/api/v4/users/login", R"({"login_id":"anna","password":"An0ther-good!"})").status ==
          200);
    CHECK(server.post("/api/v4/users/login", R"({"login_id":"anna","password":"nope"})").status == 401);
}

STORY("tokens for passwords and addresses must be those that were mailed") {
    TestServer server;
    server.person("anna");
    std::string token(64, 'x');
    CHECK(server.post("/api/v4/users/password/reset/send", R"({"email":"nobody@example.com"})").status ==
          200);
    CHECK(server.post("/api/v4/users/password/reset/send", R"({"email":"anna@example.com"})").status == 200);
    CHECK(server
              .post("/api/v4/users/password/reset",
                    R"({"token":")" + token + R"(","new_password":"An0ther-good!"})")
              .refusal == "api.user.reset_password.invalid_link.app_error");
    CHECK(server.post("/api/v4/users/email/verify", R"({"token":")" + token + "\"}").refusal ==
          "api.user.verify_email.bad_link.app_error");
}

STORY("a mailed token sets a new password once, within a day") {
    TestServer server;
    auto anna = server.person("anna");
    auto mailed = [&] {
        server.post("/api/v4/users/password/reset/send", R"({"email":"anna@example.com"})");
        auto newest = [](Reader& db) {
            return db.value<std::string>("SELECT token FROM tokens ORDER BY createat DESC LIMIT 1");
        };
        return server.app().db.read_now(newest).value();
    };
    auto reset = [&](const std::string& token) {
        return server.post("/api/v4/users/password/reset",
                           R"({"token":")" + token + R"(","new_password":"An0ther-good!"})");
    };
    std::string token = mailed();
    CHECK(reset(token).status == 200);
    CHECK(reset(token).status == 400);
    CHECK(anna.get("/api/v4/users/me").status == 401);
    std::string late = mailed();
    server.clock.advance(24ll * 3600 * 1000);
    CHECK(reset(late).refusal == "api.user.reset_password.link_expired.app_error");
}

STORY("roles are given by administrators and must exist") {
    TestServer server;
    auto admin = server.admin();
    auto anna = server.person("anna");
    std::string path = "/api/v4/users/" + anna.id + "/roles";
    CHECK(anna.put(path, R"({"roles":"system_user system_admin"})").status == 403);
    CHECK(admin.put(path, R"({"roles":"made_up"})").refusal == "app.role.check_roles_exist.role_not_found");
    CHECK(admin.put(path, R"({"roles":"system_user system_admin"})").status == 200);
    CHECK(anna.get("/api/v4/users/me").text("roles") == "system_user system_admin");
}

STORY("a deactivated account loses its sessions and comes back with a new login") {
    TestServer server;
    auto admin = server.admin();
    auto anna = server.person("anna");
    CHECK(anna.del("/api/v4/users/" + anna.id).refusal == "api.user.update_active.not_enable.app_error");
    CHECK(admin.del("/api/v4/users/" + anna.id + "?permanent=true").refusal ==
          "api.user.delete_user.not_enabled.app_error");
    CHECK(admin.del("/api/v4/users/" + anna.id).status == 200);
    CHECK(anna.get("/api/v4/users/me").status == 401);
    CHECK(admin.put("/api/v4/users/" + anna.id + "/active", R"({"active":true})").status == 200);
    CHECK(anna.get("/api/v4/users/me").status == 401);
    CHECK(server.person("anna").get("/api/v4/users/me").status == 200);
}

STORY("lists, search and autocomplete find people") {
    TestServer server;
    auto anna = server.person("anna"), ben = server.person("ben"), carl = server.person("carl");
    auto team = server.team("crew", {anna, ben});
    CHECK(anna.get("/api/v4/users?in_team=" + team).json.as_array().size() == 2);
    CHECK(carl.get("/api/v4/users?in_team=" + team).status == 403);
    CHECK(anna.get("/api/v4/users?sort=last_activity_at").status == 400);
    CHECK(anna.post("/api/v4/users/search", R"({"term":"en"})").json.as_array().size() == 1);
    CHECK(anna.post("/api/v4/users/search", R"({"term":"100%_"})").json.as_array().empty());
    CHECK(anna.post("/api/v4/users/search", R"({"term":""})").status == 400);
    CHECK(anna.get("/api/v4/users/autocomplete?name=car").body.find("carl") != std::string::npos);
    CHECK(anna.post("/api/v4/users/usernames", R"(["ben","nobody"])").json.as_array().size() == 1);
    CHECK(anna.post("/api/v4/users/ids", "[]").status == 400);
    CHECK(anna.post("/api/v4/users/ids", R"([")" + carl.id + "\"]").json.as_array().size() == 1);
    CHECK(anna.post("/api/v4/users/group_channels", R"("nope")").refusal == "api.payload.parse.error");
    CHECK(!anna.get("/api/v4/users/stats").text("total_users_count").empty());
}

STORY("a picture is made, uploaded and removed") {
    TestServer server;
    auto anna = server.person("anna"), ben = server.person("ben");
    std::string path = "/api/v4/users/" + anna.id + "/image";
    auto upload = [&](const Person& who, const std::string& name, const std::string& bytes) {
        return server.send({.method = "POST",
                            .url = path,
                            .body = "--b\r\nContent-Disposition: form-data; name=\"" + name +
                                    "\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n" + bytes +
                                    "\r\n--b--\r\n",
                            .headers = {"Content-Type: multipart/form-data; boundary=b",
                                        "Authorization: Bearer " + who.token}});
    };
    auto made = anna.get(path + "/default");
    CHECK(made.header("content-type") == "image/png");
    CHECK(upload(anna, "image", made.body).status == 200);
    CHECK(ben.get(path).body == made.body);
    CHECK(upload(ben, "image", made.body).status == 403);
    CHECK(upload(anna, "other", made.body).refusal == "api.user.upload_profile_user.no_file.app_error");
    for (const auto& [head, type] : {std::pair("GIF89a", "image/gif"), {"RIFF1234WEBPVP8 ", "image/webp"}}) {
        std::string bytes = head + std::string(40, 'x');
        CHECK(upload(anna, "image", bytes).status == 200);
        CHECK(ben.get(path).body == bytes);
        CHECK(ben.get(path).header("content-type") == type);
    }
    CHECK(upload(anna, "image", "GIF89a").refusal == "api.user.upload_profile_user.decode.app_error");
    CHECK(anna.post(path, "nothing").refusal == "api.user.upload_profile_user.parse.app_error");
    CHECK(anna.del(path).status == 200);
}

STORY("there is no second factor yet") {
    TestServer server;
    auto anna = server.person("anna");
    CHECK(anna.post("/api/v4/users/me/mfa/generate").refusal == "mfa.mfa_disabled.app_error");
}
