// The doors of search.
#include "src/capability.h"
#include "src/search/rules.h"

namespace heliograph::search {

namespace {

// The peer forbids caches to keep what was found.
Answer found(SearchResult result) {
    Answer answer;
    answer.body = to_json(result);
    answer.headers.push_back({"Cache-Control", "no-cache, no-store, must-revalidate"});
    return answer;
}

Task<Answer> team_door(App& app, SignedIn caller, TeamId team_id, SearchQuery query) {
    co_return found(co_await find_in_team(app, std::move(caller), team_id, std::move(query)));
}

Task<Answer> door(App& app, SignedIn caller, SearchQuery query) {
    co_return found(co_await find_everywhere(app, std::move(caller), std::move(query)));
}

}  // namespace

void routes(Routes<App>& on) {
    on.post("/api/v4/teams/{team_id}/posts/search", team_door, "Find posts in a team");
    on.post("/api/v4/posts/search", door, "Find posts in all teams");
    on.get("/api/v4/users/{user_id}/posts/flagged", flagged, "List the posts that a person saved");
}

void listen(App& app) { keep_fed(app); }

}  // namespace heliograph::search
