// Stories of posts: making, reading, changing, pages, unread.
#include <algorithm>
#include <string>

#include "src/posts/cache.h"
#include "tests/support/server.h"

using namespace heliograph::testing;

namespace {

std::string text(const std::string& channel, const std::string& message, const std::string& more = "") {
    return R"({"channel_id":")" + channel + R"(","message":")" + message + "\"" + more + "}";
}

std::string list_of(const std::vector<std::string>& ids) {
    std::string out = "[";
    for (const auto& id : ids) out += (out.size() > 1 ? ",\"" : "\"") + id + "\"";
    return out + "]";
}

// Three in a team, two of them in a room.
struct Room {
    explicit Room(TestOptions options = {}) : server(std::move(options)) {}
    TestServer server;
    Person admin = server.admin();
    Person anna = server.person("anna"), bert = server.person("bert"), carl = server.person("carl");
    std::string team = server.team("crew", {anna, bert, carl});
    std::string room = server.channel(team, "room", {anna, bert});

    std::string post(const Person& author, const std::string& message, const std::string& more = "") {
        auto reply = author.post("/api/v4/posts", text(room, message, more));
        REQUIRE(reply.status == 201);
        return reply.text("id");
    }
    std::string refusal(const std::string& body) { return anna.post("/api/v4/posts", body).refusal; }
};

std::string at(const std::string& post, const std::string& rest = "") {
    return "/api/v4/posts/" + post + rest;
}

std::vector<std::string> order_of(const Reply& reply) {
    std::vector<std::string> ids;
    for (const auto& id : reply.json.at("order").as_array()) ids.emplace_back(id.as_string());
    return ids;
}

const std::string nobody(26, 'a');

}  // namespace

STORY("a post is heard by the members of its channel and read by them") {
    Room room;
    auto socket = room.bert.socket();
    auto id = room.post(room.anna, "first words");
    auto event = socket.event("posted");
    CHECK(event.at("data").at("sender_name").as_string() == "@anna");
    CHECK(event.at("broadcast").at("channel_id").as_string() == room.room);
    CHECK(room.bert.get(at(id)).text("message") == "first words");
    CHECK(room.bert.get(at(nobody)).refusal == "app.post.get.app_error");
}

STORY("posts have limits, and need a channel where one may post") {
    Room room;
    CHECK(room.refusal(R"({"message":"lost"})") == "api.context.permissions.app_error");
    CHECK(room.refusal(text(nobody, "lost")) == "api.context.permissions.app_error");
    CHECK(room.refusal(text(room.room, std::string(16384, 'x'))) ==
          "model.post.is_valid.message_length.app_error");
    CHECK(room.anna.post("/api/v4/posts", text(room.room, std::string(16383, 'x'))).status == 201);
    CHECK(room.refusal(text(room.room, "s", R"(,"type":"system_join_channel")")) ==
          "api.context.invalid_param.app_error");
    std::vector<std::string> files(11, nobody);
    CHECK(room.refusal(text(room.room, "f", R"(,"file_ids":)" + list_of(files))) ==
          "model.post.is_valid.file_ids.app_error");
}

STORY("props have a limit") {
    Room room(
        {.settings = [](heliograph::Config& config) { config.service.MaximumPayloadSizeBytes = 2'000'000; }});
    CHECK(room.refusal(text(room.room, "p", R"(,"props":{"a":")" + std::string(800000, 'x') + "\"}")) ==
          "model.post.is_valid.props.app_error");
}

STORY("an archived channel takes no posts, and its posts stay as they are") {
    Room room;
    auto id = room.post(room.anna, "kept");
    CHECK(room.anna.del("/api/v4/channels/" + room.room).status == 200);
    CHECK(room.refusal(text(room.room, "late")) == "api.post.create_post.can_not_post_to_deleted.error");
    CHECK(room.anna.put(at(id, "/patch"), R"({"message":"x"})").refusal ==
          "api.post.patch_post.can_not_update_post_in_deleted.error");
    CHECK(room.anna.put(at(id), R"({"id":")" + id + R"(","message":"x"})").refusal ==
          "api.post.update_post.can_not_update_post_in_deleted.error");
}

