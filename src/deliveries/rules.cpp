// Lists and replays. A replay is a new delivery with an id of its own: a receiver that drops what it knows
// takes it.
#include "src/deliveries/rules.h"

#include <algorithm>

#include "base/clock.h"
#include "base/random.h"
#include "base/store/database.h"
#include "src/channels/access.h"
#include "src/deliveries/access.h"
#include "src/deliveries/asking.h"
#include "src/deliveries/dispatcher.h"
#include "src/deliveries/masking.h"
#include "src/deliveries/store.h"
#include "src/permissions/may.h"
#include "src/posts/place.h"

namespace heliograph::deliveries {

namespace {

constexpr std::int64_t per_page_max = 200;
constexpr std::int64_t replayed_at_once = 200;
// An id is made before the transaction that asks for it; never as long before as this.
constexpr Millis id_leads_ms = 60'000;
constexpr const char* withheld = "(said in a channel that you cannot read)";

// Nobody waited for it, and it is whole as it stands. What was called at once is kept without its secrets.
bool is_replayable(const Delivery& delivery) { return delivery.lane != 0; }

bool waits(const Delivery& delivery) { return delivery.state == static_cast<std::int64_t>(State::waiting); }

ShownAttempt shown_attempt(const Attempt& attempt) {
    return {.number = attempt.number,
            .at = attempt.at,
            .status = attempt.status,
            .reason = attempt.reason,
            .resolve_ms = attempt.resolve_ms,
            .connect_ms = attempt.connect_ms,
            .tls_ms = attempt.tls_ms,
            .first_byte_ms = attempt.first_byte_ms,
            .total_ms = attempt.total_ms,
            .answer_headers = headers_in(attempt.answer_headers),
            .answer_body = attempt.answer_body};
}

Delivery again(const Delivery& old, DeliveryId id) {
    Delivery fresh = old;
    fresh.id = id;
    fresh.replay_of = old.id;
    fresh.attempts = fresh.last_status = 0;
    fresh.reason.clear();
    fresh.request_headers.clear();
    return fresh;
}

Delivery ask_again(Transaction& tx, DeliveryId old_id, DeliveryId id) {
    auto old = find_delivery(tx, old_id);
    if (!old) throw refuse::no_delivery;
    if (waits(*old)) {
        // Nobody waits for what is tried at once; what was put off comes now, and not once more later.
        if (old->attempts == 0) throw refuse::still_waits;
        give_up(tx, old_id, "sent again by hand before its next attempt");
    }
    ask(tx, again(*old, id));
    return *find_delivery(tx, id);
}

void ask_all_again(Transaction& tx, const std::vector<std::pair<DeliveryId, DeliveryId>>& pairs) {
    for (const auto& [old_id, id] : pairs)
        if (auto old = find_delivery(tx, old_id)) ask(tx, again(*old, id));
}

std::optional<Delivery> newest_of(Reader& db, std::string endpoint_id) {
    auto found = list_deliveries(db, {.query = {.endpoint_id = std::move(endpoint_id)}}, 1, 0);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

// Whose losses the caller may send again.
Task<Losses> losses_of(App& app, SignedIn caller, ReplaySince wanted) {
    Losses losses{.endpoint_id = wanted.endpoint_id, .since = wanted.since};
    if (!wanted.endpoint_id.empty()) {
        auto newest = co_await app.db.read(newest_of, wanted.endpoint_id);
        if (!newest) throw refuse::no_delivery;
        if (!is_replayable(co_await seen(app, std::move(caller), newest->id))) throw refuse::no_replay;
        co_return losses;
    }
    if (wanted.team_id.empty()) permissions::must(app, caller, permissions::manage_system);
    losses.team_id = wanted.team_id;
    if (co_await sight(app, caller, wanted.team_id, "outgoing_webhook") == Sight::own)
        losses.owner_id = caller.user_id;
    co_return losses;
}

}  // namespace

const char* state_name(std::int64_t state) {
    static constexpr const char* names[] = {"waiting", "calling", "delivered", "failed", "dead"};
    return state >= 0 && state <= 4 ? names[state] : "";
}

std::optional<State> state_named(std::string_view name) {
    for (int state = 0; state <= 4; ++state)
        if (name == state_name(state)) return static_cast<State>(state);
    return std::nullopt;
}

ShownDelivery shown(App& app, const Delivery& delivery) {
    bool calling = waits(delivery) && app.dispatcher.is_calling(delivery.id);
    return {.id = delivery.id,
            .create_at = delivery.create_at,
            .kind = delivery.kind,
            .endpoint_id = delivery.endpoint_id,
            .endpoint_name = delivery.endpoint_name,
            .team_id = delivery.team_id,
            .channel_id = delivery.channel_id,
            .post_id = delivery.post_id,
            .user_id = delivery.user_id,
            .url = masked_url(delivery.url),
            .state = calling ? "calling" : state_name(delivery.state),
            .attempts = delivery.attempts,
            .next_attempt_at = delivery.next_attempt_at,
            .last_status = delivery.last_status,
            .reason = delivery.reason,
            .replay_of = delivery.replay_of};
}

Task<std::vector<ShownDelivery>> list(App& app, SignedIn caller, Query<DeliveryQuery> query) {
    Sight allowed = co_await sight(app, caller, query.team_id, query.kind);
    std::int64_t per_page = query.per_page <= 0 ? 60 : std::min(query.per_page, per_page_max);
    std::int64_t page = std::max<std::int64_t>(query.page, 0);
    Wanted wanted{.query = query};
    if (allowed == Sight::own) wanted.owner_id = caller.user_id;
    bool only_calling = false;
    if (!query.state.empty()) {
        auto state = state_named(query.state);
        if (!state) throw refuse::bad_state;
        only_calling = *state == State::calling;
        wanted.state = static_cast<std::int64_t>(only_calling ? State::waiting : *state);
    }
    std::vector<ShownDelivery> result;
    for (const auto& delivery :
         co_await app.db.read(list_deliveries, std::move(wanted), per_page, page * per_page)) {
        result.push_back(shown(app, delivery));
        if (only_calling && result.back().state != "calling") result.pop_back();
    }
    co_return result;
}

Task<ShownDelivery> get(App& app, SignedIn caller, DeliveryId id) {
    Delivery delivery = co_await seen(app, caller, id);
    // Who manages webhooks does not thereby read what is said in channels that are not theirs.
    bool readable =
        delivery.channel_id.empty() || co_await channels::may_read(app, caller, delivery.channel_id);
    ShownDelivery whole = shown(app, delivery);
    whole.request_headers = headers_in(delivery.request_headers);
    whole.request_body = readable ? masked_body(delivery.body, delivery.content_type) : withheld;
    auto& log = whole.log.emplace();
    for (const auto& attempt : co_await app.db.read(attempts_of, id)) {
        log.push_back(shown_attempt(attempt));
        if (!readable && !attempt.answer_body.empty()) log.back().answer_body = withheld;
    }
    co_return whole;
}

Task<ShownDelivery> replay(App& app, SignedIn caller, DeliveryId id) {
    Delivery old = co_await seen(app, std::move(caller), id);
    if (!is_replayable(old)) throw refuse::no_replay;
    if (waits(old) && app.dispatcher.is_calling(id)) throw refuse::still_waits;
    Delivery fresh = co_await app.db.write(ask_again, id, new_id(app));
    co_return shown(app, fresh);
}

Task<ReplayCount> replay_since(App& app, SignedIn caller, ReplaySince wanted) {
    Losses losses = co_await losses_of(app, std::move(caller), wanted);
    ReplayCount replayed;
    // Ids grow, so what is asked for meanwhile lies behind the last of those from before.
    DeliveryId after, last = new_id(app);
    Millis since = std::min(wanted.since, app.clock.now());
    if (since > id_leads_ms) after = DeliveryId(posts::Places::id_of(since - id_leads_ms, 0, app.random));
    while (true) {
        auto ids = co_await app.db.read(lost, losses, after, replayed_at_once);
        std::vector<std::pair<DeliveryId, DeliveryId>> pairs;
        for (auto id : ids)
            if (id < last) pairs.emplace_back(id, new_id(app));
        if (pairs.empty()) co_return replayed;
        after = pairs.back().first;
        replayed.count += static_cast<std::int64_t>(pairs.size());
        co_await app.db.write(ask_all_again, std::move(pairs));
    }
}

}  // namespace heliograph::deliveries
