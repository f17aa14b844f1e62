// Managing outgoing webhooks.
#pragma once

#include <vector>

#include "base/words/answers.h"
#include "base/words/task.h"
#include "src/callers.h"
#include "src/outgoing_webhooks/model.h"

namespace heliograph::outgoing_webhooks {

Task<OutgoingWebhook> create(App& app, SignedIn caller, OutgoingWebhook wanted);
Task<std::vector<OutgoingWebhook>> list(App& app, SignedIn caller, Query<OutgoingListQuery> query);
Task<OutgoingWebhook> get(App& app, SignedIn caller, OutgoingHookId id);
Task<OutgoingWebhook> update(App& app, SignedIn caller, OutgoingHookId id, OutgoingWebhook wanted);
Task<Ok> remove(App& app, SignedIn caller, OutgoingHookId id);
Task<OutgoingWebhook> regenerate_token(App& app, SignedIn caller, OutgoingHookId id);

Task<OutgoingSettings> get_settings(App& app, SignedIn caller, OutgoingHookId id);
Task<OutgoingSettings> put_settings(App& app, SignedIn caller, OutgoingHookId id, OutgoingSettings wanted);
Task<FreshSecret> rotate_secret(App& app, SignedIn caller, OutgoingHookId id);
Task<std::vector<OutgoingOverview>> overview(App& app, SignedIn caller, Query<OutgoingOverviewQuery> query);

}  // namespace heliograph::outgoing_webhooks
