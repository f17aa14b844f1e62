// The checks of GET, PUT and DELETE of one hook, and of its settings and log.
#include "src/incoming_webhooks/access.h"

#include "src/channels/access.h"
#include "src/channels/cache.h"
#include "src/incoming_webhooks/refusals.h"
#include "src/settings.h"
#include "src/teams/access.h"

namespace heliograph::incoming_webhooks {

Task<std::shared_ptr<const HookFacts>> managed(App& app, SignedIn caller, HookId hook_id) {
    if (!app.settings.now()->integrations.EnableIncomingWebhooks) throw refuse::managing_off;
    auto facts = co_await app.hook_cache.get(app.db, hook_id);
    if (!facts) throw refuse::not_found;
    const IncomingWebhook& hook = facts->hook;
    co_await teams::require(app, caller, hook.team_id, permissions::manage_own_incoming_webhooks);
    auto channel = co_await app.channel_cache.get(app.db, hook.channel_id);
    if (!channel) throw refuse::channel_not_found;
    if (channel->type != "O") co_await channels::require_read(app, caller, channel->id);
    if (hook.user_id != caller.user_id)
        co_await teams::require(app, caller, hook.team_id, permissions::manage_others_incoming_webhooks);
    co_return facts;
}

}  // namespace heliograph::incoming_webhooks
