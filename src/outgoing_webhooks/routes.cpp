// The doors of outgoing webhooks.
#include "src/address_key.h"
#include "src/capability.h"
#include "src/deliveries/dispatcher.h"
#include "src/outgoing_webhooks/answering.h"
#include "src/outgoing_webhooks/cache.h"
#include "src/outgoing_webhooks/rules.h"
#include "src/outgoing_webhooks/telling.h"

namespace heliograph::outgoing_webhooks {

namespace {

Task<Ok> take_answer(App& app, AddressKey, PathText delivery_id, PathText key, Request request) {
    co_await answer_late(app, DeliveryId(std::string_view(delivery_id)), key, std::move(request.body));
    co_return Ok{};
}

}  // namespace

void routes(Routes<App>& on) {
    on.post("/api/v4/hooks/outgoing", create, "Create an outgoing webhook").answers(201);
    on.get("/api/v4/hooks/outgoing", list, "List outgoing webhooks");
    on.get("/api/v4/hooks/outgoing/{hook_id}", get, "Get an outgoing webhook");
    on.put("/api/v4/hooks/outgoing/{hook_id}", update, "Update an outgoing webhook");
    on.del("/api/v4/hooks/outgoing/{hook_id}", remove, "Delete an outgoing webhook");
    on.post("/api/v4/hooks/outgoing/{hook_id}/regen_token", regenerate_token,
            "Give an outgoing webhook a new token");

    on.get("/api/heliograph/hooks/outgoing", overview, "List outgoing webhooks with how each fares");
    on.get("/api/heliograph/hooks/outgoing/{hook_id}", get_settings,
           "Get what an outgoing webhook hears beyond public posts, its state and its secret");
    on.put("/api/heliograph/hooks/outgoing/{hook_id}", put_settings,
           "Set what an outgoing webhook hears beyond public posts, and its state");
    on.post("/api/heliograph/hooks/outgoing/{hook_id}/rotate_secret", rotate_secret,
            "Give an outgoing webhook a new secret; the old one signs beside it for a while");

    on.post("/hooks/outgoing/{delivery_id}/{key}", take_answer, "Answer what an outgoing webhook told, later")
        .body_max(1 << 20);
}

void listen(App& app) {
    app.outgoing_cache.listen(app.bus);
    app.dispatcher.read_answers(kind, read_answer);
    hear_posts(app);
    follow_channels(app);
}

}  // namespace heliograph::outgoing_webhooks
