// The settings by API, audits, and the small questions of the console.
#include "src/system/console.h"

#include <algorithm>
#include <fstream>

#include "base/store/database.h"
#include "src/channels/cache.h"
#include "src/migrations.h"
#include "src/permissions/may.h"
#include "src/sessions/cache.h"
#include "src/settings.h"
#include "src/settings_file.h"
#include "src/system/settings_view.h"
#include "src/system/store.h"
#include "src/users/cache.h"

namespace heliograph::system {

Task<ReadyJson> settings(App& app, SystemAdmin) { co_return ReadyJson(shown_settings(*app.settings.now())); }

Task<ReadyJson> replace_settings(App& app, SystemAdmin, Json wanted) {
    auto before = app.settings.now();
    Config after;
    try {
        after = settings_from_json(*before, wanted.text).config;
    } catch (const std::runtime_error& wrong) {
        throw refuse::invalid_config.because(wrong.what()).saying(wrong.what());
    }
    keep_masked(*before, after);
    if (!app.settings.file().empty()) write_settings(app.settings.file(), after);
    app.settings.replace(after);
    co_return ReadyJson(shown_settings(after));
}

Task<std::vector<DescribedBlock>> settings_in_words(App&, SystemAdmin) { co_return described_settings(); }

Task<std::vector<MetricFigure>> figures(App& app, SystemAdmin) { co_return app.metrics.figures(); }

Task<Ok> reload_settings(App& app, SystemAdmin) {
    if (app.settings.file().empty()) co_return Ok{};
    try {
        app.settings.replace(read_settings(app.settings.file()).config);
    } catch (const std::runtime_error& wrong) {
        throw refuse::invalid_config.because(wrong.what()).saying(wrong.what());
    }
    co_return Ok{};
}

Task<ReadyJson> environment(App&, SystemAdmin) {
    std::map<std::string, std::map<std::string, bool>> blocks;
    for (const auto& whole : settings_from_environment()) {
        auto dot = whole.find('.');
        blocks[whole.substr(0, dot)][whole.substr(dot + 1)] = true;
    }
    co_return ReadyJson(shown_environment(blocks));
}

Task<std::vector<Audit>> audits(App& app, SignedIn caller, Query<Page> page) {
    permissions::must(app, caller, permissions::read_audits);
    std::int64_t rows = std::clamp(page.per_page, 0, 200);
    co_return co_await app.db.read(newest_audits, std::max(page.page, 0) * rows, rows);
}

// Lines are written to where the administrator reads them; a remote reader gets none.
Task<std::vector<std::string>> logs(App& app, SignedIn caller) {
    permissions::must(app, caller, permissions::get_logs);
    co_return std::vector<std::string>{};
}

Task<ReadyJson> logs_by_server(App& app, SignedIn caller) {
    permissions::must(app, caller, permissions::get_logs);
    co_return ReadyJson(R"({"default":[]})");
}

Task<Ok> forget_caches(App& app, SystemAdmin) {
    app.user_cache.clear();
    app.session_cache.clear();
    co_return Ok{};
}

Task<std::vector<AppliedMigration>> schema_version(App&, SystemAdmin) {
    std::vector<AppliedMigration> applied;
    for (const auto& migration : all_migrations())
        applied.push_back({migration.number, std::string(migration.name)});
    co_return applied;
}

Task<Ok> send_test_mail(App&, SystemAdmin) {
    throw refuse::no_mail;
    co_return Ok{};
}
Task<Ok> not_available(App&, SystemAdmin) {
    throw refuse::not_here;
    co_return Ok{};
}
Task<Ok> succeed(App&, SignedIn) { co_return Ok{}; }
Task<Ok> succeed_for_anyone(App&, Anyone) { co_return Ok{}; }
Task<ReadyJson> nothing(App&, SignedIn) { co_return ReadyJson("[]"); }
Task<ReadyJson> nothing_for_admins(App&, SystemAdmin) { co_return ReadyJson("[]"); }

Task<ReadyJson> no_jobs(App& app, SignedIn caller) {
    permissions::must(app, caller, permissions::read_jobs);
    co_return ReadyJson("[]");
}

Task<ReadyJson> agents_status(App&, SignedIn) {
    co_return ReadyJson(R"({"available":false,"reason":"app.agents.bridge.not_available"})");
}

Task<ReadyJson> onboarding(App&, SystemAdmin) {
    co_return ReadyJson(R"({"name":"FirstAdminSetupComplete","value":"true"})");
}

Task<ReadyJson> server_busy(App&, SystemAdmin) {
    co_return ReadyJson(R"({"busy":false,"expires":0,"expires_ts":""})");
}

}  // namespace heliograph::system
