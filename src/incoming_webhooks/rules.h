// Managing hooks: who may, what happens.
#pragma once

#include <vector>

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/incoming_webhooks/model.h"

namespace heliograph::incoming_webhooks {

Task<IncomingWebhook> create(App& app, SignedIn caller, WantedHook wanted);
// The total is counted only if the query asks for it.
Task<CountedHooks> list(App& app, SignedIn caller, HookListQuery query);
Task<IncomingWebhook> get(App& app, SignedIn caller, HookId hook_id);
Task<IncomingWebhook> update(App& app, SignedIn caller, HookId hook_id, WantedHook wanted);
Task<Ok> remove(App& app, SignedIn caller, HookId hook_id);

Task<HookSettings> get_settings(App& app, SignedIn caller, HookId hook_id);
Task<HookSettings> put_settings(App& app, SignedIn caller, HookId hook_id, HookSettings wanted);
// Each hook with its state and what became of its last request.
Task<std::vector<HookOverview>> overview(App& app, SignedIn caller, Query<OverviewQuery> query);
// A new address for a hook whose address got known; the former one works for SecretOverlapHours.
Task<IncomingWebhook> rotate(App& app, SignedIn caller, HookId hook_id);
// Ends that time now.
Task<IncomingWebhook> retire_former(App& app, SignedIn caller, HookId hook_id);
Task<std::vector<Received>> list_received(App& app, SignedIn caller, HookId hook_id,
                                          Query<ReceivedQuery> query);
Task<Received> get_received(App& app, SignedIn caller, HookId hook_id, PathText number);
// Sends the request again; the answer is the log's entry of the new one.
Task<Received> replay(App& app, SignedIn caller, HookId hook_id, PathText number);

}  // namespace heliograph::incoming_webhooks
