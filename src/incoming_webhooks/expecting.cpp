// The log of what hooks received says which integrations are in use.
#include "src/incoming_webhooks/expecting.h"

#include <algorithm>
#include <map>

#include "base/store/database.h"
#include "base/telemetry/log.h"
#include "base/words/refusal.h"
#include "base/words/task.h"
#include "src/incoming_webhooks/store.h"
#include "src/translation/catalogue.h"

namespace heliograph::incoming_webhooks {

namespace {

// Whoever comes in the first moments is served first.
constexpr Millis delay_ms = 300;
constexpr std::size_t hooks_max = 500;
constexpr std::int64_t requests_each = 10;
constexpr std::size_t integrations_max = 8;

// Names of integrations by their latest use, the latest first.
std::vector<std::string> integrations_in_use(Reader& db) {
    auto hooks = slots(db);
    std::ranges::sort(hooks, std::greater());
    hooks.resize(std::min(hooks.size(), hooks_max));
    std::map<std::string, Millis> latest;
    for (auto slot : hooks)
        for (const auto& row : received_of(db, slot, 0, 0, requests_each, 0))
            if (!row.integration.empty())
                latest[row.integration] = std::max(latest[row.integration], row.create_at);
    std::vector<std::string> names;
    for (const auto& [name, at] : latest) names.push_back(name);
    std::ranges::sort(names, [&](const auto& a, const auto& b) { return latest[a] > latest[b]; });
    names.resize(std::min(names.size(), integrations_max));
    return names;
}

Task<void> expect_apart(App* app) {
    co_await sleep_for(delay_ms);
    try {
        app->catalogue.expect(co_await app->db.read(integrations_in_use));
    } catch (const Refusal& busy) {
        log::debug("what hooks received is not looked at", {{"reason", busy.id}});
    }
}

}  // namespace

void expect_integrations(App& app) {
    if (app.loops.empty()) return;
    app.loops.front()->post([&app] { spawn("integrations in use", expect_apart(&app)); });
}

}  // namespace heliograph::incoming_webhooks
