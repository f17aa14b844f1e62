// Stories of teams: making, changing, inviting, joining, leaving, icons.
#include <string>

#include "tests/support/server.h"

using namespace heliograph::testing;

namespace {

std::string at(const std::string& team, const std::string& rest = "") {
    return "/api/v4/teams/" + team + rest;
}

std::string member_body(const std::string& team, const Person& person) {
    return R"({"team_id":")" + team + R"(","user_id":")" + person.id + R"("})";
}

std::string new_team(const std::string& name, const std::string& more = "") {
    return R"({"name":")" + name + R"(","display_name":"Crew","type":"O")" + more + "}";
}

}  // namespace

STORY("who makes a team administers it and is in its two first channels") {
    TestServer server;
    auto anna = server.person("anna");
    auto made = anna.post("/api/v4/teams", new_team("crew"));
    REQUIRE(made.status == 201);
    auto id = made.text("id");
    CHECK(made.text("email") == "anna@example.com");
    CHECK(made.text("scheme_id") == "null");
    CHECK(made.text("last_team_icon_update") == "");

    auto member = anna.get(at(id, "/members/me"));
    CHECK(member.text("roles") == "team_user team_admin");
    CHECK(member.text("explicit_roles") == "");
    for (auto name : {"town-square", "off-topic"}) {
        auto channel = anna.get(at(id, std::string("/channels/name/") + name));
        CHECK(channel.status == 200);
        auto in_channel = anna.get("/api/v4/channels/" + channel.text("id") + "/members/me");
        CHECK(in_channel.text("roles") == "channel_user channel_admin");
    }
}

STORY("a team's name must be free, lawful and not reserved") {
    TestServer server;
    auto anna = server.person("anna");
    auto refused = [&](const std::string& body) { return anna.post("/api/v4/teams", body).refusal; };
    server.team("crew", {anna});
    CHECK(refused(new_team("crew")) == "store.sql_team.save_team.existing.app_error");
    CHECK(refused(new_team("admin")) == "model.team.is_valid.reserved.app_error");
    CHECK(refused(new_team("a")) == "model.team.is_valid.characters.app_error");
    CHECK(refused(new_team("Crew!")) == "model.team.is_valid.characters.app_error");
    CHECK(refused(new_team(std::string(65, 'a'))) == "model.team.is_valid.url.app_error");
    CHECK(refused(R"({"name":"crew2","display_name":"","type":"O"})") ==
          "model.team.is_valid.name.app_error");
    CHECK(refused(R"({"name":"crew2","display_name":"C","type":"X"})") ==
          "model.team.is_valid.type.app_error");
    CHECK(refused(new_team("crew2", R"(,"description":")" + std::string(256, 'd') + "\"")) ==
          "model.team.is_valid.description.app_error");
    CHECK(refused(new_team("crew2", R"(,"company_name":")" + std::string(65, 'd') + "\"")) ==
          "model.team.is_valid.company.app_error");
    CHECK(refused(new_team("crew2", R"(,"allowed_domains":")" + std::string(501, 'd') + "\"")) ==
          "model.team.is_valid.domains.app_error");
}

STORY("a stranger neither reads nor changes a closed team, and does not learn of its name") {
    TestServer server;
    auto anna = server.person("anna"), bert = server.person("bert");
    auto crew = server.team("crew", {anna});
    CHECK(bert.get(at(crew)).status == 403);
    CHECK(bert.get("/api/v4/teams/name/crew").status == 403);
    CHECK(bert.put(at(crew, "/patch"), R"({"display_name":"Mine"})").status == 403);
    CHECK(bert.del(at(crew)).status == 403);
    CHECK(bert.get("/api/v4/teams/name/crew/exists").text("exists") == "false");
    CHECK(anna.get("/api/v4/teams/name/crew/exists").text("exists") == "true");
    CHECK(bert.get("/api/v4/teams/name/nothing").refusal == "app.team.get_by_name.missing.app_error");
    CHECK(anna.get(at(std::string(26, 'a'))).refusal == "app.team.get.find.app_error");
}

