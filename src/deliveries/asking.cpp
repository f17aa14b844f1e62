// Rows of deliveries and endpoints, inside the transactions of others.
#include "src/deliveries/asking.h"

#include "base/clock.h"
#include "base/crypto/standard_webhooks.h"
#include "base/random.h"
#include "base/store/reader.h"
#include "src/deliveries/events.h"
#include "src/deliveries/store.h"
#include "src/posts/cache.h"

namespace heliograph::deliveries {

namespace {
constexpr std::size_t secret_bytes = 32;
}

DeliveryId new_id(App& app) { return DeliveryId(app.post_cache.places.next(app.clock.now(), app.random).id); }

// FNV-1a.
std::int64_t lane_of(const std::string& endpoint_id, const std::string& url) {
    std::uint64_t hash = 14695981039346656037u;
    auto mix = [&](std::string_view text) {
        for (unsigned char byte : text) hash = (hash ^ byte) * 1099511628211u;
    };
    mix(endpoint_id);
    mix(" ");
    mix(url);
    return static_cast<std::int64_t>(hash);
}

void ask(Transaction& tx, Delivery delivery) {
    delivery.create_at = delivery.next_attempt_at = tx.now();
    delivery.lane = lane_of(delivery.endpoint_id, delivery.url);
    delivery.state = static_cast<std::int64_t>(State::waiting);
    insert_delivery(tx, delivery);
    tx.announce(DeliveryWaits{delivery.id, delivery.lane, delivery.next_attempt_at});
}

Endpoint endpoint_of(App& app, Transaction& tx, std::string id, std::string kind) {
    if (auto found = find_endpoint(tx, id)) return *found;
    Endpoint endpoint{.id = std::move(id), .kind = std::move(kind)};
    endpoint.secret = crypto::standard_webhooks_secret(app.random.bytes(secret_bytes));
    save_endpoint(tx, endpoint);
    return endpoint;
}

Endpoint rotate_secret(App& app, Transaction& tx, std::string id, std::string kind, Millis overlap_ms) {
    Endpoint endpoint = endpoint_of(app, tx, std::move(id), std::move(kind));
    endpoint.old_secret = std::move(endpoint.secret);
    endpoint.old_secret_until = tx.now() + overlap_ms;
    endpoint.secret = crypto::standard_webhooks_secret(app.random.bytes(secret_bytes));
    save_endpoint(tx, endpoint);
    tx.announce(EndpointChanged{endpoint.id});
    return endpoint;
}

void switch_endpoint(App& app, Transaction& tx, std::string id, std::string kind, bool on,
                     std::string reason) {
    Endpoint endpoint = endpoint_of(app, tx, std::move(id), std::move(kind));
    if (on == (endpoint.disabled_at == 0)) return;
    endpoint.disabled_at = on ? 0 : tx.now();
    endpoint.disabled_reason = on ? std::string() : std::move(reason);
    if (on) endpoint.failing_since = endpoint.told_at = 0;
    save_endpoint(tx, endpoint);
    tx.announce(EndpointChanged{endpoint.id});
}

}  // namespace heliograph::deliveries
