// Stories of roles.
#include <boost/json/array.hpp>

#include "src/permissions/role_table.h"
#include "tests/support/server.h"

namespace heliograph::testing {

namespace {

std::string id_of(const Person& who, const std::string& role) {
    return std::string(who.get("/api/v4/roles/name/" + role).json.at("id").as_string());
}

bool holds(const boost::json::value& role, std::string_view permission) {
    for (const auto& each : role.at("permissions").as_array())
        if (each.as_string() == permission) return true;
    return false;
}

}  // namespace

STORY("the default roles are those of a new server of the peer") {
    permissions::RoleTable roles;
    CHECK(roles.allows("channel_user", permissions::create_post));
    CHECK_FALSE(roles.allows("channel_user", permissions::delete_others_posts));
    CHECK(roles.allows("system_user channel_admin", permissions::manage_channel_roles));
    CHECK(roles.allows("system_admin", permissions::manage_own_incoming_webhooks));
    CHECK_FALSE(roles.allows("team_user", permissions::manage_own_incoming_webhooks));
    CHECK_FALSE(roles.allows("nonsense", permissions::create_post));
    CHECK_FALSE(roles.allows("", permissions::create_post));
}

STORY("anyone with a session reads roles") {
    TestServer server;
    server.admin();
    auto anna = server.person("anna");

    auto role = anna.get("/api/v4/roles/name/channel_user");
    CHECK(role.status == 200);
    CHECK(role.json.at("built_in").as_bool());
    CHECK(role.json.at("scheme_id").is_null());
    CHECK(anna.get("/api/v4/roles/" + id_of(anna, "channel_user")).json.at("name") == "channel_user");

    auto two = anna.post("/api/v4/roles/names", R"(["system_user","nonsense","system_user"])");
    CHECK(two.status == 200);
    CHECK(two.json.as_array().size() == 1);
    CHECK(anna.post("/api/v4/permissions/ancillary", R"(["read_jobs"])").status == 200);
    CHECK(server.get("/api/v4/roles/name/channel_user").status == 401);
}

STORY("a role that is not there is refused by name and by id") {
    TestServer server;
    auto admin = server.admin();
    CHECK(admin.get("/api/v4/roles/name/nonsense").refusal == "app.role.get_by_name.app_error");
    CHECK(admin.get("/api/v4/roles/aaaaaaaaaaaaaaaaaaaaaaaaaa").refusal == "app.role.get.app_error");
}

STORY("more than a hundred names are refused") {
    TestServer server;
    std::string names = "[\"r\"";
    for (int i = 0; i < 100; ++i) names += ",\"r" + std::to_string(i) + "\"";
    auto answer = server.admin().post("/api/v4/roles/names", names + "]");
    CHECK(answer.refusal == "api.roles.get_multiple_by_name_too_many.request_error");
}

STORY("the list of all roles is for administrators") {
    TestServer server;
    auto admin = server.admin();
    CHECK(admin.get("/api/v4/roles").json.as_array().size() > 20);
    CHECK(server.person("anna").get("/api/v4/roles").refusal == "api.context.permissions.app_error");
}

STORY("a patched role counts at once, is told to sockets and is kept over a restart") {
    TestServer server;
    auto admin = server.admin();
    auto anna = server.person("anna");
    auto socket = anna.socket();
    auto path = "/api/v4/roles/" + id_of(admin, "team_user") + "/patch";
    const char* wanted = R"({"permissions":["view_team","manage_own_incoming_webhooks"]})";

    CHECK(anna.put(path, wanted).refusal == "api.context.permissions.app_error");
    auto patched = admin.put(path, wanted);
    CHECK(patched.status == 200);
    CHECK(holds(patched.json, "manage_own_incoming_webhooks"));
    CHECK(server.app().roles.allows("team_user", permissions::manage_own_incoming_webhooks));
    CHECK_FALSE(server.app().roles.allows("team_user", permissions::create_public_channel));
    CHECK(socket.event("role_updated").at("data").at("role").is_string());

    server.restart();
    CHECK(server.app().roles.allows("team_user", permissions::manage_own_incoming_webhooks));
}

STORY("guest roles, protected permissions and unknown permissions are refused") {
    TestServer server;
    auto admin = server.admin();
    auto patch = [&](const std::string& role, const std::string& permissions) {
        return admin
            .put("/api/v4/roles/" + id_of(admin, role) + "/patch", R"({"permissions":)" + permissions + "}")
            .refusal;
    };
    CHECK(patch("channel_guest", "[]") == "api.roles.patch_roles.license.error");
    CHECK(patch("system_user", R"(["manage_system"])") ==
          "api.roles.patch_roles.not_allowed_permission.error");
    CHECK(patch("team_user", R"(["fly"])") == "app.role.save.invalid_role.app_error");
}

}  // namespace heliograph::testing