STORY("a member sees neither the maker's address nor, as an event, the invitation") {
    TestServer server;
    auto anna = server.person("anna"), bert = server.person("bert");
    auto crew = server.team("crew", {anna, bert});
    auto seen = bert.get(at(crew));
    CHECK(seen.text("email") == "");
    CHECK(seen.text("invite_id").size() == 26);

    auto socket = bert.socket();
    CHECK(anna.put(at(crew, "/patch"), R"({"display_name":"Crew two"})").text("display_name") == "Crew two");
    auto told = std::string(socket.event("update_team").at_pointer("/data/team").as_string());
    CHECK(told.find(R"("invite_id":"")") != std::string::npos);
    CHECK(told.find(R"("email":"")") != std::string::npos);
}

STORY("an archived team comes back by its administrator") {
    TestServer server;
    auto anna = server.person("anna");
    auto crew = server.team("crew", {anna});
    CHECK(anna.del(at(crew, "?permanent=true")).refusal == "api.user.delete_team.not_enabled.app_error");
    CHECK(anna.del(at(crew)).status == 200);
    CHECK(anna.get("/api/v4/users/me/teams").json.as_array().empty());
    CHECK(anna.post(at(crew, "/members"), member_body(crew, server.person("bert"))).refusal ==
          "api.team.add_member.deleted.app_error");
    CHECK(anna.post(at(crew, "/restore")).text("delete_at") == "0");
    CHECK(anna.get("/api/v4/users/me/teams").json.as_array().size() == 1);
}

STORY("an invitation leads into the team until it is made anew") {
    TestServer server;
    auto anna = server.person("anna"), bert = server.person("bert");
    auto crew = server.team("crew", {anna});
    auto invite = anna.get(at(crew)).text("invite_id");
    CHECK(server.get("/api/v4/teams/invite/" + invite).text("name") == "crew");
    CHECK(bert.post("/api/v4/teams/members/invite?invite_id=" + invite).status == 201);
    CHECK(bert.post(at(crew, "/regenerate_invite_id")).status == 403);
    CHECK(anna.post(at(crew, "/regenerate_invite_id")).text("invite_id") != invite);
    CHECK(server.get("/api/v4/teams/invite/" + invite).refusal ==
          "app.team.get_by_invite_id.finding.app_error");
    CHECK(bert.post("/api/v4/teams/members/invite?token=abc").refusal ==
          "app.team.get_by_invite_id.finding.app_error");
    CHECK(bert.post("/api/v4/teams/members/invite").status == 400);

    auto closed = anna.put(at(crew, "/privacy"), R"({"privacy":"I"})");
    CHECK(closed.text("type") == "I");
    CHECK(server.get("/api/v4/teams/invite/" + closed.text("invite_id")).refusal ==
          "api.team.get_invite_info.not_open_team");
    CHECK(anna.put(at(crew, "/privacy"), R"({"privacy":"X"})").status == 400);
}

STORY("anyone joins an open team alone, others are added, and leaving keeps a row") {
    TestServer server;
    auto anna = server.person("anna"), bert = server.person("bert"), carl = server.person("carl");
    auto crew = server.team("crew", {anna});
    CHECK(bert.post(at(crew, "/members"), member_body(crew, bert)).status == 403);
    anna.put(at(crew, "/patch"), R"({"allow_open_invite":true})");
    CHECK(bert.post(at(crew, "/members"), member_body(crew, bert)).text("roles") == "team_user");
    CHECK(bert.post(at(crew, "/members"), member_body(crew, carl)).status == 201);
    CHECK(bert.post(at(crew, "/members"), member_body("other", carl)).status == 400);
    CHECK(bert.post(at(crew, "/members"),
                    R"({"team_id":")" + crew + R"(","user_id":")" + std::string(26, 'a') + R"("})")
              .refusal == "api.team.user.missing_account");
    CHECK(server.admin()
              .post(at(crew, "/members"),
                    R"({"team_id":")" + crew + R"(","user_id":")" + std::string(26, 'a') + R"("})")
              .refusal == "app.user.missing_account.const");
    CHECK(bert.post("/api/v4/teams/members/invite", "").refusal ==
          "api.team.add_user_to_team.missing_parameter.app_error");
    CHECK(bert.del(at(crew, "/members/" + carl.id)).status == 403);
    CHECK(bert.del(at(crew, "/members/me")).status == 200);
    CHECK(anna.get(at(crew, "/members/" + bert.id)).text("delete_at") != "0");
    CHECK(anna.del(at(crew, "/members/" + bert.id)).refusal ==
          "api.team.remove_user_from_team.missing.app_error");
    CHECK(anna.del(at(crew, "/members/" + std::string(26, 'a'))).refusal == "app.user.missing_account.const");
    CHECK(anna.get(at(crew, "/members/" + std::string(26, 'a'))).refusal ==
          "app.team.get_member.missing.app_error");
    CHECK(bert.get("/api/v4/users/me/channels").json.as_array().empty());
    CHECK(anna.get(at(crew, "/stats")).text("total_member_count") == "2");
}

