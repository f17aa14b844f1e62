// Stories of channels: what is unread, settings, lists, search, side bar.
#include <string>

#include "tests/support/server.h"

using namespace heliograph::testing;

namespace {

struct Room {
    TestServer server;
    Person anna = server.person("anna"), bert = server.person("bert");
    std::string team = server.team("crew", {anna, bert});
    std::string room = server.channel(team, "room", {anna, bert});
    std::string in_team = "/api/v4/teams/" + team + "/channels";
    std::string member = "/api/v4/channels/" + room + "/members/" + bert.id;

    void say(const std::string& text) const {
        CHECK(anna.post("/api/v4/posts", R"({"channel_id":")" + room + R"(","message":")" + text + "\"}")
                  .status == 201);
    }
    Reply unread() const { return bert.get("/api/v4/users/me/channels/" + room + "/unread"); }
    Reply look(const std::string& channel) const {
        return bert.post("/api/v4/channels/members/me/view", R"({"channel_id":")" + channel + "\"}");
    }
};

}  // namespace

STORY("what was written is unread until one looks, and mentions count apart") {
    Room at;
    at.look(at.room);
    at.say("one");
    at.say("two @bert");
    CHECK(at.unread().text("msg_count") == "2");
    CHECK(at.unread().text("mention_count") == "1");
    auto socket = at.bert.socket();
    auto seen = at.look(at.room);
    CHECK(seen.json.at("last_viewed_at_times").as_object().contains(at.room));
    socket.event("multiple_channels_viewed");
    CHECK(at.unread().text("msg_count") == "0");
    CHECK(at.unread().text("mention_count") == "0");
    CHECK(at.look("").status == 200);
    CHECK(at.look("nope").status == 400);
    at.say("three");
    CHECK(at.bert.get("/api/v4/users/me/teams/" + at.team + "/unread").text("msg_count") == "1");
    CHECK(at.bert.get("/api/v4/users/me/teams/unread?exclude_team=" + at.team).json.as_array().empty());
    CHECK(at.bert.post("/api/v4/channels/members/me/mark_read", "[\"" + at.room + "\"]").status == 200);
    CHECK(at.unread().text("msg_count") == "0");
    CHECK(at.anna.get("/api/v4/users/" + at.bert.id + "/channels/" + at.room + "/unread").status == 403);
    CHECK(at.bert.get("/api/v4/users/me/channels/" + std::string(26, 'a') + "/unread").status == 403);
}

STORY("notification settings are one's own, and a muted channel counts mentions only") {
    Room at;
    auto put = [&](const Person& who, const std::string& body) {
        return who.put(at.member + "/notify_props", body);
    };
    CHECK(put(at.anna, R"({"desktop":"all"})").status == 403);
    CHECK(put(at.bert, R"({"desktop":"sometimes"})").refusal ==
          "model.channel_member.is_valid.notify_level.app_error");
    CHECK(put(at.bert, R"({"mark_unread":"mention","user_id":"x"})").status == 200);
    CHECK(at.bert.get(at.member).json.at("notify_props").at("mark_unread").as_string() == "mention");
    at.look(at.room);
    at.say("one");
    CHECK(at.unread().text("msg_count") == "0");
}

STORY("a channel administrator gives roles in the channel") {
    Room at;
    CHECK(at.bert.put(at.member + "/roles", R"({"roles":"channel_user channel_admin"})").status == 403);
    CHECK(at.anna.put(at.member + "/roles", R"({"roles":"channel_user channel_admin"})").status == 200);
    CHECK(at.bert.get(at.member).text("scheme_admin") == "true");
    CHECK(at.anna.put(at.member + "/schemeRoles", R"({"scheme_user":true})").status == 200);
    CHECK(at.bert.get(at.member).text("roles") == "channel_user");
    CHECK(at.anna.put(at.member + "/roles", R"({"roles":"nonsense"})").refusal ==
          "app.role.get_by_name.app_error");
    CHECK(at.anna.put(at.member + "/roles", R"({"roles":"team_admin"})").refusal ==
          "api.channel.update_channel_member_roles.scheme_role.app_error");
    CHECK(at.anna.put(at.member + "/schemeRoles", R"({"scheme_guest":true,"scheme_user":true})").refusal ==
          "api.channel.update_channel_member_roles.guest_and_user.app_error");
    CHECK(at.anna.put(at.member + "/schemeRoles", R"({"scheme_guest":true})").refusal ==
          "api.channel.update_channel_member_roles.changing_guest_role.app_error");
    CHECK(at.anna
              .put("/api/v4/channels/" + at.room + "/members/" + std::string(26, 'a') + "/schemeRoles",
                   R"({"scheme_user":true})")
              .refusal == "app.channel.get_member.missing.app_error");
}

