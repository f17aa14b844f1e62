// A press on a button or a choice in a menu.
#pragma once

#include "src/actions/model.h"
#include "src/callers.h"

namespace heliograph::actions {

Task<Pressed> press(App& app, SignedIn caller, PostId post_id, std::string action_id, Press press);

}  // namespace heliograph::actions
