// Stories of files: upload, reading, pictures, links, search.
#include <filesystem>

#include "src/files/blobs.h"
#include "src/files/retention.h"
#include "src/files/stories.h"

using namespace heliograph::testing;

namespace {

// 60,000 by 60,000 pixels in 80 bytes; one that lies about what follows; 64 by 32 pixels in other forms.
const char* const bomb =
    "iVBORw0KGgoAAAANSUhEUgAA6mAAAOpgAQAAAACoqUjvAAAAEUlEQVR4nGNgGAWjYBQMdwAAA+gAAbOm00YAAAAASUVORK5CYII=";
const char* const lie =
    "iVBORw0KGgoAAAANSUhEUgAAAGQAAABkCAIAAAD/gAIDAAAAB0lEQVRnYXJiYWdliKMwNwAAAABJRU5ErkJggg==";
const char* const moving =
    "R0lGODlhQAAgAIAAAEdwTHh4eCH/C05FVFNDQVBFMi4wAwEAAAAh+QQFAAAAACwAAAAAQAAgAAACLYyPqcvtD6OctNqLs968+w+G4kiW"
    "5omm6sq27gvH8kzX9o3n+s73/g8MCoekAgAh+QQFAAAAACwAAAAAQAAgAIBHcEwAAAACLYyPqcvtD6OctNqLs968+w+G4kiW5omm6sq2"
    "7gvH8kzX9o3n+s73/g8MCoekAgA7";
const char* const webp =
    "UklGRggBAABXRUJQVlA4WAoAAAAIAAAAPwAAHwAAVlA4ICgAAAAQAwCdASpAACAAPtFor1GoJiQipAgBABoJaQAAH2A8tGAA/"
    "qvAAAAARVhJ"
    "RroAAABFeGlmAABJSSoACAAAAAYAEgEDAAEAAAABAAAAGgEFAAEAAABWAAAAGwEFAAEAAABeAAAAKAEDAAEAAAACAAAAEwIDAAEAAAAB"
    "AAAA"
    "aYcEAAEAAABmAAAAAAAAADhjAADoAwAAOGMAAOgDAAAGAACQBwAEAAAAMDIxMAGRBwAEAAAAAQIDAACgBwAEAAAAMDEwMAGgAwABAAAA"
    "//8A"
    "AAKgBAABAAAAQAAAAAOgBAABAAAAIAAAAAAAAAA=";

std::size_t files_on_disk(TestServer& server) {
    std::size_t count = 0;
    std::error_code none;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(server.app().blobs.folder(), none))
        count += entry.is_regular_file();
    return count;
}

TestOptions small(std::int64_t bytes) {
    return {.settings = [bytes](heliograph::Config& config) { config.files.MaxFileSize = bytes; }};
}

std::string text_of(const boost::json::object& info, const char* member) {
    return std::string(info.at(member).as_string());
}

}  // namespace

STORY("several files come in one form, and are read by those who may read the channel") {
    FileRoom room;
    auto reply = room.upload(room.anna, {{"notes.txt", "some notes\n"}, {"b.csv", "a,b\n"}},
                             {{"channel_id", room.room}, {"client_ids", "one"}, {"client_ids", "two"}});
    REQUIRE(reply.status == 201);
    CHECK(reply.json.at("client_ids").as_array().size() == 2);
    auto first = room.info_of(reply), second = room.info_of(reply, 1);
    CHECK(text_of(first, "mime_type") == "text/plain; charset=utf-8");
    CHECK(text_of(second, "name") == "b.csv");
    CHECK(!first.contains("post_id"));
    CHECK(!first.contains("path"));
    auto id = text_of(first, "id");
    auto read = room.bert.get(path_of(id));
    CHECK(read.body == "some notes\n");
    CHECK(read.header("content-disposition") ==
          "attachment;filename=\"notes.txt\"; filename*=UTF-8''notes.txt");
    CHECK(room.bert.get(path_of(id, "/info")).text("size") == "11");
    CHECK(room.carl.get(path_of(id)).refusal == "api.context.permissions.app_error");
    CHECK(room.bert.get(path_of(std::string(26, 'a'))).refusal == "api.file.get_file_info.app_error");
    CHECK(room.bert.get(path_of(id, "/thumbnail")).refusal ==
          "api.file.get_file_thumbnail.no_thumbnail.app_error");
    CHECK(room.bert.get(path_of(std::string(26, 'a'), "/info")).refusal == "app.file_info.get.app_error");
    CHECK(room.bert.get(path_of(id, "/preview")).refusal == "api.file.get_file_preview.no_preview.app_error");
}

