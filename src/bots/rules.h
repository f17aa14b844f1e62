// What may be done with bots, and what happens then.
#pragma once

#include <vector>

#include "base/words/answers.h"
#include "src/bots/model.h"
#include "src/callers.h"
#include "src/users/model.h"

namespace heliograph::bots {

Task<Bot> create(App& app, SignedIn caller, BotPatch wanted);
Task<Tagged<Bot>> get(App& app, SignedIn caller, UserId id, Query<WithDisabled> query);
Task<Tagged<std::vector<Bot>>> list(App& app, SignedIn caller, Query<BotWindow> query);
Task<Bot> patch(App& app, SignedIn caller, UserId id, BotPatch patch);
Task<Bot> disable(App& app, SignedIn caller, UserId id);
Task<Bot> enable(App& app, SignedIn caller, UserId id);
Task<Bot> assign(App& app, SignedIn caller, UserId id, UserId owner_id);

// The patch needs a password: the person logs in with it from then on.
Task<users::User> convert_to_user(App& app, SystemAdmin caller, UserId id, NewPerson person,
                                  users::UserPatch patch);
Task<Bot> convert_to_bot(App& app, SystemAdmin caller, UserId id);

// Keeps bots in step with their accounts and owners, and tells administrators of bots whose owner is gone.
void listen_to_users(App& app);

}  // namespace heliograph::bots
