// Stories of channels: making, finding, joining, changing, reading.
#include <string>

#include "tests/support/server.h"

using namespace heliograph::testing;

namespace {

std::string at(const std::string& channel, const std::string& rest = "") {
    return "/api/v4/channels/" + channel + rest;
}

std::string new_channel(const std::string& team, const std::string& name, const std::string& type = "O",
                        const std::string& more = "") {
    return R"({"team_id":")" + team + R"(","name":")" + name + R"(","display_name":")" + name +
           R"(","type":")" + type + "\"" + more + "}";
}

std::string one(const Person& person) { return R"({"user_id":")" + person.id + R"("})"; }

std::string pair(const Person& a, const Person& b) { return R"([")" + a.id + R"(",")" + b.id + R"("])"; }

// A team of three, of whom anna is the administrator.
struct Crew {
    TestServer server;
    Person anna = server.person("anna"), bert = server.person("bert"), carl = server.person("carl");
    std::string team = server.team("crew", {anna, bert, carl});
    std::string town = anna.get("/api/v4/teams/" + team + "/channels/name/town-square").text("id");
};

}  // namespace

STORY("a channel needs a lawful name that is free, and the right type") {
    Crew crew;
    auto refused = [&](const std::string& body) { return crew.anna.post("/api/v4/channels", body).refusal; };
    CHECK(crew.anna.post("/api/v4/channels", new_channel(crew.team, "lab")).status == 201);
    CHECK(refused(new_channel(crew.team, "lab")) == "store.sql_channel.save_channel.exists.app_error");
    CHECK(refused(new_channel(crew.team, "lab2", "Z")) == "model.channel.is_valid.type.app_error");
    CHECK(refused(new_channel(crew.team, "No Good!")) == "model.channel.is_valid.1_or_more.app_error");
    CHECK(refused(new_channel(crew.team, "lab3", "D")) ==
          "api.channel.create_channel.direct_channel.app_error");
    CHECK(refused(new_channel("", "lab4")) == "app.channel.create_channel.no_team_id.app_error");
    CHECK(refused(new_channel(crew.team, crew.anna.id + "__" + crew.bert.id)) ==
          "model.channel.is_valid.name.app_error");
    CHECK(refused(new_channel(crew.team, "lab5", "O", R"(,"header":")" + std::string(1025, 'h') + "\"")) ==
          "model.channel.is_valid.header.app_error");
    CHECK(refused(new_channel(crew.team, "lab6", "O", R"(,"purpose":")" + std::string(251, 'p') + "\"")) ==
          "model.channel.is_valid.purpose.app_error");
    CHECK(refused(R"({"team_id":")" + crew.team + R"(","name":"lab7","type":"O","display_name":")" +
                  std::string(65, 'd') + "\"}") == "model.channel.is_valid.display_name.app_error");
}

STORY("a team has at most as many channels as the setting") {
    TestServer server({.settings = [](heliograph::Config& config) { config.teams.MaxChannelsPerTeam = 3; }});
    auto anna = server.person("anna");
    auto team = server.team("crew", {anna});
    CHECK(anna.post("/api/v4/channels", new_channel(team, "lab")).status == 201);
    CHECK(anna.post("/api/v4/channels", new_channel(team, "lab2")).refusal ==
          "api.channel.create_channel.max_channel_limit.app_error");
}

STORY("a private channel is invisible to strangers") {
    Crew crew;
    auto vault = crew.anna.post("/api/v4/channels", new_channel(crew.team, "vault", "P")).text("id");
    CHECK(crew.bert.get(at(vault)).status == 403);
    CHECK(crew.bert.get("/api/v4/teams/" + crew.team + "/channels/name/vault").refusal ==
          "app.channel.get_by_name.missing.app_error");
    CHECK(crew.bert.post(at(vault, "/members"), one(crew.bert)).status == 403);
    CHECK(crew.bert.get("/api/v4/teams/" + crew.team + "/channels/private").status == 403);
    CHECK(crew.anna.post(at(vault, "/members"), one(crew.bert)).status == 201);
    CHECK(crew.bert.get(at(vault)).status == 200);
    CHECK(crew.bert.get("/api/v4/teams/name/crew/channels/name/vault").text("id") == vault);
    CHECK(crew.bert.get(at(std::string(26, 'a'))).refusal == "app.channel.get.existing.app_error");
}