STORY("a body may be the file itself") {
    FileRoom room;
    std::string path = "/api/v4/files?channel_id=" + room.room + "&filename=raw.csv";
    auto reply = room.anna.post(path, "a,b\n1,2\n");
    CHECK(reply.status == 201);
    CHECK(reply.json.at("client_ids").is_null());
    CHECK(room.anna.post("/api/v4/files?filename=raw.csv", "x").refusal ==
          "api.context.invalid_url_param.app_error");
    CHECK(room.anna.post("/api/v4/files?channel_id=" + room.room, "x").refusal ==
          "api.context.invalid_url_param.app_error");
}

STORY("forms that are not right are refused, and leave nothing on the disk") {
    FileRoom room(small(1000));
    CHECK(room.upload(room.anna, {{"a.txt", "x"}}, {}).refusal == "api.context.invalid_body_param.app_error");
    CHECK(room.upload(room.carl, {{"a.txt", "x"}}).refusal == "api.context.permissions.app_error");
    CHECK(room.upload(room.anna, {}).refusal == "api.file.upload_file.incorrect_number_of_files.app_error");
    CHECK(room.upload(room.anna, {{"a.txt", "x"}},
                      {{"channel_id", room.room}, {"client_ids", "1"}, {"client_ids", "2"}})
              .refusal == "api.file.upload_file.incorrect_number_of_client_ids.app_error");
    CHECK(room.upload(room.anna, {{"a.txt", "x"}},
                      {{"channel_id", room.room}, {"channel_id", std::string(26, 'a')}})
              .refusal == "api.file.upload_file.multiple_channel_ids.app_error");
    CHECK(room.upload(room.anna, {{"a.txt", std::string(1001, 'x')}}).refusal ==
          "api.file.upload_file.too_large_detailed.app_error");
    auto broken = room.server.post(
        "/api/v4/files", "no boundary here",
        {"Content-Type: multipart/form-data; boundary=b", "Authorization: Bearer " + room.anna.token});
    CHECK(broken.refusal == "api.file.upload_file.read_request.app_error");
    CHECK(files_on_disk(room.server) == 0);
}

STORY("uploads can be switched off") {
    FileRoom room(
        {.settings = [](heliograph::Config& config) { config.files.EnableFileAttachments = false; }});
    CHECK(room.upload(room.anna, {{"a.txt", "x"}}).refusal == "api.file.attachments.disabled.app_error");
}

STORY("a large upload goes through a file, and only from people") {
    FileRoom room(small(4'000'000));
    std::string large(3'000'000, 'l');
    auto id = room.file("large.bin", large);
    CHECK(room.bert.get(path_of(id)).body == large);
    auto stranger = room.server.post("/api/v4/files?channel_id=" + room.room + "&filename=a", large, {});
    CHECK(stranger.refusal == "api.context.session_expired.app_error");
    auto announced =
        room.anna.post("/api/v4/files?filename=a&channel_id=" + room.room, std::string(6'000'000, 'l'));
    CHECK(announced.refusal == "api.file.upload_file.too_large_detailed.app_error");
}

