// The permissions are the peer's: contract/outgoing-webhooks.md, section 7.
#include "src/outgoing_webhooks/access.h"

#include "base/store/database.h"
#include "src/outgoing_webhooks/refusals.h"
#include "src/outgoing_webhooks/store.h"
#include "src/settings.h"
#include "src/teams/access.h"

namespace heliograph::outgoing_webhooks {

void require_enabled(App& app) {
    if (!app.settings.now()->integrations.EnableOutgoingWebhooks) throw refuse::disabled;
}

Task<OutgoingWebhook> managed(App& app, SignedIn caller, OutgoingHookId id) {
    require_enabled(app);
    auto hook = co_await app.db.read(find_hook, id);
    if (!hook) throw refuse::not_found;
    co_await teams::require(app, caller, hook->team_id, permissions::manage_own_outgoing_webhooks);
    if (hook->creator_id != caller.user_id)
        co_await teams::require(app, caller, hook->team_id, permissions::manage_others_outgoing_webhooks);
    co_return std::move(*hook);
}

}  // namespace heliograph::outgoing_webhooks
