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
Task<std::vector<Received>> list_received(App& app, SignedIn caller, HookId hook_id,
                                          Query<ReceivedQuery> query);
Task<Received> get_received(App& app, SignedIn caller, HookId hook_id, PathText number);
// Sends the request again; the answer is the log's entry of the new one.
Task<Received> replay(App& app, SignedIn caller, HookId hook_id, PathText number);

}  // namespace heliograph::incoming_webhooks
