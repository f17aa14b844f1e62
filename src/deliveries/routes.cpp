// The doors of deliveries.
#include "base/events/bus.h"
#include "src/capability.h"
#include "src/deliveries/dispatcher.h"
#include "src/deliveries/events.h"
#include "src/deliveries/failures.h"
#include "src/deliveries/rules.h"

namespace heliograph::deliveries {

void routes(Routes<App>& on) {
    on.get("/api/heliograph/deliveries", list, "List calls to the outside, newest first");
    on.get("/api/heliograph/deliveries/{delivery_id}", get,
           "Get one call to the outside with its request and all attempts");
    on.post("/api/heliograph/deliveries/replay", replay_since,
            "Send the failed and dead deliveries of a hook or a team again, since a time");
    on.post("/api/heliograph/deliveries/{delivery_id}/replay", replay, "Send a delivery again").answers(201);
}

void listen(App& app) {
    app.bus.on<DeliveryWaits>([&app](const DeliveryWaits& news) { app.dispatcher.wake(news); });
    tell_owners(app);
}

}  // namespace heliograph::deliveries
