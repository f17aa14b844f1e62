// The stories of presence, through its doors.
#include <boost/json/serialize.hpp>

#include "tests/support/server.h"

using namespace heliograph;
using namespace heliograph::testing;

namespace {

std::string wanted(const Person& who, const std::string& status, const std::string& more = "") {
    return R"({"user_id":")" + who.id + R"(","status":")" + status + "\"" + more + "}";
}

// The next event of that name as text.
std::string told(Socket& ears, std::string_view name) { return boost::json::serialize(ears.event(name)); }

}  // namespace

STORY("a status is chosen, seen by others and told to one's own sockets") {
    TestServer server;
    server.admin();
    auto anna = server.person("anna"), ben = server.person("ben");
    std::string path = "/api/v4/users/" + anna.id + "/status";
    CHECK(ben.get(path).text("status") == "offline");
    auto ears = anna.socket();
    told(ears, "status_change");
    CHECK(ben.get(path).text("status") == "online");
    CHECK(anna.put(path, wanted(anna, "away")).text("manual") == "true");
    CHECK(told(ears, "status_change").find("away") != std::string::npos);
    CHECK(ben.post("/api/v4/users/status/ids", R"([")" + anna.id + "\"]").body.find("away") !=
          std::string::npos);
    CHECK(ben.put(path, wanted(anna, "online")).status == 403);
    CHECK(anna.put(path, wanted(anna, "asleep")).status == 400);
    CHECK(anna.put(path, wanted(ben, "away")).status == 400);
    CHECK(ben.post("/api/v4/users/status/ids", "[]").status == 400);
}

STORY("do not disturb ends by itself") {
    TestServer server;
    auto anna = server.person("anna");
    std::string end = std::to_string(server.clock.now() / 1000 + 60);
    anna.put("/api/v4/users/me/status", wanted(anna, "away"));
    anna.put("/api/v4/users/me/status", wanted(anna, "dnd", R"(,"dnd_end_time":)" + end));
    CHECK(anna.get("/api/v4/users/me/status").text("status") == "dnd");
    server.clock.advance(61 * 1000);
    CHECK(anna.get("/api/v4/users/me/status").text("status") == "away");
}

STORY("a custom status is part of the account, and the last ones are remembered") {
    TestServer server;
    auto anna = server.person("anna");
    std::string path = "/api/v4/users/me/status/custom", coffee = R"({"emoji":"coffee","text":"brewing"})";
    CHECK(anna.put(path, coffee).status == 200);
    CHECK(anna.get("/api/v4/users/me").body.find("brewing") != std::string::npos);
    CHECK(anna.get("/api/v4/users/me/preferences/custom_status").body.find("brewing") != std::string::npos);
    CHECK(anna.del(path).status == 200);
    CHECK(anna.get("/api/v4/users/me").body.find("brewing") == std::string::npos);
    CHECK(anna.post(path + "/recent/delete", coffee).status == 200);
    CHECK(anna.get("/api/v4/users/me/preferences/custom_status").body.find("brewing") == std::string::npos);
    CHECK(anna.post(path + "/recent/delete", coffee).refusal ==
          "api.custom_status.recent_custom_statuses.delete.app_error");
    CHECK(anna.put(path, "{}").status == 400);
    CHECK(anna.put(path, R"({"text":"a","duration":"one_hour"})").status == 400);
    auto until = [](std::string duration, std::string end) {
        return R"({"text":"a","duration":")" + duration + R"(","expires_at":")" + end + "\"}";
    };
    CHECK(anna.put(path, until("an age", "2100-01-01T00:00:00Z")).status == 400);
    CHECK(anna.put(path, until("today", "2010-01-01T00:00:00Z")).status == 400);
    CHECK(anna.put(path, until("one_hour", "2100-01-01T01:00:00+01:00")).status == 200);
}

STORY("custom statuses may be switched off") {
    TestServer server({.settings = [](Config& config) { config.teams.EnableCustomUserStatuses = false; }});
    auto anna = server.person("anna");
    CHECK(anna.put("/api/v4/users/me/status/custom", R"({"text":"hi"})").refusal ==
          "api.custom_status.disabled");
}

STORY("typing is told to the channel and not to whoever types") {
    TestServer server;
    auto anna = server.person("anna"), ben = server.person("ben"), carl = server.person("carl");
    auto team = server.team("crew", {anna, ben});
    auto channel = server.channel(team, "bridge", {anna, ben});
    auto ears = ben.socket();
    std::string body = R"({"channel_id":")" + channel + R"(","parent_id":""})";
    CHECK(anna.post("/api/v4/users/me/typing", body).status == 200);
    CHECK(told(ears, "typing").find(anna.id) != std::string::npos);
    CHECK(carl.post("/api/v4/users/me/typing", body).status == 403);
}
