// Custom statuses: an emoji and a text in the props of an account, and the few chosen last.
#pragma once

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/presence/model.h"

namespace heliograph::presence {

Task<Ok> set_custom(App& app, SignedIn caller, UserId user_id, CustomStatus wanted);
Task<Ok> clear_custom(App& app, SignedIn caller, UserId user_id);
Task<Ok> forget_recent(App& app, SignedIn caller, UserId user_id, CustomStatus which);

}  // namespace heliograph::presence
