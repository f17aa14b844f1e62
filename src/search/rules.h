// Finding posts.
#pragma once

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/posts/model.h"
#include "src/search/model.h"

namespace heliograph::search {

Task<SearchResult> find_in_team(App& app, SignedIn caller, TeamId team_id, SearchQuery query);
Task<SearchResult> find_everywhere(App& app, SignedIn caller, SearchQuery query);
Task<posts::PostList> flagged(App& app, SignedIn caller, UserId user_id, Query<FlaggedQuery> query);

// Keeps the index fed after posts were made, a little later and in batches.
void keep_fed(App& app);

}  // namespace heliograph::search
