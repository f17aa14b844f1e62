// Stories of web_client: the page, its files, how they are packed and kept.
#include <string>

#include "src/web_client/files.h"
#include "tests/support/server.h"

using namespace heliograph;
using namespace heliograph::testing;

namespace {

// The first script that the page names: "/assets/index-....js".
std::string script_of(const std::string& page) {
    auto at = page.find("./assets/index-");
    REQUIRE(at != page.npos);
    return page.substr(at + 1, page.find('"', at) - at - 1);
}

Reply get(TestServer& server, const std::string& path, std::vector<std::string> headers) {
    return server.send({.method = "GET", .url = path, .headers = std::move(headers)});
}

}  // namespace

STORY("every path that is no API answers the page, under a strict policy, asked for anew each time") {
    TestServer server;
    for (const char* path : {"/", "/login", "/crew/channels/town-square", "/crew/pl/abc", "/admin/users"}) {
        auto page = server.get(path);
        CHECK(page.status == 200);
        CHECK(page.header("content-type") == "text/html; charset=utf-8");
        CHECK(page.header("cache-control") == "no-cache");
        CHECK(page.body.contains("<base href=\"/\""));
        auto policy = std::string(page.header("content-security-policy"));
        CHECK(policy.contains("script-src 'self';"));
        CHECK(policy.contains("style-src 'self';"));
        CHECK_FALSE(policy.contains("unsafe"));
    }
    auto tag = std::string(server.get("/").header("etag"));
    auto again = get(server, "/crew", {"If-None-Match: " + tag});
    CHECK(again.status == 304);
    CHECK(again.body.empty());
}

STORY("a hashed file is kept for a year and comes as small as the browser can take it") {
    TestServer server;
    auto path = script_of(server.get("/").body);
    auto plain = server.get(path);
    CHECK(plain.status == 200);
    CHECK(plain.header("content-type") == "text/javascript; charset=utf-8");
    CHECK(std::string(plain.header("cache-control")).contains("immutable"));
    auto gzip = get(server, path, {"Accept-Encoding: gzip"});
    auto brotli = get(server, path, {"Accept-Encoding: gzip, deflate, br"});
    CHECK(gzip.header("content-encoding") == "gzip");
    CHECK(brotli.header("content-encoding") == "br");
    CHECK(brotli.body.size() < gzip.body.size());
    CHECK(gzip.body.size() < plain.body.size());
    CHECK(get(server, path, {"Accept-Encoding: br;q=0, gzip"}).header("content-encoding") == "gzip");
    auto tag = std::string(brotli.header("etag"));
    CHECK(tag != gzip.header("etag"));
    CHECK(get(server, path, {"Accept-Encoding: br", "If-None-Match: " + tag}).status == 304);
}

STORY("a file that an older build had is gone, not a page") {
    TestServer server;
    auto gone = server.get("/assets/index-00000000.js");
    CHECK(gone.status == 404);
    CHECK(gone.header("content-type") == "text/plain; charset=utf-8");
    CHECK(server.get("/static/manifest.json").status == 404);
    CHECK(server.get("/api/v4/nothing").refusal == "api.context.404.app_error");
}

STORY("under a sub-path the page, its files and the API are where SiteURL says") {
    TestServer server(
        {.settings = [](Config& config) { config.service.SiteURL = "http://localhost/chat/"; }});
    auto page = server.get("/chat/crew/channels/town-square");
    CHECK(page.body.contains("<base href=\"/chat/\""));
    CHECK(server.get("/chat" + script_of(page.body)).header("content-type") ==
          "text/javascript; charset=utf-8");
    CHECK(server.get("/chat").body == page.body);
    CHECK(server.get("/chat/api/v4/system/ping").status == 200);
    CHECK(server.get("/chat/api/v4/nothing").refusal == "api.context.404.app_error");
    // A proxy that takes the sub-path off itself is served as well.
    CHECK(server.get("/api/v4/system/ping").status == 200);
    CHECK(server.get("/chatter").body == page.body);
}

STORY("the first page is under 200 kB of script and style") {
    TestServer server;
    auto page = server.get("/").body;
    std::size_t bytes = 0;
    for (const auto& file : web_client::embedded_files())
        if (page.contains("." + std::string(file.path) + "\"") && file.path.starts_with("/assets/"))
            bytes += file.brotli.bytes;
    CHECK(bytes > 0);
    CHECK(bytes < 200'000);
}
