// Who may react, and what happens then.
#pragma once

#include <map>
#include <vector>

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/posts/shown.h"
#include "src/reactions/model.h"

namespace heliograph::reactions {

Task<Reaction> add(App& app, SignedIn caller, Reaction wanted);
Task<Ok> remove(App& app, SignedIn caller, UserId user_id, PostId post_id, PathText emoji_name);
Task<std::vector<Reaction>> list(App& app, SignedIn caller, PostId post_id);
Task<std::map<PostId, std::vector<Reaction>>> list_several(App& app, SignedIn caller,
                                                           std::vector<PostId> ids);

// Joins the reactions to shown posts that have some.
void join(Reader& db, posts::Joined joined);

}  // namespace heliograph::reactions
