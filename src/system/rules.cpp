// Ping, client configuration, figures.
#include "src/system/rules.h"

#include "base/clock.h"
#include "base/random.h"
#include "base/store/database.h"
#include "src/broadcasts/model.h"
#include "src/permissions/may.h"
#include "src/permissions/words.h"
#include "src/settings.h"
#include "src/system/client_config.h"
#include "src/system/store.h"
#include "src/system/timezones.h"

namespace heliograph::system {

namespace {

constexpr Millis day_ms = 24LL * 60 * 60 * 1000;

// The peer rounds so that nobody counts posts by it.
std::int64_t rounded(std::int64_t count) {
    std::int64_t step = 1;
    while (count / step >= 100) step *= 10;
    return count / step * step;
}

}  // namespace

Task<Texts> ping(App& app, Anyone, Query<PingQuery> query) {
    Texts told{{"ActiveSearchBackend", "database"},
               {"AndroidLatestVersion", ""},
               {"AndroidMinVersion", ""},
               {"IosLatestVersion", ""},
               {"IosMinVersion", ""},
               {"status", "OK"}};
    if (query.get_server_status == "true") {
        co_await app.db.read(all_facts);
        told["database_status"] = "OK";
        told["filestore_status"] = "OK";
    }
    co_return told;
}

Task<Texts> client_settings(App& app, Anyone caller) {
    Texts told = client_config(*app.settings.now());
    for (const auto& fact : co_await app.db.read(all_facts)) {
        if (fact.name == diagnostic_id) told["DiagnosticId"] = told["TelemetryId"] = fact.value;
        if (fact.name == installation_date) told["InstallationDate"] = fact.value;
    }
    told["NoAccounts"] = co_await app.db.read(nobody_yet) ? "true" : "false";
    if (!caller.session) keep_open_keys(told);
    co_return told;
}

Task<Texts> client_licence(App&, Anyone) { co_return Texts{{"IsLicensed", "false"}}; }

Task<std::vector<std::string>> timezones(App&, SignedIn) {
    std::vector<std::string> names;
    permissions::for_each_word(timezone_names(), [&](std::string_view name) { names.emplace_back(name); });
    co_return names;
}

Task<std::vector<Figure>> analytics(App& app, SignedIn caller, Query<AnalyticsQuery> query) {
    permissions::must(app, caller, permissions::get_analytics);
    if (query.name == "extra_counts") co_return co_await app.db.read(extra_figures);
    if (!query.name.empty() && query.name != "standard") co_return std::vector<Figure>{};
    Millis now = app.clock.now();
    auto figures =
        co_await app.db.read(standard_figures, TeamId(query.team_id), now - day_ms, now - 31 * day_ms);
    for (auto& figure : figures)
        if (figure.name == "total_websocket_connections") figure.value = app.outlet.sockets();
    co_return figures;
}

Task<ServerLimits> limits(App& app, SignedIn caller) {
    ServerLimits limits;
    if (permissions::may(app, caller, permissions::manage_system))
        limits.activeUserCount = co_await app.db.read(count_people);
    co_return limits;
}

Task<PostUsage> post_usage(App& app, SignedIn) {
    co_return PostUsage{rounded(co_await app.db.read(count_all_posts))};
}

// The peer counts for plans with a limit of storage.
Task<StorageUsage> storage_usage(App&, SignedIn) { co_return StorageUsage{}; }

Task<TeamUsage> team_usage(App& app, SignedIn) { co_return TeamUsage{co_await app.db.read(count_teams), 0}; }

void prepare(App& app) {
    std::vector<Fact> facts{{diagnostic_id, app.random.id_text().str()},
                            {installation_date, std::to_string(app.clock.now())}};
    app.db.write_now(insert_missing_facts, std::move(facts));
}

}  // namespace heliograph::system
