// What anybody may ask of the server as a whole.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/system/model.h"

namespace heliograph::system {

using Texts = std::map<std::string, std::string>;

Task<Texts> ping(App& app, Anyone caller, Query<PingQuery> query);
Task<Texts> client_settings(App& app, Anyone caller);
Task<Texts> client_licence(App& app, Anyone caller);
Task<std::vector<std::string>> timezones(App& app, SignedIn caller);
Task<std::vector<Figure>> analytics(App& app, SignedIn caller, Query<AnalyticsQuery> query);
Task<ServerLimits> limits(App& app, SignedIn caller);
Task<PostUsage> post_usage(App& app, SignedIn caller);
Task<StorageUsage> storage_usage(App& app, SignedIn caller);
Task<TeamUsage> team_usage(App& app, SignedIn caller);

// Gives the server an id and a birthday. REQUIRES: not on a loop.
void prepare(App& app);

}  // namespace heliograph::system