STORY("a team takes no more members than the setting and only those of its domains") {
    TestServer server({.settings = [](heliograph::Config& config) { config.teams.MaxUsersPerTeam = 2; }});
    auto anna = server.person("anna"), bert = server.person("bert"), carl = server.person("carl");
    auto crew = server.team("crew", {anna});
    anna.put(at(crew, "/patch"), R"({"allowed_domains":"example.org"})");
    CHECK(anna.post(at(crew, "/members"), member_body(crew, bert)).refusal ==
          "api.team.join_user_to_team.allowed_domains.app_error");
    anna.put(at(crew, "/patch"), R"({"allowed_domains":"example.org, example.com"})");
    CHECK(anna.post(at(crew, "/members"), member_body(crew, bert)).status == 201);
    CHECK(anna.post(at(crew, "/members"), member_body(crew, carl)).refusal ==
          "app.team.join_user_to_team.max_accounts.app_error");
}

STORY("who signs up to an invitation is in the team at once") {
    TestServer server;
    auto anna = server.person("anna");
    auto crew = server.team("crew", {anna});
    auto invite = anna.get(at(crew, "")).text("invite_id");
    auto body = [](std::string name) {
        return R"({"username":")" + name + R"(","email":")" + name +
               R"(@example.com","password":"A-good-pw-11!"})";
    };
    auto made = server.post("/api/v4/users?iid=" + invite, body("dora"));
    REQUIRE(made.status == 201);
    CHECK(anna.get(at(crew, "/members/" + made.text("id"))).text("roles") == "team_user");
    CHECK(server.post("/api/v4/users?iid=" + std::string(26, 'a'), body("emil")).refusal ==
          "app.team.get_by_invite_id.finding.app_error");
    CHECK(server.post("/api/v4/users?t=gone", body("emil")).refusal ==
          "api.user.create_user.signup_link_invalid.app_error");
    CHECK(anna.get("/api/v4/users/username/emil").status == 404);
}

STORY("several people are added at once, and each outcome is told if wanted") {
    TestServer server;
    auto anna = server.person("anna"), bert = server.person("bert");
    auto crew = server.team("crew", {anna});
    auto unknown = R"({"team_id":")" + crew + R"(","user_id":")" + std::string(26, 'a') + R"("})";
    auto both = "[" + member_body(crew, bert) + "," + unknown + "]";
    auto told = server.admin().post(at(crew, "/members/batch?graceful=true"), both);
    CHECK(told.status == 201);
    CHECK(told.json.at(0).at("error").is_null());
    CHECK(told.json.at(1).at("error").at("id").as_string() == "app.user.missing_account.const");
    CHECK(anna.post(at(crew, "/members/batch"), both).refusal == "api.team.user.missing_account");
    CHECK(anna.post(at(crew, "/members/batch"), "[]").status == 400);
    std::string many = "[" + unknown;
    for (int i = 0; i < 256; ++i) many += "," + unknown;
    CHECK(anna.post(at(crew, "/members/batch"), many + "]").refusal ==
          "api.context.invalid_body_param.app_error");
}