STORY("a piece of a file can be asked for") {
    FileRoom room;
    auto path = path_of(room.file("digits.txt", "0123456789"));
    auto part = room.get(room.bert, path, {"Range: bytes=2-4"});
    CHECK(part.status == 206);
    CHECK(part.body == "234");
    CHECK(part.header("content-range") == "bytes 2-4/10");
    CHECK(room.get(room.bert, path, {"Range: bytes=-3"}).body == "789");
    CHECK(room.get(room.bert, path, {"Range: bytes=20-"}).status == 416);
    CHECK(room.get(room.bert, path, {"Range: bytes=0-1,4-5"}).body == "0123456789");
    auto tag = room.bert.get(path).header("etag");
    CHECK(room.get(room.bert, path, {"If-None-Match: " + tag}).status == 304);
    CHECK(room.get(room.bert, path, {"Range: bytes=0-1", "If-Range: \"other\""}).status == 200);
    auto head = room.server.send(
        {.method = "HEAD", .url = path, .headers = {"Authorization: Bearer " + room.bert.token}});
    CHECK(head.status == 200);
    CHECK(head.header("content-length") == "10");
    CHECK(head.body.empty());
}

STORY("pictures get a thumbnail and a preview") {
    FileRoom room;
    auto reply = room.upload(room.anna, {{"wide.png", png_picture(3000, 1500)}});
    auto info = room.info_of(reply);
    CHECK(info.at("width").as_int64() == 3000);
    CHECK(info.at("height").as_int64() == 1500);
    CHECK(info.at("has_preview_image").as_bool());
    CHECK(info.at("mini_preview").is_string());
    auto id = text_of(info, "id");
    auto thumbnail = heliograph::users::read_png(room.bert.get(path_of(id, "/thumbnail")).body);
    REQUIRE(thumbnail);
    CHECK(thumbnail->width == 120);
    CHECK(thumbnail->height == 60);
    auto preview = room.bert.get(path_of(id, "/preview"));
    CHECK(preview.header("content-disposition").starts_with("inline;"));
    CHECK(heliograph::users::read_png(preview.body)->width == 1920);
    auto again = room.bert.get(path_of(id, "/info"));
    CHECK(again.text("mini_preview") == text_of(info, "mini_preview"));
}

STORY("GIF and WebP are drawn; a moving picture is its own preview") {
    FileRoom room;
    auto gif = room.info_of(room.upload(room.anna, {{"moving.gif", from_base64(moving)}}));
    CHECK(gif.at("width").as_int64() == 64);
    CHECK(!gif.contains("has_preview_image"));
    auto other = room.info_of(room.upload(room.anna, {{"still.webp", from_base64(webp)}}));
    CHECK(other.at("has_preview_image").as_bool());
    CHECK(room.bert.get(path_of(text_of(other, "id"), "/thumbnail")).body.starts_with("\xff\xd8\xff"));
}

STORY("hostile pictures cost nothing: too many pixels, broken ones, and other things by that name") {
    FileRoom room;
    CHECK(room.upload(room.anna, {{"bomb.png", from_base64(bomb)}}).refusal ==
          "api.file.upload_file.large_image_detailed.app_error");
    CHECK(files_on_disk(room.server) == 0);
    // What of a damaged picture can be read is drawn.
    CHECK(room.upload(room.anna, {{"damaged.png", from_base64(lie)}}).status == 201);
    for (const auto& bytes : {std::string("<svg onload='alert(1)'/>"), std::string("%!PS-Adobe-3.0\n"),
                              std::string("\xff\xd8\xff", 3)}) {
        auto reply = room.upload(room.anna, {{"picture.png", bytes}});
        CHECK(reply.status == 201);
        CHECK(!room.info_of(reply).contains("has_preview_image"));
    }
}

STORY("nothing that was uploaded runs in a browser") {
    FileRoom room;
    struct Case {
        const char* name;
        const char* type;
    };
    for (auto [name, type] :
         {Case{"a.html", "text/plain"}, Case{"a.js", "text/plain"}, Case{"a.xml", "text/plain"},
          Case{"a.svg", "image/svg+xml"}, Case{"a.unknown", "application/octet-stream"}}) {
        auto read = room.bert.get(path_of(room.file(name, "<script>alert(1)</script>")));
        CHECK(read.header("content-type") == type);
        CHECK(read.header("content-disposition").starts_with("attachment;"));
        CHECK(read.header("x-content-type-options") == "nosniff");
        CHECK(read.header("content-security-policy").find("sandbox") != std::string::npos);
    }
}

