// What changes a status: people, sockets, and time. live calls connected, disconnected, active and inactive.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/presence/model.h"

namespace heliograph::presence {

// A socket of the user opened: online, unless the person chose another status. These never wait and never
// throw. REQUIRES: on a loop.
void connected(App& app, UserId user_id);
// A socket closed; with the last one the user is offline.
void disconnected(App& app, UserId user_id);
// Something was done by the person: online; `manual` says that a client asked for it.
void active(App& app, UserId user_id, bool manual);
// The client says that nobody is there any more: away after five minutes, or at once when `manual`.
void inactive(App& app, UserId user_id, bool manual);

// Statuses of these people, offline where nothing is known.
Task<std::vector<Status>> of_ids(App& app, std::vector<UserId> ids);
// Of everyone known in memory: user id to status, as the action get_statuses answers.
std::map<std::string, std::string> all_known(App& app);

Task<std::vector<Status>> list(App& app, SignedIn caller, std::vector<UserId> ids);
Task<Status> get(App& app, SignedIn caller, UserId user_id);
Task<Status> set(App& app, SignedIn caller, UserId user_id, WantedStatus wanted);
Task<Ok> type(App& app, SignedIn caller, UserId user_id, Typing typing);

}  // namespace heliograph::presence
