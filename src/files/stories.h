// What the stories of files share: a room, forms with files, and pictures.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/crypto/hmac.h"
#include "src/users/png.h"
#include "tests/support/server.h"

namespace heliograph::testing {

struct FormFile {
    std::string name;
    std::string bytes;
};

// Two in a room, one outside.
struct FileRoom {
    explicit FileRoom(TestOptions options = {}) : server(std::move(options)) {}
    TestServer server;
    Person admin = server.admin();
    Person anna = server.person("anna"), bert = server.person("bert"), carl = server.person("carl");
    std::string team = server.team("crew", {anna, bert, carl});
    std::string room = private_room();

    // A form as clients send it; fields are name and value.
    Reply upload(const Person& person, const std::vector<FormFile>& files,
                 std::vector<std::pair<std::string, std::string>> fields) {
        std::string body;
        for (const auto& [name, value] : fields)
            body += "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
        for (const auto& file : files)
            body += "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + file.name +
                    "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + file.bytes + "\r\n";
        return server.post(
            "/api/v4/files", body + "--b--\r\n",
            {"Content-Type: multipart/form-data; boundary=b", "Authorization: Bearer " + person.token});
    }
    Reply upload(const Person& person, const std::vector<FormFile>& files) {
        return upload(person, files, {{"channel_id", room}});
    }
    // The id of a file that anna uploaded.
    std::string file(const std::string& name, const std::string& bytes) {
        auto reply = upload(anna, {{name, bytes}});
        REQUIRE(reply.status == 201);
        return std::string(info_of(reply).at("id").as_string());
    }
    static boost::json::object info_of(const Reply& reply, std::size_t index = 0) {
        return reply.json.at("file_infos").as_array().at(index).as_object();
    }
    Reply get(const Person& person, const std::string& path, std::vector<std::string> headers) {
        headers.push_back("Authorization: Bearer " + person.token);
        return server.send({.url = path, .headers = std::move(headers)});
    }
    Reply post(const Person& person, const std::string& message, const std::vector<std::string>& files) {
        std::string ids;
        for (const auto& id : files) ids += (ids.empty() ? "\"" : ",\"") + id + "\"";
        return person.post("/api/v4/posts", R"({"channel_id":")" + room + R"(","message":")" + message +
                                                R"(","file_ids":[)" + ids + "]}");
    }

private:
    std::string private_room() {
        auto made = anna.post("/api/v4/channels", R"({"team_id":")" + team +
                                                      R"(","name":"room","display_name":"Room","type":"P"})");
        REQUIRE(made.status == 201);
        auto id = made.text("id");
        REQUIRE(
            anna.post("/api/v4/channels/" + id + "/members", R"({"user_id":")" + bert.id + "\"}").status ==
            201);
        return id;
    }
};

inline std::string png_picture(unsigned width, unsigned height) {
    return users::write_png({width, height, std::vector<std::uint8_t>(width * height * 4, 200)});
}
inline std::string from_base64(std::string_view text) { return crypto::from_base64(text).value(); }

inline std::string path_of(const std::string& file, const std::string& rest = "") {
    return "/api/v4/files/" + file + rest;
}

}  // namespace heliograph::testing