STORY("channels are listed, searched and completed") {
    Room at;
    at.server.channel(at.team, "zebra", {at.anna});
    CHECK(at.bert.get(at.in_team).json.as_array().size() == 4);
    CHECK(at.bert.get(at.in_team + "?page=1&per_page=3").json.as_array().size() == 1);
    CHECK(at.bert.post(at.in_team + "/search", R"({"term":"ZEB"})").json.as_array().size() == 1);
    CHECK(at.bert.post(at.in_team + "/search", R"({"term":"z_b"})").json.as_array().empty());
    CHECK(at.bert.get(at.in_team + "/autocomplete?name=zeb").json.as_array().size() == 1);
    CHECK(at.bert.get(at.in_team + "/search_autocomplete?name=zeb").json.as_array().empty());
    CHECK(at.bert.post(at.in_team + "/ids", "[\"" + at.room + "\"]").json.as_array().size() == 1);
    CHECK(at.bert.post(at.in_team + "/ids", "[\"" + std::string(26, 'a') + "\"]").refusal ==
          "app.channel.get_channels_by_ids.not_found.app_error");
    CHECK(at.bert.get("/api/v4/users/me/teams/" + at.team + "/channels").json.as_array().size() == 3);
    CHECK(at.bert.get("/api/v4/users/me/teams/" + at.team + "/channels/members").json.as_array().size() == 3);
    CHECK(at.bert.get("/api/v4/users/me/channel_members?page=-1").json.as_array().size() == 3);
    CHECK(at.bert.get("/api/v4/channels").status == 403);
    auto all = at.server.admin().get("/api/v4/channels?include_total_count=true");
    CHECK(all.text("total_count") == "4");
    CHECK(all.json.at("channels").at(0).at("team_name").as_string() == "crew");
    CHECK(at.bert.post("/api/v4/channels/search?system_console=false", R"({"term":"zeb"})")
              .json.as_array()
              .size() == 1);
    CHECK(at.bert.post("/api/v4/channels/search", R"({"term":"zeb"})").status == 403);
    CHECK(at.bert.post("/api/v4/channels/stats/member_count", "[\"" + at.room + "\"]").text(at.room) == "2");
    CHECK(at.bert.get("/api/v4/channels/" + at.room + "/timezones").status == 200);
    CHECK(at.bert.post("/api/v4/channels/" + at.room + "/members/ids", "[\"" + at.anna.id + "\"]")
              .json.as_array()
              .size() == 1);
}

STORY("the side bar has three categories and what people add") {
    Room at;
    auto path = "/api/v4/users/me/teams/" + at.team + "/channels/categories";
    auto first = at.bert.get(path);
    REQUIRE(first.json.at("order").as_array().size() == 3);
    auto body = [&](const std::string& more) {
        return R"({"user_id":")" + at.bert.id + R"(","team_id":")" + at.team + "\"" + more + "}";
    };
    auto socket = at.bert.socket();
    auto made = at.bert.post(path, body(R"(,"display_name":"Animals","channel_ids":[")" + at.room + "\"]"));
    CHECK(made.text("type") == "custom");
    CHECK(made.text("sort_order") == "10");
    auto id = made.text("id");
    socket.event("sidebar_category_created");
    auto channels = at.bert.get(path + "/channels_" + at.bert.id + "_" + at.team);
    CHECK(channels.json.at("channel_ids").as_array().size() == 2);
    CHECK(at.bert.put(path + "/" + id, body(R"(,"display_name":"Beasts","channel_ids":[])"))
              .text("display_name") == "Beasts");
    socket.event("sidebar_category_updated");
    auto mute = R"(,"display_name":"Beasts","muted":true,"channel_ids":[")" + at.room + "\"]";
    CHECK(at.bert.put(path + "/" + id, body(mute)).text("muted") == "true");
    CHECK(at.bert.get(at.member).json.at("notify_props").at("mark_unread").as_string() == "mention");
    CHECK(at.bert.get(path + "/order").json.as_array().size() == 4);
    CHECK(at.bert.put(path + "/order", "[\"" + id + "\"]").status == 400);
    auto fixed = at.bert.del(path + "/channels_" + at.bert.id + "_" + at.team);
    CHECK(fixed.status == 400);
    CHECK(fixed.refusal == "app.channel.sidebar_categories.app_error");
    CHECK(at.bert.del(path + "/" + id).status == 200);
    CHECK(at.bert.get(path + "/" + id).refusal == "app.channel.sidebar_categories.app_error");
    CHECK(at.anna.get("/api/v4/users/" + at.bert.id + "/teams/" + at.team + "/channels/categories").status ==
          403);
    CHECK(at.bert.post(path, body(R"(,"sorting":"odd")")).status == 400);
}
