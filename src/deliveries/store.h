// Every sentence of SQL about deliveries, attempts and endpoints.
#pragma once

#include <optional>
#include <vector>

#include "base/store/reader.h"
#include "src/deliveries/model.h"

namespace heliograph::deliveries {

void insert_delivery(Transaction& tx, const Delivery& delivery);
std::optional<Delivery> find_delivery(Reader& db, DeliveryId id);
std::vector<Attempt> attempts_of(Reader& db, DeliveryId id);

// What a list asks for. An empty owner is anybody; state calling counts as waiting here.
struct Wanted {
    DeliveryQuery query;
    UserId owner_id;
    std::optional<std::int64_t> state;
};
// Newest first, without bodies.
std::vector<Delivery> list_deliveries(Reader& db, Wanted wanted, std::int64_t count, std::int64_t skip);
// The newest delivery of each of these endpoints that had an attempt, without bodies.
std::vector<Delivery> last_of_endpoints(Reader& db, std::vector<std::string> endpoint_ids);

struct Due {
    DeliveryId id;               // Which.
    Millis next_attempt_at = 0;  // When.
};
// Those that wait, the earliest first.
std::vector<Due> waiting_of_lane(Reader& db, std::int64_t lane, std::int64_t count);
std::vector<std::int64_t> lanes_that_wait(Reader& db);

// A waiting delivery fails without another attempt.
void give_up(Transaction& tx, DeliveryId id, const std::string& reason);
// False if the delivery no longer waits for that attempt: then nothing is written.
bool record_attempt(Transaction& tx, const Delivery& after, const Attempt& attempt);
void insert_attempt(Transaction& tx, const Attempt& attempt);
// What is sent again. Empty ones are any.
struct Losses {
    std::string endpoint_id;
    TeamId team_id;
    UserId owner_id;
    Millis since = 0;
};
// Ids behind `after` of failed and dead deliveries that have not been sent again, the earliest first.
std::vector<DeliveryId> lost(Reader& db, Losses losses, DeliveryId after, std::int64_t count);
// When the last attempt of what repeats this delivery began; 0 for none.
Millis last_replayed_at(Reader& db, DeliveryId id);
// At most `count` that no longer wait and were made before; how many.
std::int64_t delete_older(Transaction& tx, DeliveryId before, std::int64_t count);

std::optional<Endpoint> find_endpoint(Reader& db, std::string id);
std::vector<Endpoint> endpoints_of(Reader& db, std::vector<std::string> ids);
void save_endpoint(Transaction& tx, const Endpoint& endpoint);
void mark_healthy(Transaction& tx, std::string id);

}  // namespace heliograph::deliveries
