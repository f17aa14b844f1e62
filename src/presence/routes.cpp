// The doors of presence.
#include "src/capability.h"
#include "src/presence/custom_status.h"
#include "src/presence/rules.h"

namespace heliograph::presence {

void routes(Routes<App>& on) {
    on.post("/api/v4/users/status/ids", list, "Get the statuses of several people");
    on.get("/api/v4/users/{user_id}/status", get, "Get a status");
    on.put("/api/v4/users/{user_id}/status", set, "Set a status");
    on.put("/api/v4/users/{user_id}/status/custom", set_custom, "Set a custom status");
    on.del("/api/v4/users/{user_id}/status/custom", clear_custom, "Clear the custom status");
    on.del("/api/v4/users/{user_id}/status/custom/recent", forget_recent, "Forget a recent custom status");
    on.post("/api/v4/users/{user_id}/status/custom/recent/delete", forget_recent,
            "Forget a recent custom status");
    on.post("/api/v4/users/{user_id}/typing", type, "Tell a channel that somebody types");
}

void listen(App&) {}

}  // namespace heliograph::presence