STORY("members come and go, and sockets hear of it") {
    Crew crew;
    auto lab = crew.server.channel(crew.team, "lab", {crew.anna});
    auto socket = crew.anna.socket();
    auto joined = crew.bert.post(at(lab, "/members"), one(crew.bert));
    CHECK(joined.text("roles") == "channel_user");
    CHECK(joined.text("last_viewed_at") == "0");
    CHECK(socket.event("user_added").at_pointer("/data/user_id").as_string() == crew.bert.id);
    CHECK(crew.anna.get(at(lab, "/members/" + crew.bert.id)).text("last_viewed_at") == "-1");
    CHECK(crew.bert.del(at(lab, "/members/me")).status == 200);
    CHECK(socket.event("user_removed").at_pointer("/data/remover_id").as_string() == crew.bert.id);
    CHECK(crew.bert.del(at(lab, "/members/me")).refusal == "app.channel.get_member.missing.app_error");
    auto both = R"({"user_ids":[")" + crew.bert.id + R"(",")" + crew.carl.id + R"("]})";
    CHECK(crew.anna.post(at(lab, "/members"), both).json.as_array().size() == 2);
    CHECK(crew.anna.get(at(lab, "/stats")).text("member_count") == "3");
    CHECK(crew.anna.post(at(lab, "/members"), R"({"user_id":")" + std::string(26, 'a') + "\"}").refusal ==
          "app.user.missing_account.const");
    CHECK(crew.anna.post(at(lab, "/members"), "{}").status == 400);
    auto dora = crew.server.person("dora");
    CHECK(crew.anna.post(at(lab, "/members"), one(dora)).refusal == "app.team.get_member.missing.app_error");
    CHECK(crew.anna.del(at(lab, "/members/" + std::string(26, 'a'))).refusal ==
          "app.user.missing_account.const");
}

STORY("nobody leaves town-square, and it keeps its name and stays public") {
    Crew crew;
    auto admin = crew.server.admin();
    CHECK(crew.bert.del(at(crew.town, "/members/me")).refusal == "api.channel.leave.default.app_error");
    CHECK(crew.anna.del(at(crew.town, "/members/" + crew.bert.id)).refusal ==
          "api.channel.remove.default.app_error");
    CHECK(crew.anna.put(at(crew.town, "/patch"), R"({"name":"else"})").refusal ==
          "api.channel.update_channel.tried.app_error");
    CHECK(crew.anna.put(at(crew.town, "/privacy"), R"({"privacy":"P"})").refusal ==
          "api.channel.update_channel_privacy.default_channel_error");
    CHECK(crew.anna.del(at(crew.town)).refusal == "api.channel.delete_channel.cannot.app_error");
    CHECK(admin.get(at(crew.town)).text("name") == "town-square");
}

STORY("a channel is changed by its members and told to them") {
    Crew crew;
    auto lab = crew.server.channel(crew.team, "lab", {crew.anna});
    auto socket = crew.anna.socket();
    auto changed = crew.anna.put(at(lab, "/patch"), R"({"header":"be tidy","display_name":" Lab II "})");
    CHECK(changed.text("display_name") == "Lab II");
    socket.event("channel_updated");
    CHECK(crew.anna.put(at(lab), R"({"id":")" + lab + R"(","display_name":"Lab III","header":"h"})")
              .text("display_name") == "Lab III");
    CHECK(crew.anna.put(at(lab), R"({"id":")" + lab + R"(","type":"P"})").refusal ==
          "api.channel.update_channel.typechange.app_error");
    CHECK(crew.anna.put(at(lab), R"({"id":"other"})").status == 400);
    CHECK(crew.bert.put(at(lab, "/patch"), R"({"header":"mine"})").status == 403);
    CHECK(crew.anna.put(at(lab, "/privacy"), R"({"privacy":"P"})").text("type") == "P");
    CHECK(crew.anna.put(at(lab, "/privacy"), R"({"privacy":"Q"})").status == 400);
    socket.event("channel_converted");
}

STORY("an archived channel is read-only until it is restored, and its name stays taken") {
    Crew crew;
    auto lab = crew.server.channel(crew.team, "lab", {crew.anna});
    CHECK(crew.anna.post(at(lab, "/restore")).refusal == "api.channel.restore_channel.restored.app_error");
    CHECK(crew.anna.del(at(lab, "?permanent=true")).refusal ==
          "api.user.delete_channel.not_enabled.app_error");
    CHECK(crew.anna.del(at(lab)).status == 200);
    CHECK(crew.anna.del(at(lab)).refusal == "api.channel.delete_channel.deleted.app_error");
    CHECK(crew.anna.put(at(lab, "/patch"), R"({"header":"x"})").refusal ==
          "api.channel.update_channel.deleted.app_error");
    CHECK(crew.anna.post(at(lab, "/members"), one(crew.bert)).refusal ==
          "api.channel.add_user_to_channel.deleted.app_error");
    CHECK(crew.anna.post("/api/v4/channels", new_channel(crew.team, "lab")).refusal ==
          "store.sql_channel.save_channel.previously.app_error");
    CHECK(crew.anna.get("/api/v4/teams/" + crew.team + "/channels/name/lab").status == 404);
    CHECK(crew.anna.get("/api/v4/teams/" + crew.team + "/channels/name/lab?include_deleted=true").status ==
          200);
    CHECK(crew.bert.get("/api/v4/teams/" + crew.team + "/channels/deleted").json.as_array().size() == 1);
    CHECK(crew.bert.post(at(lab, "/restore")).status == 403);
    CHECK(crew.anna.post(at(lab, "/restore")).text("delete_at") == "0");
}

