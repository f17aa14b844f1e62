// Stories of posts with files.
#include "src/files/stories.h"

using namespace heliograph::testing;

namespace {

std::vector<std::string> files_of(const boost::json::value& post) {
    std::vector<std::string> ids;
    for (const auto& file : post.at("metadata").at("files").as_array())
        ids.emplace_back(file.at("id").as_string());
    return ids;
}

Reply patch_files(const Person& person, const std::string& post, const std::string& ids) {
    return person.put("/api/v4/posts/" + post + "/patch", R"({"message":"edited","file_ids":[)" + ids + "]}");
}

}  // namespace

STORY("a post brings its files, in its answer, its event and its page") {
    FileRoom room;
    auto socket = room.bert.socket();
    auto text = room.file("notes.txt", "notes"), picture = room.file("pic.png", png_picture(30, 20));
    auto made = room.post(room.anna, "see", {picture, text});
    REQUIRE(made.status == 201);
    CHECK(files_of(made.json) == std::vector{picture, text});
    auto event = socket.event("posted");
    CHECK(event.at("data").at("image").as_string() == "true");
    CHECK(event.at("data").at("otherFile").as_string() == "true");
    auto id = made.text("id");
    CHECK(files_of(room.bert.get("/api/v4/posts/" + id).json) == std::vector{picture, text});
    CHECK(room.bert.get("/api/v4/posts/" + id + "/files/info").json.as_array().size() == 2);
    CHECK(room.bert.get(path_of(text, "/info")).text("post_id") == id);
    auto page = room.bert.get("/api/v4/channels/" + room.room + "/posts");
    CHECK(files_of(page.json.at("posts").at(id)) == std::vector{picture, text});
}

STORY("only own files that no other post has are attached") {
    FileRoom room;
    auto mine = room.file("notes.txt", "notes");
    REQUIRE(room.post(room.anna, "first", {mine}).status == 201);
    auto again = room.post(room.anna, "again", {mine});
    CHECK(again.status == 201);
    CHECK(again.json.at("file_ids").is_null());
    auto other = room.file("other.txt", "other");
    CHECK(room.post(room.bert, "not mine", {other}).json.at("file_ids").is_null());
    CHECK(room.anna.get(path_of(other, "/info")).text("post_id") == "");
    auto kept = room.post(room.anna, "some", {mine, other, std::string(26, 'a')});
    CHECK(files_of(kept.json) == std::vector{other});
}

STORY("an edit takes files away and brings them; an earlier version brings them back") {
    FileRoom room;
    auto first = room.file("first.txt", "1"), second = room.file("second.txt", "2");
    auto made = room.post(room.anna, "see", {first});
    auto id = made.text("id");
    auto edited = patch_files(room.anna, id, "\"" + second + "\"");
    CHECK(edited.status == 200);
    CHECK(files_of(edited.json) == std::vector{second});
    CHECK(room.bert.get(path_of(first)).status == 404);
    CHECK(room.bert.get(path_of(second)).body == "2");
    auto history = room.anna.get("/api/v4/posts/" + id + "/edit_history");
    CHECK(files_of(history.json.at(0)) == std::vector{first});
    auto version = std::string(history.json.at(0).at("id").as_string());
    auto restored = room.anna.post("/api/v4/posts/" + id + "/restore/" + version);
    CHECK(files_of(restored.json) == std::vector{first});
    CHECK(room.bert.get(path_of(first)).body == "1");
    std::string many = "\"" + first + "\"";
    for (int i = 0; i < 10; ++i) many += ",\"" + std::string(26, static_cast<char>('a' + i)) + "\"";
    CHECK(patch_files(room.anna, id, many).refusal == "model.post.is_valid.file_ids.app_error");
}
