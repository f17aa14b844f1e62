// Stories of uploads in pieces, and of what is removed.
#include "src/files/uploads.h"

#include <filesystem>

#include "base/store/database.h"
#include "src/files/blobs.h"
#include "src/files/retention.h"
#include "src/files/stories.h"

using namespace heliograph::testing;

namespace {

struct Pieces : FileRoom {
    using FileRoom::FileRoom;
    Reply begin(const Person& person, const std::string& more) {
        return person.post("/api/v4/uploads", R"({"channel_id":")" + room + "\"," + more + "}");
    }
    std::string begun() {
        auto reply = begin(anna, R"("filename":"digits.txt","file_size":10)");
        REQUIRE(reply.status == 201);
        return "/api/v4/uploads/" + reply.text("id");
    }
};

}  // namespace

STORY("an upload in pieces goes on where it stopped") {
    Pieces room;
    auto path = room.begun();
    CHECK(room.anna.post(path, "01234").status == 204);
    CHECK(room.anna.get(path).text("file_offset") == "5");
    room.server.restart();
    CHECK(room.anna.get("/api/v4/users/" + room.anna.id + "/uploads").json.as_array().size() == 1);
    auto done = room.anna.post(path, "56789");
    CHECK(done.status == 200);
    CHECK(room.bert.get(path_of(done.text("id"))).body == "0123456789");
    CHECK(room.anna.get(path).refusal == "app.upload.get.app_error");
}

STORY("an upload in pieces keeps its limits") {
    Pieces room({.settings = [](heliograph::Config& config) { config.files.MaxFileSize = 100; }});
    CHECK(room.begin(room.anna, R"("filename":"a","file_size":101)").refusal ==
          "api.upload.create.upload_too_large.app_error");
    CHECK(room.begin(room.anna, R"("filename":"a","file_size":0)").refusal ==
          "api.context.invalid_body_param.app_error");
    CHECK(room.begin(room.carl, R"("filename":"a","file_size":10)").refusal ==
          "api.context.permissions.app_error");
    auto path = room.begun();
    CHECK(room.anna.post(path, "0123456789X").refusal == "api.upload.upload_data.invalid_content_length");
    CHECK(room.bert.post(path, "0").refusal == "api.context.permissions.app_error");
    CHECK(room.bert.get(path).refusal == "api.context.permissions.app_error");
    {
        auto locked = room.server.app().blobs.appending.lock();
        locked->insert(path.substr(path.rfind('/') + 1));
    }
    CHECK(room.anna.post(path, "0").refusal == "app.upload.upload_data.concurrent.app_error");
}

STORY("a deleted post takes its files with it") {
    FileRoom room;
    auto id = room.file("notes.txt", "notes"), reply_file = room.file("more.txt", "more");
    auto post = room.post(room.anna, "see", {id});
    auto reply =
        room.anna.post("/api/v4/posts", R"({"channel_id":")" + room.room + R"(","message":"r","root_id":")" +
                                            post.text("id") + R"(","file_ids":[")" + reply_file + "\"]}");
    REQUIRE(reply.status == 201);
    CHECK(room.anna.del("/api/v4/posts/" + post.text("id")).status == 200);
    CHECK(room.anna.get(path_of(id)).refusal == "app.file_info.get.app_error");
    CHECK(room.anna.get(path_of(reply_file)).refusal == "app.file_info.get.app_error");
}

STORY("files that no post took are removed after a week, but not those of drafts") {
    FileRoom room;
    auto lost = room.file("lost.txt", "lost"), wanted = room.file("wanted.txt", "wanted");
    CHECK(room.anna
              .post("/api/v4/drafts",
                    R"({"channel_id":")" + room.room + R"(","message":"d","file_ids":[")" + wanted + "\"]}")
              .status == 201);
    auto drafts = room.anna.get("/api/v4/users/me/teams/" + room.team + "/drafts");
    CHECK(drafts.json.at(0).at("metadata").at("files").as_array().size() == 1);
    room.server.clock.advance(8LL * 24 * 60 * 60 * 1000);
    // The next upload sweeps.
    auto fresh = room.file("fresh.txt", "fresh");
    auto gone = [&] { return room.anna.get(path_of(lost)).status == 404; };
    for (int i = 0; i < 200 && !gone(); ++i) room.anna.get(path_of(fresh));
    CHECK(gone());
    CHECK(room.anna.get(path_of(wanted)).status == 200);
    CHECK(room.anna.get(path_of(fresh)).status == 200);
}
