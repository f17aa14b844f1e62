// The peer's part, with its order of checks.
#include "src/outgoing_webhooks/rules.h"

#include <algorithm>

#include "base/clock.h"
#include "base/random.h"
#include "base/store/database.h"
#include "src/channels/access.h"
#include "src/channels/cache.h"
#include "src/deliveries/asking.h"
#include "src/deliveries/store.h"
#include "src/outgoing_webhooks/access.h"
#include "src/outgoing_webhooks/checks.h"
#include "src/outgoing_webhooks/events.h"
#include "src/outgoing_webhooks/refusals.h"
#include "src/outgoing_webhooks/store.h"
#include "src/permissions/may.h"
#include "src/teams/access.h"
#include "src/users/cache.h"

namespace heliograph::outgoing_webhooks {

namespace {

constexpr std::int64_t per_page_max = 200;

// `app` outlives the write.
OutgoingWebhook save_new(Transaction& tx, App* app, const OutgoingWebhook& hook) {
    insert_hook(tx, hook);
    deliveries::endpoint_of(*app, tx, hook.id.str(), kind);
    tx.announce(OutgoingHooksChanged{hook.team_id});
    return hook;
}

OutgoingWebhook save_changed(Transaction& tx, const OutgoingWebhook& hook, bool forget_private) {
    update_hook(tx, hook);
    if (forget_private) {
        Extras extras = extras_of(tx, hook.id);
        if (extras.private_channels || extras.direct_messages) {
            extras.private_channels = extras.direct_messages = false;
            save_extras(tx, extras);
        }
    }
    tx.announce(OutgoingHooksChanged{hook.team_id});
    return hook;
}

void save_deleted(Transaction& tx, App* app, const OutgoingWebhook& hook, Millis at) {
    mark_deleted(tx, hook.id, at);
    // What still waits goes nowhere.
    deliveries::switch_endpoint(*app, tx, hook.id.str(), kind, false, deleted_reason);
    tx.announce(OutgoingHooksChanged{hook.team_id});
}

using SharedChannel = std::shared_ptr<const channels::Channel>;

// The channel that the hook is bound to; null for none.
Task<SharedChannel> bound_channel(App& app, OutgoingWebhook hook, Refusal closed) {
    if (hook.channel_id.empty()) co_return nullptr;
    auto channel = co_await app.channel_cache.get(app.db, hook.channel_id);
    if (!channel) throw refuse::channel_not_found;
    if (channel->type != "O") throw closed;
    if (channel->team_id != hook.team_id) throw refuse::other_team_channel;
    co_return channel;
}

// Whose hooks a list has: everybody's, or the caller's own.
Task<UserId> listed_creator(App& app, SignedIn caller, OutgoingListQuery query) {
    using permissions::manage_others_outgoing_webhooks;
    using permissions::manage_own_outgoing_webhooks;
    bool others = false;
    if (!query.channel_id.empty()) {
        co_await channels::require(app, caller, query.channel_id, manage_own_outgoing_webhooks);
        others = co_await channels::may(app, caller, query.channel_id, manage_others_outgoing_webhooks);
    } else if (!query.team_id.empty()) {
        co_await teams::require(app, caller, query.team_id, manage_own_outgoing_webhooks);
        others = co_await teams::may(app, caller, query.team_id, manage_others_outgoing_webhooks);
    } else {
        permissions::must(app, caller, manage_own_outgoing_webhooks);
        others = permissions::may(app, caller, manage_others_outgoing_webhooks);
    }
    co_return others ? UserId() : caller.user_id;
}

}  // namespace

Task<OutgoingWebhook> create(App& app, SignedIn caller, OutgoingWebhook wanted) {
    require_enabled(app);
    co_await teams::require(app, caller, wanted.team_id, permissions::manage_own_outgoing_webhooks);
    OutgoingWebhook hook = wanted;
    hook.creator_id = caller.user_id;
    if (!wanted.creator_id.empty()) {
        co_await teams::require(app, caller, wanted.team_id, permissions::manage_others_outgoing_webhooks);
        auto creator = co_await app.user_cache.get(app.db, wanted.creator_id);
        if (!creator) throw refuse::no_creator;
        hook.creator_id = creator->id;
    }
    co_await bound_channel(app, hook, refuse::not_public);
    if (hook.channel_id.empty() && words_of(hook).empty()) throw refuse::no_trigger;
    auto others = co_await app.db.read(hooks_of_team, hook.team_id);
    hook.id = OutgoingHookId();
    if (intersects(hook, others)) throw refuse::intersects;
    if (!wanted.id.empty()) throw refuse::id_given;
    hook.id = app.random.id<OutgoingWebhook>();
    if (hook.token.empty()) hook.token = app.random.id_text().str();
    hook.create_at = hook.update_at = app.clock.now();
    hook.delete_at = 0;
    check(hook);
    co_return co_await app.db.write(save_new, &app, hook);
}

Task<std::vector<OutgoingWebhook>> list(App& app, SignedIn caller, Query<OutgoingListQuery> query) {
    require_enabled(app);
    UserId creator = co_await listed_creator(app, caller, query);
    // With a channel the team is not looked at.
    if (!query.channel_id.empty()) query.team_id = TeamId();
    std::int64_t per_page = std::clamp<std::int64_t>(query.per_page, 0, per_page_max);
    std::int64_t page = std::max<std::int64_t>(query.page, 0);
    OutgoingListQuery plain = query;
    co_return co_await app.db.read(hooks_of, plain, creator, per_page, page * per_page);
}

Task<OutgoingWebhook> get(App& app, SignedIn caller, OutgoingHookId id) {
    co_return co_await managed(app, std::move(caller), id);
}

Task<OutgoingWebhook> update(App& app, SignedIn caller, OutgoingHookId id, OutgoingWebhook wanted) {
    if (wanted.id != id)
        throw ::heliograph::refuse::invalid_body_param.because("hook_id").saying(
            "Invalid or missing hook_id in request body.");
    OutgoingWebhook old = co_await managed(app, caller, id);
    if (!wanted.team_id.empty() && wanted.team_id != old.team_id) throw refuse::other_team;
    OutgoingWebhook hook = std::move(wanted);
    hook.creator_id = old.creator_id;
    hook.team_id = old.team_id;
    hook.create_at = old.create_at;
    hook.delete_at = old.delete_at;
    hook.update_at = app.clock.now();
    co_await bound_channel(app, hook, refuse::not_open);
    if (hook.channel_id.empty() && words_of(hook).empty()) throw refuse::no_trigger_left;
    if (intersects(hook, co_await app.db.read(hooks_of_team, hook.team_id)))
        throw refuse::intersects_on_update;
    // What only its owner may hear does not follow the hook to an address that somebody else chose.
    bool forget_private = caller.user_id != old.creator_id && hook.callback_urls != old.callback_urls;
    co_return co_await app.db.write(save_changed, hook, forget_private);
}

Task<Ok> remove(App& app, SignedIn caller, OutgoingHookId id) {
    OutgoingWebhook hook = co_await managed(app, std::move(caller), id);
    co_await app.db.write(save_deleted, &app, hook, app.clock.now());
    co_return Ok{};
}

Task<OutgoingWebhook> regenerate_token(App& app, SignedIn caller, OutgoingHookId id) {
    OutgoingWebhook hook = co_await managed(app, std::move(caller), id);
    hook.token = app.random.id_text().str();
    hook.update_at = app.clock.now();
    co_return co_await app.db.write(save_changed, hook, false);
}

}  // namespace heliograph::outgoing_webhooks
