// Stories of reactions.
#include <string>

#include "tests/support/server.h"

using namespace heliograph::testing;

namespace {

struct Room {
    TestServer server;
    Person admin = server.admin();
    Person anna = server.person("anna"), bert = server.person("bert");
    std::string team = server.team("crew", {anna, bert});
    std::string room = server.channel(team, "room", {anna, bert});
    std::string post =
        anna.post("/api/v4/posts", R"({"channel_id":")" + room + R"(","message":"react"})").text("id");

    Reply react(const Person& person, const std::string& as, const std::string& emoji) {
        return person.post("/api/v4/reactions", R"({"user_id":")" + as + R"(","post_id":")" + post +
                                                    R"(","emoji_name":")" + emoji + "\"}");
    }
};

}  // namespace

STORY("a reaction is heard, listed and shown with its post, and can be taken back") {
    Room room;
    auto socket = room.anna.socket();
    CHECK(room.react(room.bert, room.bert.id, "tada").status == 200);
    CHECK(socket.event("reaction_added").at("broadcast").at("channel_id").as_string() == room.room);
    CHECK(room.react(room.bert, room.bert.id, "tada").status == 200);
    CHECK(room.anna.get("/api/v4/posts/" + room.post + "/reactions").json.as_array().size() == 1);
    auto shown = room.anna.get("/api/v4/posts/" + room.post);
    CHECK(shown.json.at("metadata").at("reactions").as_array().size() == 1);
    CHECK(room.anna.post("/api/v4/posts/ids/reactions", "[\"" + room.post + "\"]").json.as_object().size() ==
          1);
    auto mine = "/api/v4/users/" + room.bert.id + "/posts/" + room.post + "/reactions/tada";
    CHECK(room.anna.del(mine).status == 403);
    CHECK(room.bert.del(mine).status == 200);
    CHECK(socket.event("reaction_removed").at("data").as_object().contains("reaction"));
    CHECK(room.anna.get("/api/v4/posts/" + room.post).body.find("has_reactions") == std::string::npos);
}

STORY("nobody reacts for another, with nothing, or with what is no emoji") {
    Room room;
    CHECK(room.react(room.anna, room.bert.id, "tada").refusal ==
          "api.reaction.save_reaction.user_id.app_error");
    CHECK(room.react(room.anna, room.anna.id, "").refusal == "api.reaction.save_reaction.invalid.app_error");
    CHECK(room.react(room.anna, room.anna.id, "no_such").refusal == "app.emoji.get_by_name.no_result");
}

STORY("in an archived channel reactions stay as they are") {
    Room room;
    CHECK(room.react(room.bert, room.bert.id, "tada").status == 200);
    CHECK(room.anna.del("/api/v4/channels/" + room.room).status == 200);
    CHECK(room.react(room.anna, room.anna.id, "tada").refusal ==
          "api.reaction.save.archived_channel.app_error");
    CHECK(room.bert.del("/api/v4/users/me/posts/" + room.post + "/reactions/tada").refusal ==
          "api.reaction.delete.archived_channel.app_error");
}
