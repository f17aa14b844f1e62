// Stories of threads and drafts.
#include <string>

#include "tests/support/server.h"

using namespace heliograph::testing;

namespace {

struct Room {
    TestServer server;
    Person admin = server.admin();
    Person anna = server.person("anna"), bert = server.person("bert"), carl = server.person("carl");
    std::string team = server.team("crew", {anna, bert, carl});
    std::string room = server.channel(team, "room", {anna, bert});

    std::string post(const Person& author, const std::string& message, const std::string& root = "") {
        auto reply = author.post("/api/v4/posts", R"({"channel_id":")" + room + R"(","message":")" + message +
                                                      R"(","root_id":")" + root + "\"}");
        REQUIRE(reply.status == 201);
        return reply.text("id");
    }
    std::string refusal(const std::string& channel, const std::string& root) {
        return anna
            .post("/api/v4/posts",
                  R"({"channel_id":")" + channel + R"(","message":"m","root_id":")" + root + "\"}")
            .refusal;
    }
    std::string threads(const std::string& rest = "") {
        return "/api/v4/users/me/teams/" + team + "/threads" + rest;
    }
};

const std::string nobody(26, 'a');

}  // namespace

STORY("a reply needs a root in the same channel") {
    Room room;
    auto root = room.post(room.anna, "root");
    auto reply = room.post(room.bert, "reply", root);
    CHECK(room.refusal(room.room, reply) == "api.post.create_post.root_id.app_error");
    CHECK(room.refusal(room.room, nobody) == "api.post.create_post.root_id.app_error");
    auto other = room.server.channel(room.team, "other", {room.anna});
    CHECK(room.refusal(other, root) == "api.post.create_post.channel_root_id.app_error");
}

STORY("a thread counts its replies and can be read by pages") {
    Room room;
    auto root = room.post(room.anna, "root");
    std::vector<std::string> replies;
    for (int i = 0; i < 3; ++i) replies.push_back(room.post(room.bert, "r" + std::to_string(i), root));
    CHECK(room.anna.get("/api/v4/posts/" + root).text("reply_count") == "3");
    auto page = room.anna.get("/api/v4/posts/" + root + "/thread?perPage=2&direction=down");
    CHECK(page.json.at("order").as_array().size() == 3);
    CHECK(page.json.at("has_next").as_bool());
    auto rest =
        room.anna.get("/api/v4/posts/" + root + "/thread?perPage=2&direction=down&fromPost=" + replies[1] +
                      "&fromCreateAt=" + room.anna.get("/api/v4/posts/" + replies[1]).text("create_at"));
    CHECK(!rest.json.at("has_next").as_bool());
    room.bert.del("/api/v4/posts/" + replies[0]);
    CHECK(room.anna.get("/api/v4/posts/" + root).text("reply_count") == "2");
    CHECK(room.anna.get("/api/v4/posts/" + nobody + "/thread").refusal == "app.post.get.app_error");
}

STORY("with collapsed threads a channel shows roots, and roots tell of their threads") {
    Room room;
    auto root = room.post(room.anna, "root");
    auto reply = room.post(room.bert, "reply", root);
    auto page = room.anna.get("/api/v4/channels/" + room.room + "/posts?collapsedThreads=true");
    CHECK(!page.json.at("posts").as_object().contains(reply));
    auto& shown = page.json.at("posts").at(root);
    CHECK(shown.at("is_following").as_bool());
    CHECK(shown.at("participants").as_array().size() == 1);
}

STORY("the author of a root and whoever replies follow the thread") {
    Room room;
    auto root = room.post(room.anna, "root");
    CHECK(room.anna.get(room.threads()).text("total") == "0");
    auto socket = room.anna.socket();
    room.post(room.bert, "reply", root);
    CHECK(socket.event("posted").at("data").as_object().contains("followers"));
    CHECK(socket.event("thread_updated").at("broadcast").at("user_id").as_string() == room.anna.id);
    auto mine = room.anna.get(room.threads());
    CHECK(mine.text("total") == "1");
    CHECK(mine.text("total_unread_threads") == "1");
    CHECK(room.bert.get(room.threads()).text("total_unread_threads") == "0");
    CHECK(room.anna.put(room.threads("/" + root + "/read/2000000000000")).text("unread_replies") == "0");
    CHECK(room.anna.put(room.threads("/" + root + "/read/now")).status == 400);
    CHECK(room.anna.get(room.threads()).text("total_unread_threads") == "0");
}

STORY("whoever stops to follow hears no more, and may follow again") {
    Room room;
    auto root = room.post(room.anna, "root");
    auto reply = room.post(room.bert, "reply", root);
    CHECK(room.anna.del(room.threads("/" + root + "/following")).status == 200);
    CHECK(room.anna.get(room.threads("/" + root)).refusal == "app.user.get_threads_for_user.not_found");
    CHECK(room.anna.put(room.threads("/" + root + "/following")).status == 200);
    CHECK(room.anna.get(room.threads("/" + root)).status == 200);
    CHECK(room.anna.post(room.threads("/" + root + "/set_unread/" + reply)).text("unread_replies") == "1");
    CHECK(room.anna.put(room.threads("/read")).status == 200);
    CHECK(room.anna.get(room.threads("/" + nobody)).status == 403);
    CHECK(room.anna.get("/api/v4/users/" + room.bert.id + "/teams/" + room.team + "/threads").status == 403);
}

STORY("a draft is kept for other devices until it is deleted") {
    Room room;
    auto body = R"({"channel_id":")" + room.room + R"(","message":"half a thought"})";
    auto socket = room.anna.socket();
    CHECK(room.anna.post("/api/v4/drafts", body).status == 201);
    CHECK(socket.event("draft_created").at("broadcast").at("user_id").as_string() == room.anna.id);
    auto drafts = "/api/v4/users/me/teams/" + room.team + "/drafts";
    CHECK(room.anna.get(drafts).json.as_array().size() == 1);
    CHECK(room.bert.get(drafts).body == "null");
    CHECK(room.anna.del("/api/v4/users/me/channels/" + room.room + "/drafts").status == 200);
    CHECK(room.anna.get(drafts).body == "null");
    CHECK(room.carl.post("/api/v4/drafts", body).status == 403);
}
