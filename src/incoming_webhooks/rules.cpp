// Managing hooks. The permissions are the peer's: contract/incoming-webhooks.md, section 8.
#include "src/incoming_webhooks/rules.h"

#include <algorithm>

#include "base/clock.h"
#include "base/random.h"
#include "base/store/database.h"
#include "src/channels/access.h"
#include "src/channels/cache.h"
#include "src/incoming_webhooks/access.h"
#include "src/incoming_webhooks/events.h"
#include "src/incoming_webhooks/refusals.h"
#include "src/incoming_webhooks/store.h"
#include "src/permissions/may.h"
#include "src/settings.h"
#include "src/teams/access.h"
#include "src/users/cache.h"

namespace heliograph::incoming_webhooks {

namespace {

constexpr std::int64_t per_page_max = 200;

bool is_username(const std::string& name) {
    static constexpr std::string_view reserved[] = {"all", "channel", "matterbot", "system"};
    if (name.empty() || name.size() > 64 || std::ranges::find(reserved, name) != std::end(reserved))
        return false;
    return std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    });
}

void check_lengths(const IncomingWebhook& hook) {
    if (hook.display_name.size() > 64) throw refuse::bad_display_name;
    if (hook.description.size() > 500) throw refuse::bad_description;
    if (hook.icon_url.size() > 1024) throw refuse::bad_icon_url;
}

// Names and icons only where the settings let a hook have them.
void take_overrides(const Config& settings, const WantedHook& wanted, IncomingWebhook& hook) {
    if (settings.integrations.EnablePostUsernameOverride) hook.username = wanted.username;
    if (settings.integrations.EnablePostIconOverride) hook.icon_url = wanted.icon_url;
    if (!hook.username.empty() && !is_username(hook.username)) throw refuse::bad_username;
}

IncomingWebhook save_new(Transaction& tx, const IncomingWebhook& hook) {
    insert_hook(tx, hook);
    settings_row(tx, hook.id);
    tx.announce(HookCreated{hook});
    return hook;
}

IncomingWebhook save_changed(Transaction& tx, const IncomingWebhook& hook) {
    update_hook(tx, hook);
    tx.announce(HookUpdated{hook});
    return hook;
}

void save_deleted(Transaction& tx, HookId id, Millis at) {
    mark_deleted(tx, id, at);
    tx.announce(HookDeleted{id});
}

}  // namespace

Task<IncomingWebhook> create(App& app, SignedIn caller, WantedHook wanted) {
    auto settings = app.settings.now();
    auto channel = co_await app.channel_cache.get(app.db, wanted.channel_id);
    if (!channel) throw refuse::channel_not_found;
    if (!settings->integrations.EnableIncomingWebhooks) throw refuse::managing_off;
    co_await teams::require(app, caller, channel->team_id, permissions::manage_own_incoming_webhooks);
    co_await channels::require_read(app, caller, channel->id);
    IncomingWebhook hook{.id = app.random.id<IncomingWebhook>(),
                         .create_at = app.clock.now(),
                         .user_id = caller.user_id,
                         .channel_id = channel->id,
                         .team_id = channel->team_id,
                         .display_name = wanted.display_name,
                         .description = wanted.description,
                         .channel_locked = wanted.channel_locked};
    hook.update_at = hook.create_at;
    if (!wanted.user_id.empty() && wanted.user_id != caller.user_id) {
        co_await teams::require(app, caller, channel->team_id, permissions::manage_others_incoming_webhooks);
        auto owner = co_await app.user_cache.get(app.db, wanted.user_id);
        if (!owner) throw refuse::bad_owner;
        hook.user_id = owner->id;
    }
    bool may_unlock =
        co_await teams::may(app, caller, channel->team_id, permissions::bypass_incoming_webhook_channel_lock);
    if (!may_unlock) hook.channel_locked = true;
    take_overrides(*settings, wanted, hook);
    if (!wanted.id.empty()) throw refuse::id_given;
    check_lengths(hook);
    co_return co_await app.db.write(save_new, hook);
}

Task<CountedHooks> list(App& app, SignedIn caller, HookListQuery query) {
    if (!app.settings.now()->integrations.EnableIncomingWebhooks) throw refuse::managing_off;
    UserId owner = caller.user_id;
    if (query.team_id.empty()) {
        if (!permissions::may(app, caller, permissions::manage_own_incoming_webhooks))
            throw ::heliograph::refuse::not_allowed;
        if (permissions::may(app, caller, permissions::manage_others_incoming_webhooks)) owner = UserId();
    } else {
        co_await teams::require(app, caller, query.team_id, permissions::manage_own_incoming_webhooks);
        bool others =
            co_await teams::may(app, caller, query.team_id, permissions::manage_others_incoming_webhooks);
        if (others) owner = UserId();
    }
    std::int64_t per_page = std::clamp<std::int64_t>(query.per_page, 0, per_page_max);
    std::int64_t page = std::max<std::int64_t>(query.page, 0);
    CountedHooks counted;
    counted.incoming_webhooks =
        co_await app.db.read(hooks_of, query.team_id, owner, per_page, page * per_page);
    if (query.include_total_count)
        counted.total_count = co_await app.db.read(count_hooks, query.team_id, owner);
    co_return counted;
}

Task<IncomingWebhook> get(App& app, SignedIn caller, HookId hook_id) {
    auto facts = co_await managed(app, caller, hook_id);
    co_return facts->hook;
}

Task<IncomingWebhook> update(App& app, SignedIn caller, HookId hook_id, WantedHook wanted) {
    if (!app.settings.now()->integrations.EnableIncomingWebhooks) throw refuse::managing_off;
    if (wanted.id != hook_id)
        throw ::heliograph::refuse::invalid_body_param.because("hook_id").saying(
            "Invalid or missing hook_id in request body.");
    auto facts = co_await managed(app, caller, hook_id);
    IncomingWebhook hook = facts->hook;
    if (!wanted.team_id.empty() && wanted.team_id != hook.team_id) throw refuse::other_team;
    auto channel = co_await app.channel_cache.get(app.db, wanted.channel_id);
    if (!channel) throw refuse::channel_not_found;
    if (channel->team_id != hook.team_id) throw refuse::other_team;
    if (channel->type != "O") co_await channels::require_read(app, caller, channel->id);
    hook.channel_id = channel->id;
    hook.display_name = wanted.display_name;
    hook.description = wanted.description;
    hook.channel_locked = wanted.channel_locked;
    bool may_unlock =
        co_await teams::may(app, caller, hook.team_id, permissions::bypass_incoming_webhook_channel_lock);
    if (!may_unlock) hook.channel_locked = true;
    take_overrides(*app.settings.now(), wanted, hook);
    hook.update_at = app.clock.now();
    co_return co_await app.db.write(save_changed, hook);
}

Task<Ok> remove(App& app, SignedIn caller, HookId hook_id) {
    co_await managed(app, caller, hook_id);
    co_await app.db.write(save_deleted, hook_id, app.clock.now());
    co_return Ok{};
}

}  // namespace heliograph::incoming_webhooks
