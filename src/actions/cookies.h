// Cookies: what a button of a post that is nowhere stored does, sealed and bound to post, channel and person.
#pragma once

#include <string>

#include "src/actions/model.h"
#include "src/app.h"
#include "src/posts/model.h"

namespace heliograph::actions {

// Gives each action of an ephemeral post with an integration its cookie.
void seal_actions(App& app, UserId to, posts::Post& post);
// Throws action_failed if it was not sealed here, was changed, or belongs to another action.
Cookie open_cookie(App& app, const std::string& text);

}  // namespace heliograph::actions
