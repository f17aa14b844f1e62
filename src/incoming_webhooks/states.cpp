// What the peer's hooks lack to be looked after: how each fares, and a new address.
#include <algorithm>

#include "base/clock.h"
#include "base/random.h"
#include "base/store/database.h"
#include "src/incoming_webhooks/access.h"
#include "src/incoming_webhooks/events.h"
#include "src/incoming_webhooks/received.h"
#include "src/incoming_webhooks/rules.h"
#include "src/settings.h"

namespace heliograph::incoming_webhooks {

namespace {

constexpr Millis hour_ms = 60 * 60 * 1000;

std::vector<HookOverview> overviews(Reader& db, const std::vector<IncomingWebhook>& hooks, Millis now) {
    std::vector<HookOverview> all;
    for (const auto& hook : hooks) all.push_back(overview_of(db, hook, now));
    return all;
}

IncomingWebhook save_renamed(Transaction& tx, const IncomingWebhook& before, HookId new_id,
                             Millis former_until) {
    rename_hook(tx, before.id, new_id, former_until);
    auto after = find_hook(tx, new_id);
    ENSURE(after);
    tx.announce(HookRenamed{before.id, new_id});
    return *after;
}

IncomingWebhook save_retired(Transaction& tx, const IncomingWebhook& hook) {
    forget_former_ids(tx, hook.id);
    tx.announce(HookSettingsChanged{hook.id});
    return hook;
}

}  // namespace

Task<std::vector<HookOverview>> overview(App& app, SignedIn caller, Query<OverviewQuery> query) {
    HookListQuery listed{.team_id = query.team_id, .page = query.page, .per_page = query.per_page};
    auto hooks = co_await list(app, std::move(caller), listed);
    co_await flush_received(app);
    co_return co_await app.db.read(overviews, std::move(hooks.incoming_webhooks), app.clock.now());
}

Task<IncomingWebhook> rotate(App& app, SignedIn caller, HookId hook_id) {
    auto facts = co_await managed(app, caller, hook_id);
    Millis until = app.clock.now() + app.settings.now()->heliograph.SecretOverlapHours * hour_ms;
    co_return co_await app.db.write(save_renamed, facts->hook, app.random.id<IncomingWebhook>(), until);
}

Task<IncomingWebhook> retire_former(App& app, SignedIn caller, HookId hook_id) {
    auto facts = co_await managed(app, caller, hook_id);
    co_return co_await app.db.write(save_retired, facts->hook);
}

}  // namespace heliograph::incoming_webhooks
