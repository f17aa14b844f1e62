// What the peer's hooks lack: events, private channels, patterns, the switch, the secret, and how each fares.
#include <map>

#include "base/clock.h"
#include "base/store/database.h"
#include "src/deliveries/asking.h"
#include "src/deliveries/rules.h"
#include "src/deliveries/store.h"
#include "src/outgoing_webhooks/access.h"
#include "src/outgoing_webhooks/checks.h"
#include "src/outgoing_webhooks/events.h"
#include "src/outgoing_webhooks/refusals.h"
#include "src/outgoing_webhooks/rules.h"
#include "src/outgoing_webhooks/store.h"
#include "src/settings.h"

namespace heliograph::outgoing_webhooks {

namespace {

constexpr std::int64_t overview_max = 1000;
constexpr Millis hour_ms = 60 * 60 * 1000;

OutgoingSettings settings_of(const Extras& extras, const deliveries::Endpoint& endpoint) {
    return {.disabled = endpoint.disabled_at != 0,
            .disabled_reason = endpoint.disabled_reason,
            .events = extras.events,
            .private_channels = extras.private_channels,
            .direct_messages = extras.direct_messages,
            .channel_ids = extras.channel_ids,
            .pattern = extras.pattern,
            .secret = endpoint.secret,
            .old_secret_until = endpoint.old_secret_until};
}

// `app` outlives the write. A hook of a database that the peer made gets its endpoint here.
OutgoingSettings read_settings(Transaction& tx, App* app, OutgoingHookId id) {
    return settings_of(extras_of(tx, id), deliveries::endpoint_of(*app, tx, id.str(), kind));
}

OutgoingSettings save_settings(Transaction& tx, App* app, const OutgoingWebhook& hook,
                               const OutgoingSettings& wanted) {
    save_extras(tx, {.hook_id = hook.id,
                     .events = wanted.events,
                     .private_channels = wanted.private_channels,
                     .direct_messages = wanted.direct_messages,
                     .channel_ids = wanted.channel_ids,
                     .pattern = wanted.pattern});
    deliveries::switch_endpoint(*app, tx, hook.id.str(), kind, !wanted.disabled, "");
    tx.announce(OutgoingHooksChanged{hook.team_id});
    return read_settings(tx, app, hook.id);
}

std::string new_secret(Transaction& tx, App* app, OutgoingHookId id, Millis overlap_ms) {
    return deliveries::rotate_secret(*app, tx, id.str(), kind, overlap_ms).secret;
}

struct Faring {
    std::vector<deliveries::Endpoint> endpoints;
    std::vector<deliveries::Delivery> last;
};

Faring read_faring(Reader& db, std::vector<std::string> ids) {
    return {.endpoints = deliveries::endpoints_of(db, ids),
            .last = deliveries::last_of_endpoints(db, std::move(ids))};
}

}  // namespace

Task<OutgoingSettings> get_settings(App& app, SignedIn caller, OutgoingHookId id) {
    OutgoingWebhook hook = co_await managed(app, std::move(caller), id);
    co_return co_await app.db.write(read_settings, &app, hook.id);
}

Task<OutgoingSettings> put_settings(App& app, SignedIn caller, OutgoingHookId id, OutgoingSettings wanted) {
    OutgoingWebhook hook = co_await managed(app, caller, id);
    check(wanted);
    if (wanted.events.empty()) wanted.events = {"post"};
    Extras before = co_await app.db.read(extras_of, id);
    bool opens = (wanted.private_channels && !before.private_channels) ||
                 (wanted.direct_messages && !before.direct_messages);
    if (opens && caller.user_id != hook.creator_id) throw refuse::only_owner;
    co_return co_await app.db.write(save_settings, &app, hook, wanted);
}

Task<FreshSecret> rotate_secret(App& app, SignedIn caller, OutgoingHookId id) {
    OutgoingWebhook hook = co_await managed(app, std::move(caller), id);
    Millis overlap_ms = app.settings.now()->heliograph.SecretOverlapHours * hour_ms;
    co_return FreshSecret{co_await app.db.write(new_secret, &app, hook.id, overlap_ms)};
}

Task<std::vector<OutgoingOverview>> overview(App& app, SignedIn caller, Query<OutgoingOverviewQuery> query) {
    Query<OutgoingListQuery> all;
    all.team_id = query.team_id;
    all.per_page = 200;
    std::vector<OutgoingOverview> result;
    std::vector<std::string> ids;
    for (; all.page * 200 < overview_max; ++all.page) {
        auto hooks = co_await list(app, caller, all);
        for (auto& hook : hooks) {
            ids.push_back(hook.id.str());
            result.push_back({.hook = std::move(hook), .state = "live"});
        }
        if (hooks.size() < 200) break;
    }
    Faring faring = co_await app.db.read(read_faring, std::move(ids));
    std::map<std::string, OutgoingOverview*> by_id;
    for (auto& each : result) by_id[each.hook.id.str()] = &each;
    for (const auto& delivery : faring.last) {
        auto& each = *by_id.at(delivery.endpoint_id);
        each.last_delivery_at = delivery.create_at;
        each.last_outcome = deliveries::state_name(delivery.state);
        each.reason = delivery.reason;
    }
    for (const auto& endpoint : faring.endpoints) {
        if (endpoint.disabled_at == 0) continue;
        auto& each = *by_id.at(endpoint.id);
        each.state = "disabled";
        if (!endpoint.disabled_reason.empty()) each.reason = endpoint.disabled_reason;
    }
    co_return result;
}

}  // namespace heliograph::outgoing_webhooks
