// Stories of emoji.
#include <string>

#include "src/emoji/system_emoji.h"
#include "tests/support/server.h"

using namespace heliograph::testing;

namespace {

const std::string png("\x89PNG\r\n\x1a\n....", 12);

// A form as clients send it.
Reply add(TestServer& server, const Person& person, const std::string& json, const std::string& picture) {
    std::string body = "--b\r\nContent-Disposition: form-data; name=\"emoji\"\r\n\r\n" + json + "\r\n";
    if (!picture.empty())
        body +=
            "--b\r\nContent-Disposition: form-data; name=\"image\"; filename=\"e.png\"\r\n"
            "Content-Type: image/png\r\n\r\n" +
            picture + "\r\n";
    body += "--b--\r\n";
    return server.post(
        "/api/v4/emoji", body,
        {"Content-Type: multipart/form-data; boundary=b", "Authorization: Bearer " + person.token});
}

}  // namespace

STORY("a custom emoji is added, found, shown and deleted") {
    TestServer server;
    server.admin();
    auto anna = server.person("anna"), bert = server.person("bert");
    server.team("crew", {anna, bert});
    auto socket = bert.socket();
    auto made = add(server, anna, R"({"name":"blob_one"})", png);
    REQUIRE(made.status == 200);
    socket.event("emoji_added");
    auto id = made.text("id");
    CHECK(bert.get("/api/v4/emoji/name/blob_one").text("id") == id);
    CHECK(bert.get("/api/v4/emoji/" + id + "/image").body == png);
    CHECK(
        bert.post("/api/v4/emoji/search", R"({"term":"blob_","prefix_only":true})").json.as_array().size() ==
        1);
    CHECK(bert.post("/api/v4/emoji/search", R"({"term":"one"})").json.as_array().size() == 1);
    CHECK(bert.post("/api/v4/emoji/search", R"({"term":"blobXone"})").json.as_array().empty());
    CHECK(bert.get("/api/v4/emoji/autocomplete?name=blob").json.as_array().size() == 1);
    CHECK(bert.get("/api/v4/emoji").json.as_array().size() == 1);
    CHECK(bert.post("/api/v4/emoji/names", R"(["blob_one","none"])").json.as_array().size() == 1);
    std::string many = "[\"a\"";
    for (int i = 0; i < 200; ++i) many += ",\"a\"";
    CHECK(bert.post("/api/v4/emoji/names", many + "]").refusal ==
          "api.emoji.get_multiple_by_name_too_many.request_error");
    CHECK(bert.post("/api/v4/emoji/names", "{}").refusal == "api.payload.parse.error");
    CHECK(bert.get("/api/v4/emoji?per_page=0").json.as_array().empty());
    CHECK(bert.get("/api/v4/emoji?page=x&per_page=-1").json.as_array().size() == 1);
    CHECK(bert.del("/api/v4/emoji/" + id).status == 403);
    CHECK(anna.del("/api/v4/emoji/" + id).status == 200);
    CHECK(bert.get("/api/v4/emoji/" + id).refusal == "app.emoji.get.no_result");
    CHECK(bert.get("/api/v4/emoji/name/blob_one").refusal == "app.emoji.get_by_name.no_result");
    CHECK(add(server, anna, R"({"name":"blob_one"})", png).status == 200);
}

STORY("an emoji needs a free and lawful name, its maker and a picture") {
    TestServer server;
    server.admin();
    auto anna = server.person("anna"), bert = server.person("bert");
    server.team("crew", {anna, bert});
    auto refusal = [&](const std::string& json, const std::string& picture) {
        return add(server, anna, json, picture).refusal;
    };
    CHECK(add(server, anna, R"({"name":"blob"})", png).status == 200);
    CHECK(refusal(R"({"name":"blob"})", png) == "api.emoji.create.duplicate.app_error");
    CHECK(refusal(R"({"name":"smile"})", png) == "model.emoji.system_emoji_name.app_error");
    CHECK(refusal(R"({"name":"No Good"})", png) == "model.emoji.name.app_error");
    CHECK(refusal(R"({"name":"b2","creator_id":")" + bert.id + "\"}", png) ==
          "api.emoji.create.other_user.app_error");
    CHECK(refusal(R"({"name":"b3"})", "") == "api.emoji.create.parse.app_error");
    CHECK(add(server, anna, R"({"name":"web"})", "RIFF1234WEBPVP8 " + std::string(40, 'x')).status == 200);
    CHECK(refusal(R"({"name":"b4"})", "no picture") == "api.emoji.upload.image.app_error");
    CHECK(refusal(R"({"name":"b5"})", png + std::string(512 * 1024, 'x')) ==
          "api.emoji.create.too_large.app_error");
}

STORY("custom emoji can be switched off") {
    TestServer server(
        {.settings = [](heliograph::Config& config) { config.service.EnableCustomEmoji = false; }});
    CHECK(server.admin().get("/api/v4/emoji").refusal == "api.emoji.disabled.app_error");
}

STORY("system emoji are known by all their names") {
    using namespace heliograph::emoji;
    CHECK(image_of("rocket") == "/static/emoji/1f680.png");
    CHECK(image_of("+1") == image_of("thumbsup"));
    CHECK(image_of("heart") == "/static/emoji/2764-fe0f.png");
    CHECK(image_of("") == "");
    CHECK(image_of("no_such") == "");
}
