// Ids begin with the time, so "newest first" and "older than" walk the key.
#include "src/deliveries/store.h"

namespace heliograph::deliveries {

namespace {

// In DESCRIBE order, with nothing in the place of headers and body.
constexpr const char* list_of_endpoint =
    "SELECT id, createat, kind, endpointid, endpointname, ownerid, teamid, channelid, postid, userid, "
    "method, "
    "url, lane, contenttype, '' AS requestheaders, '' AS body, state, attempts, nextattemptat, laststatus, "
    "reason, replayof FROM heliograph_deliveries WHERE endpointid = $1 AND ($2 = '' OR teamid = $2) AND "
    "($3 = '' OR kind = $3) AND ($4 < 0 OR state = $4) AND createat >= $5 AND ($6 = '' OR ownerid = $6) "
    "ORDER BY id DESC LIMIT $7 OFFSET $8";
constexpr const char* list_of_all =
    "SELECT id, createat, kind, endpointid, endpointname, ownerid, teamid, channelid, postid, userid, "
    "method, "
    "url, lane, contenttype, '' AS requestheaders, '' AS body, state, attempts, nextattemptat, laststatus, "
    "reason, replayof FROM heliograph_deliveries WHERE ($1 = '' OR teamid = $1) AND "
    "($2 = '' OR kind = $2) AND ($3 < 0 OR state = $3) AND createat >= $4 AND ($5 = '' OR ownerid = $5) "
    "ORDER BY id DESC LIMIT $6 OFFSET $7";

constexpr std::int64_t waits = static_cast<std::int64_t>(State::waiting);

}  // namespace

void insert_delivery(Transaction& tx, const Delivery& delivery) {
    tx.insert("heliograph_deliveries", delivery);
}

std::optional<Delivery> find_delivery(Reader& db, DeliveryId id) {
    return db.one<Delivery>("FROM heliograph_deliveries WHERE id = $1", id);
}

std::vector<Attempt> attempts_of(Reader& db, DeliveryId id) {
    return db.all<Attempt>("FROM heliograph_attempts WHERE deliveryid = $1 ORDER BY number", id);
}

std::vector<Delivery> list_deliveries(Reader& db, Wanted wanted, std::int64_t count, std::int64_t skip) {
    const auto& query = wanted.query;
    std::int64_t state = wanted.state.value_or(-1);
    if (!query.endpoint_id.empty())
        return db.select<Delivery>(list_of_endpoint, query.endpoint_id, query.team_id, query.kind, state,
                                   query.since, wanted.owner_id, count, skip);
    return db.select<Delivery>(list_of_all, query.team_id, query.kind, state, query.since, wanted.owner_id,
                               count, skip);
}

std::vector<Delivery> last_of_endpoints(Reader& db, std::vector<std::string> endpoint_ids) {
    std::vector<Delivery> last;
    for (const auto& id : endpoint_ids) {
        auto found = db.one<Delivery>(
            "FROM heliograph_deliveries WHERE endpointid = $1 AND attempts > 0 ORDER BY id DESC LIMIT 1", id);
        if (found) last.push_back(std::move(*found));
    }
    return last;
}

std::vector<Due> waiting_of_lane(Reader& db, std::int64_t lane, std::int64_t count) {
    std::vector<Due> due;
    for (auto& [id, at] : db.tuples<DeliveryId, Millis>(
             "SELECT id, nextattemptat FROM heliograph_deliveries WHERE lane = $1 AND state = 0 "
             "ORDER BY nextattemptat, id LIMIT $2",
             lane, count))
        due.push_back({id, at});
    return due;
}

std::vector<std::int64_t> lanes_that_wait(Reader& db) {
    return db.values<std::int64_t>("SELECT DISTINCT lane FROM heliograph_deliveries WHERE state = 0");
}

bool record_attempt(Transaction& tx, const Delivery& after, const Attempt& attempt) {
    auto changed = tx.execute(
        "UPDATE heliograph_deliveries SET state = $2, attempts = $3, nextattemptat = $4, laststatus = $5, "
        "reason = $6, requestheaders = $7 WHERE id = $1 AND state = $8 AND attempts = $9",
        after.id, after.state, after.attempts, after.next_attempt_at, after.last_status, after.reason,
        after.request_headers, waits, attempt.number - 1);
    if (changed == 0) return false;
    insert_attempt(tx, attempt);
    return true;
}

void give_up(Transaction& tx, DeliveryId id, const std::string& reason) {
    tx.execute("UPDATE heliograph_deliveries SET state = $2, nextattemptat = 0, reason = $3 WHERE id = $1",
               id, static_cast<std::int64_t>(State::failed), reason);
}

void insert_attempt(Transaction& tx, const Attempt& attempt) { tx.insert("heliograph_attempts", attempt); }

std::vector<DeliveryId> lost(Reader& db, Losses losses, DeliveryId after, std::int64_t count) {
    if (!losses.endpoint_id.empty())
        return db.values<DeliveryId>(
            "SELECT id FROM heliograph_deliveries d WHERE endpointid = $1 AND id > $2 AND state IN (3, 4) "
            "AND lane <> 0 AND createat >= $3 AND NOT EXISTS (SELECT 1 FROM heliograph_deliveries r WHERE "
            "r.replayof = d.id AND r.replayof <> '') ORDER BY id LIMIT $4",
            losses.endpoint_id, after, losses.since, count);
    return db.values<DeliveryId>(
        "SELECT id FROM heliograph_deliveries d WHERE id > $1 AND state IN (3, 4) AND lane <> 0 AND "
        "createat >= $2 AND ($3 = '' OR teamid = $3) AND ($4 = '' OR ownerid = $4) AND NOT EXISTS (SELECT 1 "
        "FROM heliograph_deliveries r WHERE r.replayof = d.id AND r.replayof <> '') ORDER BY id LIMIT $5",
        after, losses.since, losses.team_id, losses.owner_id, count);
}

Millis last_replayed_at(Reader& db, DeliveryId id) {
    auto found = db.values<Millis>(
        "WITH RECURSIVE again (id) AS (SELECT id FROM heliograph_deliveries WHERE replayof = $1 AND "
        "replayof <> '' UNION SELECT d.id FROM heliograph_deliveries d JOIN again ON d.replayof = again.id "
        "WHERE d.replayof <> '') SELECT a.at FROM heliograph_attempts a JOIN again ON a.deliveryid = "
        "again.id "
        "ORDER BY a.at DESC LIMIT 1",
        id);
    return found.empty() ? 0 : found.front();
}

std::int64_t delete_older(Transaction& tx, DeliveryId before, std::int64_t count) {
    auto old = tx.values<DeliveryId>(
        "SELECT id FROM heliograph_deliveries WHERE id < $1 AND state <> 0 ORDER BY id LIMIT $2", before,
        count);
    for (const auto& id : old) {
        tx.execute("DELETE FROM heliograph_attempts WHERE deliveryid = $1", id);
        tx.execute("DELETE FROM heliograph_deliveries WHERE id = $1", id);
    }
    return static_cast<std::int64_t>(old.size());
}

std::optional<Endpoint> find_endpoint(Reader& db, std::string id) {
    return db.one<Endpoint>("FROM heliograph_endpoints WHERE id = $1", id);
}

std::vector<Endpoint> endpoints_of(Reader& db, std::vector<std::string> ids) {
    std::vector<Endpoint> found;
    for (auto& id : ids)
        if (auto endpoint = find_endpoint(db, std::move(id))) found.push_back(std::move(*endpoint));
    return found;
}

void save_endpoint(Transaction& tx, const Endpoint& endpoint) {
    tx.upsert("heliograph_endpoints", "id", endpoint);
}

void mark_healthy(Transaction& tx, std::string id) {
    tx.execute(
        "UPDATE heliograph_endpoints SET failingsince = 0, toldat = 0 WHERE id = $1 AND "
        "(failingsince <> 0 OR toldat <> 0)",
        id);
}

}  // namespace heliograph::deliveries
