// Reading, setting and deleting preferences.
#pragma once

#include <vector>

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/preferences/model.h"

namespace heliograph::preferences {

Task<std::vector<Preference>> list(App& app, SignedIn caller, UserId user_id);
Task<std::vector<Preference>> category(App& app, SignedIn caller, UserId user_id, PathText category);
Task<Preference> get(App& app, SignedIn caller, UserId user_id, PathText category, PathText name);
Task<Ok> set(App& app, SignedIn caller, UserId user_id, std::vector<Preference> wanted);
Task<Ok> remove(App& app, SignedIn caller, UserId user_id, std::vector<Preference> wanted);

}  // namespace heliograph::preferences
