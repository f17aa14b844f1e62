// What the admin console asks and changes.
#pragma once

#include <string>
#include <vector>

#include "base/telemetry/metrics.h"
#include "base/words/answers.h"
#include "src/callers.h"
#include "src/settings_description.h"
#include "src/system/model.h"

namespace heliograph::system {

Task<ReadyJson> settings(App& app, SystemAdmin caller);
Task<ReadyJson> replace_settings(App& app, SystemAdmin caller, Json wanted);
// Every setting in words.
Task<std::vector<DescribedBlock>> settings_in_words(App& app, SystemAdmin caller);
// The figures that Prometheus is shown, of this moment.
Task<std::vector<MetricFigure>> figures(App& app, SystemAdmin caller);
Task<Ok> reload_settings(App& app, SystemAdmin caller);
Task<ReadyJson> environment(App& app, SystemAdmin caller);
Task<std::vector<Audit>> audits(App& app, SignedIn caller, Query<Page> page);
Task<std::vector<std::string>> logs(App& app, SignedIn caller);
Task<ReadyJson> logs_by_server(App& app, SignedIn caller);
Task<Ok> forget_caches(App& app, SystemAdmin caller);
Task<std::vector<AppliedMigration>> schema_version(App& app, SystemAdmin caller);
Task<Ok> send_test_mail(App& app, SystemAdmin caller);
Task<Ok> not_available(App& app, SystemAdmin caller);
Task<Ok> succeed(App& app, SignedIn caller);
Task<Ok> succeed_for_anyone(App& app, Anyone caller);
Task<ReadyJson> nothing(App& app, SignedIn caller);
Task<ReadyJson> nothing_for_admins(App& app, SystemAdmin caller);
Task<ReadyJson> no_jobs(App& app, SignedIn caller);
Task<ReadyJson> agents_status(App& app, SignedIn caller);
Task<ReadyJson> onboarding(App& app, SystemAdmin caller);
Task<ReadyJson> server_busy(App& app, SystemAdmin caller);

}  // namespace heliograph::system
