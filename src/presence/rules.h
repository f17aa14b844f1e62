// What changes a status: people, sockets, and time. live calls connected, disconnected and active.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/presence/model.h"

namespace heliograph::presence {

// A socket of the user opened: online, unless away or dnd by choice. Never waits, never throws. On a loop.
void connected(App& app, UserId user_id);
// A socket closed; with the last one the user is offline.
void disconnected(App& app, UserId user_id);
// Something was done by the person: online; `manual` says that a client asked for it.
void active(App& app, UserId user_id, bool manual);
// The client says that nobody is there any more.
void inactive(App& app, UserId user_id, bool manual);

// Statuses of these people, offline where nothing is known.
Task<std::vector<Status>> of_ids(App& app, std::vector<UserId> ids);
// Of everyone known in memory: user id to status, as the action get_statuses answers.
std::map<std::string, std::string> all_known(App& app);

}  // namespace heliograph::presence
