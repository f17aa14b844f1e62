// Stories of the server as a whole.
#include <algorithm>
#include <boost/json.hpp>

#include "src/settings.h"
#include "src/system/licensed_table.h"
#include "tests/support/server.h"

namespace heliograph::testing {

STORY("anybody may ask whether the server is there") {
    TestServer server;
    auto ping = server.get("/api/v4/system/ping?get_server_status=true");
    CHECK(ping.status == 200);
    CHECK(ping.json.at("status") == "OK");
    CHECK(ping.json.at("database_status") == "OK");
}

STORY("clients are told the settings, strangers fewer of them") {
    TestServer server;
    auto first = server.get("/api/v4/config/client?format=old");
    CHECK(first.json.at("NoAccounts") == "true");
    CHECK(first.json.as_object().size() == 125);
    auto anna = server.admin();
    auto known = anna.get("/api/v4/config/client?format=old");
    CHECK(known.json.at("NoAccounts") == "false");
    CHECK(known.json.as_object().size() == 255);
    CHECK(known.json.at("DiagnosticId") == first.json.at("DiagnosticId"));
    CHECK(server.get("/api/v4/license/client?format=old").json.at("IsLicensed") == "false");
    CHECK(anna.get("/api/v4/system/timezones").json.as_array().size() > 400);
}

STORY("settings are changed by an administrator, checked, and told to sockets") {
    TestServer server;
    auto admin = server.admin();
    auto anna = server.person("anna");
    auto socket = anna.socket();
    CHECK(anna.get("/api/v4/config").refusal == "api.context.permissions.app_error");
    CHECK(admin.get("/api/v4/config").json.at("ServiceSettings").at("EnableCommands").as_bool());

    auto patched = admin.put("/api/v4/config/patch", R"({"TeamSettings":{"SiteName":"Dawn"}})");
    CHECK(patched.status == 200);
    CHECK(patched.json.at("TeamSettings").at("SiteName") == "Dawn");
    CHECK(server.app().settings.now()->teams.SiteName == "Dawn");
    CHECK(socket.event("config_changed").at("data").at("config").at("SiteName") == "Dawn");

    auto wrong = admin.put("/api/v4/config/patch", R"({"PasswordSettings":{"MinimumLength":1}})");
    CHECK(wrong.refusal == "api.config.update_config.invalid.app_error");
    CHECK(wrong.body.find("PasswordSettings.MinimumLength") != std::string::npos);
    CHECK(admin.get("/api/v4/config/environment").status == 200);
    CHECK(admin.post("/api/v4/config/reload").status == 200);
}

STORY("a secret is shown masked and stays when it comes back masked") {
    TestServer server({.settings = [](Config& config) { config.sql.DataSource = "postgres://secret"; }});
    auto admin = server.admin();
    auto shown = admin.get("/api/v4/config").json.at("SqlSettings").at("DataSource");
    CHECK(shown == "********************************");
    admin.put("/api/v4/config/patch", R"({"SqlSettings":{"DataSource":"********************************"}})");
    CHECK(server.app().settings.now()->sql.DataSource == "postgres://secret");
}

STORY("figures are for administrators, limits for everyone") {
    TestServer server;
    auto admin = server.admin();
    auto anna = server.person("anna");
    auto figures = admin.get("/api/v4/analytics/old?name=standard");
    CHECK(figures.json.as_array().size() == 12);
    CHECK(anna.get("/api/v4/analytics/old").refusal == "api.context.permissions.app_error");
    CHECK(admin.get("/api/v4/limits/server").json.at("activeUserCount") == 2);
    CHECK(anna.get("/api/v4/limits/server").json.at("activeUserCount") == 0);
    for (auto path : {"usage/posts", "usage/storage", "usage/teams",
                      "system/notices/aaaaaaaaaaaaaaaaaaaaaaaaaa", "agents", "agents/status", "oauth_test"})
        CHECK(anna.get(std::string("/api/v4/") + path).status == 200);
}

STORY("what the console asks is answered, and kept from others") {
    TestServer server;
    auto admin = server.admin();
    auto anna = server.person("anna");
    for (auto path : {"audits", "logs", "jobs", "cluster/status", "schemes", "system/schema/version",
                      "system/onboarding/complete", "server_busy", "imports", "exports"}) {
        CHECK(admin.get(std::string("/api/v4/") + path).status == 200);
        CHECK(anna.get(std::string("/api/v4/") + path).refusal == "api.context.permissions.app_error");
    }
    auto done = admin.get("/api/v4/audits").json.as_array();
    auto logins = std::ranges::count_if(
        done, [](const auto& audit) { return audit.at("action") == "/api/v4/users/login"; });
    CHECK(logins >= 2);
    CHECK(admin.post("/api/v4/caches/invalidate").status == 200);
    CHECK(admin.post("/api/v4/database/recycle").status == 200);
}

STORY("what this server does not do is refused as the peer refuses it when it is off") {
    TestServer server;
    auto admin = server.admin();
    auto refusal = [&](const char* method, const char* path, const char* body = "") {
        return admin.send(method, std::string("/api/v4/") + path, body).refusal;
    };
    CHECK(refusal("GET", "plugins") == "app.plugin.disabled.app_error");
    CHECK(refusal("GET", "plugins/webapp") == "app.plugin.disabled.app_error");
    CHECK(refusal("GET", "terms_of_service") == "app.terms_of_service.get.no_rows.app_error");
    CHECK(refusal("GET", "brand/image") == "api.admin.get_brand_image.storage.app_error");
    CHECK(refusal("GET", "jobs/aaaaaaaaaaaaaaaaaaaaaaaaaa") == "app.job.get.app_error");
    CHECK(refusal("POST", "jobs", "{}") == "api.job.unable_to_create_job.incorrect_job_type");
    CHECK(refusal("POST", "email/test") == "api.admin.test_email.missing_server");
    CHECK(refusal("GET", "schemes/aaaaaaaaaaaaaaaaaaaaaaaaaa") == "app.scheme.get.app_error");
    CHECK(refusal("POST", "site_url/test", R"({"site_url":"http://elsewhere"})") ==
          "app.admin.test_site_url.failure");
    CHECK(refusal("GET", "exports/a.zip") == "api.export.export_not_found.app_error");
    CHECK(refusal("GET", "latest_version") == "app.server.latest_version.off");
    CHECK(refusal("POST", "restart") == "api.system.not_available.app_error");
    CHECK(refusal("GET", "image") == "api.image.get.app_error");
}

STORY("every endpoint that needs a licence is refused as the peer refuses it") {
    TestServer server;
    auto admin = server.admin();
    for (const auto& door : system::licensed_doors()) {
        std::string path = door.path;
        for (auto at = path.find('{'); at != std::string::npos; at = path.find('{'))
            path.replace(at, path.find('}') - at + 1, "aaaaaaaaaaaaaaaaaaaaaaaaaa");
        auto answer = admin.send(door.method, "/api/v4" + path, "{}");
        CAPTURE(door.method);
        CAPTURE(path);
        CHECK(answer.status == door.refusal->status);
        CHECK(answer.refusal == door.refusal->id);
    }
}

STORY("an administrator reads every setting in words, and the figures of the moment") {
    TestServer server;
    auto admin = server.admin();
    auto blocks = admin.get("/api/heliograph/config/description");
    REQUIRE(blocks.status == 200);
    const auto& first = blocks.json.as_array()[0];
    CHECK(first.at("block") == "ServiceSettings");
    for (const auto& block : blocks.json.as_array())
        for (const auto& setting : block.at("settings").as_array())
            CHECK_FALSE(setting.at("says").as_string().empty());
    auto figures = admin.get("/api/heliograph/figures");
    REQUIRE(figures.status == 200);
    bool counted = false;
    for (const auto& figure : figures.json.as_array())
        if (figure.at("name") == "heliograph_http_requests_total")
            counted = figure.at("value").to_number<double>() > 0;
    CHECK(counted);
    auto bob = server.person("bob");
    CHECK(bob.get("/api/heliograph/figures").status == 403);
    CHECK(bob.get("/api/heliograph/config/description").status == 403);
}

}  // namespace heliograph::testing
