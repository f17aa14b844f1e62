// The doors of actions.
#include "src/actions/cookies.h"
#include "src/actions/dialogs.h"
#include "src/actions/pressing.h"
#include "src/capability.h"
#include "src/posts/cache.h"

namespace heliograph::actions {

namespace {

// A body is not needed, and a broken one counts as none.
Task<Pressed> press_door(App& app, SignedIn caller, PostId post_id, PathText action_id, Request request) {
    auto read = from_json<Press>(request.body);
    return press(app, std::move(caller), post_id, std::move(action_id), read ? std::move(*read) : Press{});
}

}  // namespace

void routes(Routes<App>& on) {
    on.post("/api/v4/posts/{post_id}/actions/{action_id}", press_door, "Press a button or choose in a menu");
    on.post("/api/v4/actions/dialogs/open", open, "Open a dialog for the person of a trigger id");
    on.post("/api/v4/actions/dialogs/submit", submit, "Submit a dialog");
    on.post("/api/v4/actions/dialogs/lookup", look_up, "Look up options of a dynamic select");
}

void listen(App& app) { app.post_cache.seal_actions = seal_actions; }

}  // namespace heliograph::actions