STORY("a team administrator gives roles, a member does not") {
    TestServer server;
    auto anna = server.person("anna"), bert = server.person("bert");
    auto crew = server.team("crew", {anna, bert});
    auto path = at(crew, "/members/" + bert.id);
    CHECK(bert.put(path + "/roles", R"({"roles":"team_user team_admin"})").status == 403);
    CHECK(anna.put(path + "/roles", R"({"roles":"team_user team_admin"})").status == 200);
    CHECK(bert.get(at(crew, "/members/me")).text("scheme_admin") == "true");
    CHECK(bert.put(at(crew, "/patch"), R"({"description":"rowing"})").status == 200);
    CHECK(anna.put(path + "/schemeRoles", R"({"scheme_user":true,"scheme_admin":false})").status == 200);
    CHECK(bert.put(at(crew, "/patch"), R"({"description":"mine"})").status == 403);
    CHECK(anna.put(path + "/roles", R"({"roles":"nonsense"})").refusal ==
          "app.role.get_by_name.app_error");
    CHECK(anna.put(path + "/roles", R"({"roles":"channel_admin"})").refusal ==
          "api.channel.update_team_member_roles.scheme_role.app_error");
    CHECK(anna.put(path + "/schemeRoles", R"({"scheme_user":true,"scheme_guest":true})").refusal ==
          "api.team.update_team_member_roles.guest_and_user.app_error");
    CHECK(anna.put(path + "/roles", R"({"roles":"team_guest"})").refusal ==
          "api.channel.update_team_member_roles.changing_guest_role.app_error");
}

STORY("an icon is a picture that administrators set and members see") {
    TestServer server;
    auto anna = server.person("anna");
    auto crew = server.team("crew", {anna});
    CHECK(anna.get(at(crew, "/image")).refusal == "api.team.get_team_icon.read_file.app_error");
    CHECK(anna.post(at(crew, "/image"), "{}").refusal == "api.team.set_team_icon.no_file.app_error");
    auto picture = anna.get("/api/v4/users/me/image/default").body;
    auto send = [&](const std::string& name, const std::string& bytes) {
        return server.send(
            {"POST",
             at(crew, "/image"),
             "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"t.png\"\r\n\r\n" +
                 bytes + "\r\n--b--\r\n",
             {"Authorization: Bearer " + anna.token, "Content-Type: multipart/form-data; boundary=b"}});
    };
    CHECK(send("other", picture).refusal == "api.team.set_team_icon.no_file.app_error");
    CHECK(send("image", "no picture").refusal == "api.team.set_team_icon.decode.app_error");
    CHECK(send("image", picture).status == 200);
    auto shown = anna.get(at(crew, "/image"));
    CHECK(shown.header("content-type") == "image/png");
    CHECK(!shown.header("etag").empty());
    CHECK(anna.del(at(crew, "/image")).status == 200);
    CHECK(anna.get(at(crew, "/image")).status == 404);
}

STORY("mail invitations and import are refused with their reason") {
    TestServer server;
    auto anna = server.person("anna");
    auto crew = server.team("crew", {anna});
    CHECK(anna.post(at(crew, "/invite/email"), R"(["x@example.com"])").refusal ==
          "api.team.invite_members.disabled.app_error");
    CHECK(anna.post(at(crew, "/invite/email"), "[]").status == 400);
    CHECK(anna.post(at(crew, "/import"), "{}").refusal == "api.team.import_team.unavailable.app_error");
    CHECK(server.admin().del("/api/v4/teams/invites/email").status == 200);
}

STORY("people list and find open teams, administrators all") {
    TestServer server;
    auto anna = server.person("anna"), bert = server.person("bert");
    auto crew = server.team("crew", {anna});
    auto open = server.team("open-crew", {anna});
    anna.put(at(open, "/patch"), R"({"allow_open_invite":true})");
    CHECK(bert.get("/api/v4/teams").json.as_array().size() == 1);
    CHECK(server.admin().get("/api/v4/teams?include_total_count=true").text("total_count") == "2");
    CHECK(bert.post("/api/v4/teams/search", R"({"term":"CREW"})").json.as_array().size() == 1);
    CHECK(server.admin()
              .post("/api/v4/teams/search", R"({"term":"crew","page":1,"per_page":1})")
              .json.at("teams")
              .as_array()
              .size() == 1);
    CHECK(bert.get("/api/v4/users/" + anna.id + "/teams").status == 403);
    CHECK(bert.get("/api/v4/users/" + anna.id + "/teams/members").status == 403);
}
