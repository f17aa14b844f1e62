// Stories of files that come through a hook.
#include <filesystem>
#include <fstream>

#include "src/files/blobs.h"
#include "src/files/stories.h"
#include "src/incoming_webhooks/stories.h"

using namespace heliograph::testing;

namespace {

struct FormPart {
    std::string name;
    std::string value;
    std::string filename;
};

Reply send_form(HookStory& story, const std::vector<FormPart>& parts,
                const std::string& query = "?wait=true") {
    std::string body;
    for (const auto& part : parts) {
        body += "--b\r\nContent-Disposition: form-data; name=\"" + part.name + "\"";
        if (!part.filename.empty()) body += "; filename=\"" + part.filename + "\"";
        body += "\r\n\r\n" + part.value + "\r\n";
    }
    return story.server.post("/hooks/" + story.hook + query, body + "--b--\r\n",
                             {"Content-Type: multipart/form-data; boundary=b"});
}

boost::json::array files_of(const Reply& reply) { return reply.json.at("metadata").at("files").as_array(); }

}  // namespace

STORY("files come through a hook with a payload beside them, whatever their parts are called") {
    HookStory story;
    auto socket = story.anna->socket();
    for (const char* field : {"payload_json", "payload"}) {
        auto made = send_form(story, {{field, R"({"text":"nightly report"})", ""},
                                      {"files[0]", png_picture(300, 200), "graph.png"},
                                      {"log", "all is well\n", "run.log"}});
        REQUIRE(made.status == 200);
        CHECK(made.text("message") == "nightly report");
        auto files = files_of(made);
        REQUIRE(files.size() == 2);
        CHECK(text_at(files[0], "width") == "300");
        CHECK(text_at(files[0], "post_id") == made.text("id"));
        auto event = socket.event("posted");
        CHECK(event.at("data").at("image").as_string() == "true");
        auto picture = text_at(files[0], "id"), log = text_at(files[1], "id");
        CHECK(heliograph::users::read_png(story.anna->get(path_of(picture, "/thumbnail")).body)->width ==
              120);
        CHECK(story.anna->get(path_of(log)).body == "all is well\n");
        CHECK(story.anna->get("/api/v4/posts/" + made.text("id") + "/files/info").json.as_array().size() ==
              2);
    }
}

STORY("a form's own fields and files make a post; files alone do too") {
    HookStory story;
    auto made = send_form(story, {{"text", "from fields", ""}, {"f", "x", "a.txt"}});
    CHECK(made.text("message") == "from fields");
    CHECK(files_of(made).size() == 1);
    auto bare = send_form(story, {{"f", "x", "a.txt"}});
    CHECK(bare.status == 200);
    CHECK(files_of(bare).size() == 1);
    CHECK(send_form(story, {{"text", "", ""}}).refusal == "web.incoming_webhook.general.app_error");
}

STORY("a large file comes through a hook, a too large one does not") {
    HookStory story({.settings = [](heliograph::Config& config) { config.files.MaxFileSize = 3'000'000; }});
    std::string large(2'500'000, 'l');
    auto made = send_form(story, {{"payload_json", R"({"text":"dump"})", ""}, {"f", large, "core.bin"}});
    REQUIRE(made.status == 200);
    CHECK(story.anna->get(path_of(text_at(files_of(made)[0], "id"))).body == large);
    CHECK(send_form(story, {{"f", std::string(3'100'000, 'l'), "a"}}).refusal ==
          "web.incoming_webhook.general.app_error");
    CHECK(story.why().starts_with("api.file.upload_file.too_large_detailed.app_error"));
    CHECK(send_form(story, {{"f", std::string(5'000'000, 'l'), "a"}}).status == 413);
    std::string unknown = "/hooks/" + std::string(26, 'a');
    auto stranger =
        story.server.post(unknown, "--b\r\n" + large, {"Content-Type: multipart/form-data; boundary=b"});
    CHECK(stranger.refusal == "web.incoming_webhook.general.app_error");
}

STORY("a refused payload leaves no file behind") {
    HookStory story;
    auto refused = send_form(
        story, {{"payload", R"({"text":"x","channel":"no-such-channel"})", ""}, {"f", "x", "a.txt"}});
    CHECK(refused.status == 404);
    std::size_t count = 0;
    std::error_code none;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(story.server.app().blobs.folder(), none))
        count += entry.is_regular_file();
    CHECK(count == 0);
}

STORY("bytes that a crash left without a row are gone after the next start") {
    HookStory story;
    auto made = send_form(story, {{"payload_json", R"({"text":"x"})", ""}, {"f", "kept", "a.txt"}});
    auto id = text_at(files_of(made)[0], "id");
    namespace fs = std::filesystem;
    fs::path folder = story.server.app().blobs.folder() + "/20260101";
    REQUIRE(fs::exists(folder / id));
    std::string stray = "straywind" + id.substr(9);
    for (const auto& name : {stray, stray + ".preview", std::string("notes.txt")})
        std::ofstream(folder / name) << "lost";
    story.server.restart();
    // The sweep runs beside the first requests.
    for (int i = 0; i < 10000 && fs::exists(folder / (stray + ".preview")); ++i)
        story.server.get("/api/v4/system/ping");
    CHECK(!fs::exists(folder / stray));
    CHECK(!fs::exists(folder / (stray + ".preview")));
    CHECK(fs::exists(folder / "notes.txt"));
    CHECK(story.admin->get(path_of(id)).body == "kept");
}

STORY("a later post with the same update key brings its own files") {
    HookStory story;
    auto first = send_form(
        story, {{"payload", R"({"text":"10 %","update_key":"deploy"})", ""}, {"f", "old", "old.txt"}});
    auto second = send_form(
        story, {{"payload", R"({"text":"done","update_key":"deploy"})", ""}, {"f", "new", "new.txt"}});
    CHECK(second.text("id") == first.text("id"));
    REQUIRE(files_of(second).size() == 1);
    CHECK(text_at(files_of(second)[0], "name") == "new.txt");
    CHECK(story.anna->get(path_of(text_at(files_of(first)[0], "id"))).status == 404);
}
