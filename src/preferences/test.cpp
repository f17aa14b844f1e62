// The stories of preferences, through their doors.
#include <boost/json/serialize.hpp>

#include "tests/support/server.h"

using namespace heliograph;
using namespace heliograph::testing;

namespace {

std::string preference(const std::string& user_id, const std::string& category, const std::string& name,
                       const std::string& value) {
    return R"([{"user_id":")" + user_id + R"(","category":")" + category + R"(","name":")" + name +
           R"(","value":")" + value + R"("}])";
}

// The next event of that name as text.
std::string told(Socket& ears, std::string_view name) { return boost::json::serialize(ears.event(name)); }

}  // namespace

STORY("a preference is kept, read, told to one's sockets and deleted") {
    TestServer server;
    auto anna = server.person("anna");
    auto ears = anna.socket();
    std::string path = "/api/v4/users/me/preferences", one = preference(anna.id, "display", "clock", "24");
    CHECK(anna.put(path, one).status == 200);
    CHECK(told(ears, "preferences_changed").find("clock") != std::string::npos);
    CHECK(anna.get(path).json.as_array().size() == 1);
    CHECK(anna.get(path + "/display").json.as_array().size() == 1);
    CHECK(anna.get(path + "/display/name/clock").text("value") == "24");
    CHECK(anna.post(path + "/delete", one).status == 200);
    CHECK(anna.get(path).json.as_array().empty());
}

STORY("what is not there is not found") {
    TestServer server;
    auto anna = server.person("anna");
    CHECK(anna.get("/api/v4/users/me/preferences/nothing").refusal ==
          "api.preference.preferences_category.get.app_error");
    CHECK(anna.get("/api/v4/users/me/preferences/nothing/name/here").refusal ==
          "app.preference.get.app_error");
}

STORY("preferences of another person are closed") {
    TestServer server;
    auto admin = server.admin();
    auto anna = server.person("anna"), ben = server.person("ben");
    std::string path = "/api/v4/users/me/preferences";
    CHECK(ben.get("/api/v4/users/" + anna.id + "/preferences").status == 403);
    CHECK(anna.put(path, preference(ben.id, "display", "clock", "24")).refusal ==
          "api.preference.update_preferences.set.app_error");
    CHECK(anna.post(path + "/delete", preference(ben.id, "display", "clock", "24")).refusal ==
          "api.preference.delete_preferences.delete.app_error");
}

STORY("a preference has limits") {
    TestServer server;
    auto anna = server.person("anna");
    std::string path = "/api/v4/users/me/preferences", text(33, 'x'), value(20001, 'x');
    CHECK(anna.put(path, preference(anna.id, text, "name", "")).refusal ==
          "model.preference.is_valid.category.app_error");
    CHECK(anna.put(path, preference(anna.id, "category", text, "")).refusal ==
          "model.preference.is_valid.name.app_error");
    CHECK(anna.put(path, preference(anna.id, "category", "name", value)).refusal ==
          "model.preference.is_valid.value.app_error");
    CHECK(anna.put(path, "[]").status == 400);
    CHECK(anna.put(path, preference(anna.id, "flagged_post", std::string(26, 'a'), "true")).status == 400);
}