STORY("the same pending id makes one post") {
    Room room;
    auto body = text(room.room, "once", R"(,"pending_post_id":"anna:1")");
    auto first = room.anna.post("/api/v4/posts", body), second = room.anna.post("/api/v4/posts", body);
    CHECK(first.status == 201);
    CHECK(second.status == 201);
    CHECK(first.text("id") == second.text("id"));
    // Another person's same id is another post.
    CHECK(room.bert.post("/api/v4/posts", body).text("id") != first.text("id"));
    // While a post is being made: api.post.deduplicate_create_post.pending.
    heliograph::posts::Pending pending;
    using State = heliograph::posts::Pending::State;
    CHECK(pending.begin("key", 1).state == State::fresh);
    CHECK(pending.begin("key", 2).state == State::under_way);
    pending.failed("key");
    CHECK(pending.begin("key", 3).state == State::fresh);
    CHECK(pending.begin("key", 40'000).state == State::fresh);
}

STORY("an edit keeps what was said before, and only the author sees it") {
    Room room;
    auto id = room.post(room.anna, "first");
    CHECK(room.anna.get(at(id, "/edit_history")).refusal == "app.post.get.app_error");
    CHECK(room.anna.put(at(id, "/patch"), R"({"message":"second"})").text("message") == "second");
    CHECK(room.anna.put(at(id), R"({"id":")" + id + R"(","message":"third"})").status == 200);
    CHECK(room.anna.put(at(id), R"({"id":")" + nobody + R"(","message":"x"})").refusal ==
          "api.context.invalid_body_param.app_error");
    auto history = room.anna.get(at(id, "/edit_history")).json.as_array();
    REQUIRE(history.size() == 2);
    CHECK(history[0].at("message").as_string() == "second");
    CHECK(history[1].at("message").as_string() == "first");
    CHECK(room.bert.get(at(id, "/edit_history")).status == 403);
    CHECK(room.bert.put(at(id, "/patch"), R"({"message":"stolen"})").status == 403);
    std::string version(history[1].at("id").as_string());
    CHECK(room.anna.post(at(id, "/restore/" + version)).text("message") == "first");
    CHECK(room.anna.put(at(id, "/patch"), R"({"message":")" + std::string(16384, 'x') + "\"}").refusal ==
          "model.post.is_valid.message_length.app_error");
}

STORY("what is too old, or said by the server, is not edited") {
    Room room({.settings = [](heliograph::Config& config) { config.service.PostEditTimeLimit = 60; }});
    auto id = room.post(room.anna, "fresh");
    CHECK(room.anna.put(at(id, "/patch"), R"({"message":"a"})").status == 200);
    auto page = room.anna.get("/api/v4/channels/" + room.room + "/posts");
    CHECK(room.anna.put(at(order_of(page).back(), "/patch"), R"({"message":"c"})").refusal ==
          "api.post.update_post.system_message.app_error");
    CHECK(room.anna.post(at(order_of(page).back(), "/pin")).refusal ==
          "api.post.update_post.system_message.app_error");
    room.server.clock.advance(61'000);
    CHECK(room.anna.put(at(id, "/patch"), R"({"message":"b"})").refusal ==
          "api.post.update_post.permissions_time_limit.app_error");
}

STORY("a deleted post is gone, and with a root go its replies") {
    Room room;
    auto root = room.post(room.anna, "root");
    auto reply = room.post(room.bert, "reply", R"(,"root_id":")" + root + "\"");
    CHECK(room.bert.del(at(root)).status == 403);
    auto socket = room.bert.socket();
    CHECK(room.anna.del(at(root)).status == 200);
    CHECK(socket.event("post_deleted").at("broadcast").at("contains_sanitized_data").as_bool());
    CHECK(room.anna.get(at(root)).refusal == "app.post.get.app_error");
    CHECK(room.anna.get(at(reply)).refusal == "app.post.get.app_error");
    CHECK(room.admin.get(at(root) + "?include_deleted=true").status == 200);
}

STORY("pages know what stands before and after them") {
    Room room;
    std::vector<std::string> ids;
    for (int i = 0; i < 5; ++i) ids.push_back(room.post(room.anna, "m" + std::to_string(i)));
    auto page = [&](const std::string& query) {
        return room.bert.get("/api/v4/channels/" + room.room + "/posts" + query);
    };
    auto second = page("?page=1&per_page=2");
    CHECK(order_of(second) == std::vector<std::string>{ids[2], ids[1]});
    CHECK(second.text("next_post_id") == ids[3]);
    CHECK(second.text("prev_post_id") == ids[0]);
    CHECK(order_of(page("?before=" + ids[3] + "&per_page=2")) == std::vector<std::string>{ids[2], ids[1]});
    CHECK(order_of(page("?after=" + ids[1] + "&per_page=2")) == std::vector<std::string>{ids[3], ids[2]});
    CHECK(page("?since=yesterday").refusal == "api.context.invalid_body_param.app_error");
    CHECK(page("?before=nothing").status == 400);
    CHECK(room.bert.get("/api/v4/channels/" + nobody + "/posts").refusal ==
          "app.channel.get.existing.app_error");
}

STORY("the newest page changes with everything that happens in the channel") {
    Room room;
    auto page = [&] { return room.bert.get("/api/v4/channels/" + room.room + "/posts"); };
    auto id = room.post(room.anna, "one");
    auto before = page();
    CHECK(order_of(before).front() == id);
    CHECK(page().header("etag") == before.header("etag"));
    room.anna.put(at(id, "/patch"), R"({"message":"two"})");
    CHECK(page().body.find("\"two\"") != std::string::npos);
    room.anna.post(at(id, "/pin"));
    CHECK(page().header("etag") != before.header("etag"));
    room.bert.post("/api/v4/reactions",
                   R"({"user_id":")" + room.bert.id + R"(","post_id":")" + id + R"(","emoji_name":"tada"})");
    CHECK(page().body.find("\"tada\"") != std::string::npos);
    room.anna.del(at(id));
    CHECK(order_of(page()).front() != id);
}

STORY("what changed since a time is told, also what was deleted") {
    Room room;
    auto old = room.post(room.anna, "old");
    room.server.clock.advance(1000);
    auto now = std::to_string(room.server.clock.now());
    room.server.clock.advance(1000);
    auto fresh = room.post(room.anna, "fresh");
    room.anna.del(at(old));
    auto since = room.bert.get("/api/v4/channels/" + room.room + "/posts?since=" + now);
    CHECK(order_of(since) == std::vector<std::string>{fresh, old});
}

STORY("pinned posts are listed until they are unpinned") {
    Room room;
    auto id = room.post(room.anna, "keep");
    auto pinned = [&] { return order_of(room.bert.get("/api/v4/channels/" + room.room + "/pinned")); };
    CHECK(room.bert.post(at(id, "/pin")).status == 200);
    CHECK(pinned() == std::vector<std::string>{id});
    CHECK(room.bert.post(at(id, "/unpin")).status == 200);
    CHECK(pinned().empty());
    // Who reads it may pin it.
    CHECK(room.carl.post(at(id, "/pin")).status == 200);
    CHECK(room.anna.post(at(nobody, "/pin")).status == 403);
}

STORY("a name, a keyword and the whole channel call people") {
    Room room;
    auto socket = room.bert.socket();
    auto called = [&](const std::string& message) {
        room.post(room.anna, message);
        auto event = socket.event("posted").at("data").as_object();
        return event.contains("mentions");
    };
    CHECK(called("hey @bert, look"));
    CHECK(!called("hey @carl"));
    CHECK(!called("`@bert` in code"));
    CHECK(called("@channel wake up"));
    CHECK(!called("the anvil"));
    room.bert.put("/api/v4/users/me/patch", R"({"notify_props":{"mention_keys":"anvil","channel":"false"}})");
    CHECK(called("the anvil"));
    CHECK(!called("@all asleep"));
}

STORY("marking a post unread sets the place in the channel back") {
    Room room;
    auto first = room.post(room.anna, "one");
    room.server.clock.advance(10);
    auto second = room.post(room.anna, "two @bert");
    room.post(room.anna, "three");
    auto place = room.bert.post("/api/v4/users/me/posts/" + second + "/set_unread", "{}");
    CHECK(place.text("msg_count") == "1");
    CHECK(place.text("mention_count") == "1");
    CHECK(room.carl.post("/api/v4/users/" + room.bert.id + "/posts/" + second + "/set_unread", "{}").status ==
          403);
    auto around = room.bert.get("/api/v4/users/me/channels/" + room.room + "/posts/unread?limit_before=1");
    CHECK(around.text("prev_post_id") != "");
    CHECK(order_of(around).back() == first);
}

STORY("only important people may show a post to one person") {
    Room room;
    auto body = R"({"user_id":")" + room.bert.id + R"(","post":)" + text(room.room, "psst") + "}";
    CHECK(room.anna.post("/api/v4/posts/ephemeral", body).status == 403);
    auto socket = room.bert.socket();
    CHECK(room.admin.post("/api/v4/posts/ephemeral", body).status == 201);
    CHECK(socket.event("ephemeral_message").at("broadcast").at("user_id").as_string() == room.bert.id);
}

STORY("priority is for roots, and what needs a licence says so") {
    Room room;
    auto urgent = R"(,"metadata":{"priority":{"priority":"urgent"}})";
    auto root = room.post(room.anna, "fire", urgent);
    CHECK(room.bert.get(at(root)).body.find(R"("priority":"urgent")") != std::string::npos);
    CHECK(room.refusal(text(room.room, "r", R"(,"root_id":")" + root + "\"" + urgent)) ==
          "api.post.post_priority.priority_post_only_allowed_for_root_post.request_error");
    CHECK(room.refusal(text(room.room, "a", R"(,"metadata":{"priority":{"requested_ack":true}})")) ==
          "license_error.feature_unavailable");
    CHECK(room.anna.post("/api/v4/posts/schedule", "{}").refusal == "api.scheduled_posts.license_error");
    CHECK(room.anna.post("/api/v4/users/me/posts/" + root + "/ack").status == 501);
}