STORY("a name cannot leave the files folder, nor a header its line") {
    FileRoom room;
    auto up = room.upload(room.anna, {{"../../../etc/passwd", "x"}});
    CHECK(text_of(room.info_of(up), "name") == "passwd");
    std::string odd = "/api/v4/files?channel_id=" + room.room + "&filename=..%2F%0D%0ASet-Cookie:x%22.txt";
    auto reply = room.anna.post(odd, "x");
    REQUIRE(reply.status == 201);
    auto read = room.bert.get(path_of(text_of(room.info_of(reply), "id")));
    CHECK(read.header("set-cookie").empty());
    CHECK(read.status == 200);
}

STORY("a public link is read by anybody who has it, when links are on") {
    FileRoom room({.settings = [](heliograph::Config& config) { config.files.EnablePublicLink = true; }});
    auto id = room.file("notes.txt", "public notes");
    CHECK(room.anna.get(path_of(id, "/link")).refusal == "api.file.get_public_link.no_post.app_error");
    REQUIRE(room.post(room.anna, "see", {id}).status == 201);
    auto link = room.bert.get(path_of(id, "/link")).text("link");
    auto path = link.substr(link.find("/files/"));
    CHECK(room.server.get(path).body == "public notes");
    CHECK(room.server.get("/files/" + id + "/public?h=guessed").refusal ==
          "api.file.get_file.public_invalid.app_error");
    CHECK(room.carl.get(path_of(id, "/link")).refusal == "api.context.permissions.app_error");
}

STORY("public links are off by default") {
    FileRoom room;
    auto id = room.file("notes.txt", "notes");
    CHECK(room.anna.get(path_of(id, "/link")).refusal == "api.file.get_public_link.disabled.app_error");
    CHECK(room.server.get("/files/" + id + "/public?h=x").refusal ==
          "api.file.get_public_link.disabled.app_error");
}

STORY("files are found by name, extension, author and channel") {
    FileRoom room;
    auto id = room.file("Quarterly Report.pdf", "%PDF"), other = room.file("report.txt", "x");
    auto found = [&](const Person& person, const std::string& terms) {
        auto reply =
            person.post("/api/v4/teams/" + room.team + "/files/search", R"({"terms":")" + terms + R"("})");
        CHECK(reply.status == 200);
        return reply.json.at("order").as_array().size();
    };
    CHECK(found(room.bert, "report") == 0);
    REQUIRE(room.post(room.anna, "see", {id, other}).status == 201);
    CHECK(found(room.bert, "report") == 2);
    CHECK(room.bert.get("/api/v4/channels/" + room.room + "/stats").text("files_count") == "2");
    CHECK(found(room.bert, "ext:pdf") == 1);
    CHECK(found(room.bert, "report -quarterly") == 1);
    CHECK(found(room.bert, "report from:anna in:room") == 2);
    CHECK(found(room.bert, "report from:bert") == 0);
    CHECK(found(room.carl, "report") == 0);
    CHECK(room.bert.post("/api/v4/files/search", R"({"terms":""})").refusal ==
          "api.context.invalid_body_param.app_error");
    CHECK(room.bert.post("/api/v4/files/search", R"({"terms":"quarterly"})")
              .json.at("order")
              .as_array()
              .size() == 1);
}

STORY("bytes that are gone are said to be gone") {
    FileRoom room;
    auto id = room.file("notes.txt", "notes");
    std::filesystem::remove_all(room.server.app().blobs.folder());
    CHECK(room.anna.get(path_of(id)).refusal == "api.file.read_file.app_error");
}

STORY("a disk that takes nothing refuses the upload") {
    FileRoom room;
    std::filesystem::remove_all(room.server.app().blobs.folder());
    // A file where the folder should be: not even an administrator's account can write into it.
    fclose(fopen(room.server.app().blobs.folder().c_str(), "w"));
    CHECK(room.upload(room.anna, {{"a.txt", "x"}}).refusal == "api.file.write_file.app_error");
    auto large = room.upload(room.anna, {{"a.txt", std::string(400'000, 'x')}});
    CHECK(large.status == 507);
}
