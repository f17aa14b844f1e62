// The doors of bots.
#include "src/bots/rules.h"
#include "src/capability.h"
#include "src/users/view.h"

namespace heliograph::bots {

namespace {

Task<ReadyJson> convert_to_user_door(App& app, SystemAdmin caller, UserId id, Query<NewPerson> person,
                                     users::UserPatch patch) {
    auto user = co_await convert_to_user(app, std::move(caller), id, person, std::move(patch));
    co_return ReadyJson(users::user_json(user, {users::Viewer::As::admin}));
}

}  // namespace

void routes(Routes<App>& on) {
    on.post("/api/v4/bots", create, "Make a bot").answers(201);
    on.get("/api/v4/bots", list, "List bots");
    on.get("/api/v4/bots/{bot_user_id}", get, "Get a bot");
    on.put("/api/v4/bots/{bot_user_id}", patch, "Change a bot");
    on.post("/api/v4/bots/{bot_user_id}/disable", disable, "Disable a bot");
    on.post("/api/v4/bots/{bot_user_id}/enable", enable, "Enable a bot");
    on.post("/api/v4/bots/{bot_user_id}/assign/{user_id}", assign, "Give a bot to another owner");
    on.post("/api/v4/bots/{bot_user_id}/convert_to_user", convert_to_user_door, "Make a person of a bot");
    on.post("/api/v4/users/{user_id}/convert_to_bot", convert_to_bot, "Make a bot of a person");
}

void listen(App& app) { listen_to_users(app); }

}  // namespace heliograph::bots
