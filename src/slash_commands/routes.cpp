// The doors of slash_commands.
#include "src/address_key.h"
#include "src/capability.h"
#include "src/settings.h"
#include "src/slash_commands/autocomplete.h"
#include "src/slash_commands/cache.h"
#include "src/slash_commands/calling.h"
#include "src/slash_commands/executing.h"
#include "src/slash_commands/refusals.h"
#include "src/slash_commands/rules.h"

namespace heliograph::slash_commands {

namespace {

Answer refused_later(App& app, const Refused& inner, const std::string& request_id) {
    bool developer = app.settings.now()->service.EnableDeveloper;
    std::string_view id = inner.refusal().id;
    std::string reason = std::string(id) + ": " + inner.sentence() + " " + inner.reason();
    if (!developer) reason.clear();
    if (id == refuse::later_unparsable.id)
        return refusal_answer(inner.refusal(), inner.sentence(), request_id, reason);
    Refusal outer{inner.refusal().status, refuse::later_id, refuse::later_sentence};
    return refusal_answer(outer, refuse::later_sentence, request_id, reason);
}

// The peer hides why it refuses behind one id.
Task<Answer> later_door(App& app, AddressKey, PathText id, Request request) {
    LaterAnswer later{.id = id,
                      .content_type = std::string(request.header("Content-Type")),
                      .body = std::move(request.body)};
    std::string request_id = request.request_id;
    try {
        co_await take_later_answer(app, std::move(later));
    } catch (const Refusal& refusal) {
        co_return refused_later(app, refusal.because(""), request_id);
    } catch (const Refused& refused) {
        co_return refused_later(app, refused, request_id);
    }
    Answer answer;
    answer.content_type = "text/plain";
    answer.body = "ok";
    co_return answer;
}

}  // namespace

void routes(Routes<App>& on) {
    on.post("/api/v4/commands/execute", execute, "Run a slash command");
    on.post("/hooks/commands/{hook_id}", later_door, "Answer a command later");

    on.post("/api/v4/commands", create, "Create a slash command").answers(201);
    on.get("/api/v4/commands", list, "List the slash commands of a team");
    on.get("/api/v4/commands/{command_id}", get, "Get a slash command");
    on.put("/api/v4/commands/{command_id}", update, "Update a slash command");
    on.put("/api/v4/commands/{command_id}/move", move, "Move a slash command to another team");
    on.put("/api/v4/commands/{command_id}/regen_token", regenerate_token, "Give a slash command a new token");
    on.del("/api/v4/commands/{command_id}", remove, "Delete a slash command");

    on.get("/api/v4/teams/{team_id}/commands/autocomplete", list_suggested,
           "List the commands that clients suggest");
    on.get("/api/v4/teams/{team_id}/commands/autocomplete_suggestions", suggest,
           "Suggest how a command goes on");
    on.get("/api/heliograph/commands", list_in_use, "List slash commands with their last use");
}

void listen(App& app) { app.command_cache.listen(app.bus); }

}  // namespace heliograph::slash_commands