STORY("the secret of a button stays here") {
    Room room;
    auto props = R"(,"props":{"attachments":[{"text":"t","actions":[{"name":"Go","integration":)"
                 R"({"url":"https://inner.example","context":{"token":"secret"}}}]}]})";
    auto id = room.post(room.anna, "press", props);
    auto seen = room.bert.get(at(id));
    CHECK(seen.body.find("secret") == std::string::npos);
    CHECK(seen.body.find("\"Go\"") != std::string::npos);
    CHECK(seen.body.find(R"("message_attachment")") != std::string::npos);
    CHECK(room.bert.get("/api/v4/channels/" + room.room + "/posts").body.find("secret") == std::string::npos);
}

STORY("a post says where it stands, and is asked for by its id") {
    Room room;
    auto id = room.post(room.anna, "here");
    CHECK(room.bert.get(at(id, "/info")).text("channel_type") == "O");
    CHECK(room.bert.get(at(id, "/files/info")).body == "[]");
    CHECK(room.bert.post("/api/v4/posts/ids", list_of({id, nobody})).json.as_array().size() == 1);
    CHECK(room.bert.post("/api/v4/posts/ids", "[]").status == 400);
    CHECK(room.bert.post("/api/v4/users/me/posts/" + id + "/reminder", R"({"target_time":2000000000})")
              .status == 200);
}

