// The doors of preferences.
#include "src/capability.h"
#include "src/preferences/news.h"
#include "src/preferences/rules.h"

namespace heliograph::preferences {

void routes(Routes<App>& on) {
    on.get("/api/v4/users/{user_id}/preferences", list, "List preferences");
    on.put("/api/v4/users/{user_id}/preferences", set, "Set preferences");
    on.post("/api/v4/users/{user_id}/preferences/delete", remove, "Delete preferences");
    on.get("/api/v4/users/{user_id}/preferences/{category}", category, "List the preferences of a category");
    on.get("/api/v4/users/{user_id}/preferences/{category}/name/{preference_name}", get, "Get a preference");
}

void listen(App& app) { tell_news(app); }

}  // namespace heliograph::preferences