STORY("an administrator moves a channel to another team, without strangers only by force") {
    Crew crew;
    auto admin = crew.server.admin();
    auto other = crew.server.team("other", {crew.anna});
    auto lab = crew.server.channel(crew.team, "lab", {crew.anna, crew.bert});
    auto to = [&](const char* force) { return R"({"team_id":")" + other + R"(","force":)" + force + "}"; };
    CHECK(crew.anna.post(at(lab, "/move"), to("true")).status == 403);
    CHECK(admin.post(at(lab, "/move"), R"({"team_id":"nope"})").status == 400);
    CHECK(admin.post(at(lab, "/move"), to("false")).refusal ==
          "app.channel.move_channel.members_do_not_match.error");
    CHECK(admin.post(at(lab, "/move"), to("true")).text("team_id") == other);
    CHECK(crew.anna.get(at(lab, "/members")).json.as_array().size() == 1);
    auto direct = crew.anna.post("/api/v4/channels/direct", pair(crew.anna, crew.bert)).text("id");
    CHECK(admin.post(at(direct, "/move"), to("true")).refusal == "api.channel.move_channel.type.invalid");
}

STORY("a direct channel is one and the same for both, and has no other members") {
    Crew crew;
    auto socket = crew.bert.socket();
    auto made = crew.anna.post("/api/v4/channels/direct", pair(crew.anna, crew.bert));
    CHECK(made.status == 201);
    auto direct = made.text("id");
    socket.event("direct_added");
    CHECK(crew.bert.post("/api/v4/channels/direct", pair(crew.bert, crew.anna)).text("id") == direct);
    CHECK(crew.anna.post("/api/v4/channels/direct", "[\"" + crew.anna.id + "\"]").text("name") ==
          crew.anna.id + "__" + crew.anna.id);
    CHECK(crew.anna.post("/api/v4/channels/direct", pair(crew.bert, crew.carl)).status == 403);
    CHECK(crew.anna.post("/api/v4/channels/direct", "[]").status == 400);
    CHECK(
        crew.anna
            .post("/api/v4/channels/direct", R"([")" + std::string(26, 'a') + "\",\"" + crew.anna.id + "\"]")
            .refusal == "app.user.missing_account.const");
    CHECK(crew.anna.post(at(direct, "/members"), one(crew.carl)).refusal ==
          "api.channel.add_user_to_channel.type.app_error");
    CHECK(crew.anna.del(at(direct, "/members/me")).refusal ==
          "api.channel.remove_channel_member.type.app_error");
    CHECK(crew.anna.put(at(direct, "/patch"), R"({"display_name":"Ours"})").refusal ==
          "api.channel.patch_update_channel.update_direct_or_group_messages_not_allowed.app_error");
    CHECK(crew.anna.put(at(direct, "/patch"), R"({"header":"ours"})").text("header") == "ours");
    CHECK(crew.carl.put(at(direct, "/patch"), R"({"header":"mine"})").status == 403);
    CHECK(crew.carl.get(at(direct)).status == 403);
    CHECK(crew.anna.del(at(direct)).refusal == "api.channel.delete_channel.type.invalid");
    CHECK(crew.anna.get(at(direct, "/common_teams")).json.as_array().size() == 1);
    CHECK(crew.anna.get(at(crew.town, "/common_teams")).refusal ==
          "app.channel.get_common_teams.incorrect_type");
}

STORY("direct messages can be kept among team mates") {
    TestServer server(
        {.settings = [](heliograph::Config& config) { config.teams.RestrictDirectMessage = "team"; }});
    auto anna = server.person("anna"), bert = server.person("bert");
    CHECK(anna.post("/api/v4/channels/direct", pair(anna, bert)).refusal ==
          "api.channel.create_channel.direct_channel.team_restricted_error");
    server.team("crew", {anna, bert});
    CHECK(anna.post("/api/v4/channels/direct", pair(anna, bert)).status == 201);
}

STORY("a group channel has three to eight members") {
    Crew crew;
    auto all = "[\"" + crew.anna.id + "\",\"" + crew.bert.id + "\",\"" + crew.carl.id + "\"]";
    auto made = crew.anna.post("/api/v4/channels/group", all);
    CHECK(made.text("display_name") == "anna, bert, carl");
    CHECK(made.text("name").size() == 40);
    CHECK(crew.bert.post("/api/v4/channels/group", all).text("id") == made.text("id"));
    CHECK(crew.anna.post("/api/v4/channels/group", pair(crew.anna, crew.bert)).refusal ==
          "api.channel.create_group.bad_size.app_error");
    CHECK(crew.bert.post("/api/v4/channels/group/search", R"({"term":"carl"})").json.as_array().size() == 1);
}