STORY("of a post that is not there only those hear who may read everything") {
    Room room;
    for (auto rest : {"/patch", ""})
        CHECK(room.anna.put(at(nobody, rest), R"({"id":")" + nobody + R"(","message":"x"})").status == 403);
    CHECK(room.anna.get(at(nobody, "/edit_history")).status == 403);
    CHECK(room.anna.get(at(nobody, "/files/info")).status == 403);
    CHECK(room.admin.get(at(nobody, "/files/info")).refusal == "app.post.get.app_error");
    CHECK(room.anna.post(at(nobody, "/restore/" + nobody)).status == 403);
    CHECK(room.anna.get(at(nobody)).refusal == "app.post.get.app_error");
    CHECK(room.anna.del(at(nobody)).refusal == "app.post.get.app_error");
}

STORY("a version is brought back to its own post only, and nothing goes for ever") {
    Room room;
    auto id = room.post(room.anna, "first"), other = room.post(room.anna, "other");
    CHECK(room.anna.put(at(id, "/patch"), R"({"message":"second"})").status == 200);
    auto history = room.anna.get(at(id, "/edit_history")).json.as_array();
    REQUIRE(history.size() == 1);
    std::string version(history[0].at("id").as_string());
    CHECK(room.anna.post(at(other, "/restore/" + version)).refusal ==
          "app.post.restore_post_version.not_an_history_item.app_error");
    CHECK(room.bert.post(at(id, "/restore/" + version)).status == 403);
    CHECK(room.anna.del(at(id) + "?permanent=true").refusal == "api.post.delete_post.not_enabled.app_error");
}

STORY("attachments of an edit are whole, and count as one") {
    Room room;
    auto id = room.post(room.anna, "card");
    auto edited = room.anna.put(at(id, "/patch"), R"({"props":{"attachments":[{"text":"a"},null]}})");
    auto attachments = edited.json.at("props").at("attachments").as_array();
    REQUIRE(attachments.size() == 1);
    CHECK(attachments[0].at("fields").is_null());
    CHECK(edited.text("edit_at") != "0");
}

STORY("administrators see deleted posts in a page, others are refused") {
    Room room;
    auto gone = room.post(room.anna, "gone"), kept = room.post(room.anna, "kept");
    CHECK(room.anna.del(at(gone)).status == 200);
    std::string path = "/api/v4/channels/" + room.room + "/posts";
    auto all = order_of(room.admin.get(path + "?include_deleted=true"));
    CHECK(std::ranges::find(all, gone) != all.end());
    CHECK(room.anna.get(path + "?include_deleted=true").refusal == "api.context.permissions.app_error");
    CHECK(room.anna.get(at(kept) + "?include_deleted=true").refusal == "api.context.permissions.app_error");
    auto some = order_of(room.anna.get(path + "?since=0"));
    CHECK(std::ranges::find(some, gone) == some.end());
    CHECK(order_of(room.anna.get(path + "?per_page=0")).empty());
    CHECK(order_of(room.anna.get(path + "?page=x&per_page=-5")).front() == kept);
    CHECK(room.anna.get(path + "?before=short").refusal == "api.context.invalid_body_param.app_error");
    for (auto wrong : {"perPage=201", "direction=left", "fromPost=a", "updatesOnly=true", "fromCreateAt=x"})
        CHECK(room.anna.get(at(kept, "/thread?") + wrong).status == 400);
}

STORY("post ids are a list, of a thousand at most") {
    Room room;
    CHECK(room.anna.post("/api/v4/posts/ids", list_of(std::vector<std::string>(1001, nobody))).refusal ==
          "api.post.posts_by_ids.invalid_body.request_error");
    CHECK(room.anna.post("/api/v4/posts/ids", "{}").refusal == "api.payload.parse.error");
    CHECK(room.admin.post("/api/v4/posts/ephemeral", R"({"user_id":")" + room.bert.id + "\"}").refusal ==
          "api.context.invalid_body_param.app_error");
}
