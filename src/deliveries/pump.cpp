// Turns, limits and the clock.
#include "src/deliveries/pump.h"

#include <future>

#include "base/clock.h"
#include "base/random.h"
#include "base/store/database.h"
#include "base/telemetry/log.h"
#include "src/posts/place.h"
#include "src/settings.h"

namespace heliograph::deliveries {

namespace {

// How often the clock is looked at while something waits for it. The clock of tests moves by itself.
constexpr Millis tick_ms = 200;
constexpr std::size_t lane_in_memory_max = 10'000;
constexpr std::int64_t read_at_once = 1000;
constexpr Millis put_back_ms = 5000;
constexpr Millis hour_ms = 60 * 60 * 1000, day_ms = 24 * hour_ms;
constexpr std::int64_t swept_at_once = 500;

// Counts a coroutine for as long as it lives.
struct Counted {
    explicit Counted(std::atomic<int>& count) : count_(count) { ++count_; }
    ~Counted() {
        if (--count_ == 0) count_.notify_all();
    }
    Counted(const Counted&) = delete;
    Counted& operator=(const Counted&) = delete;
    std::atomic<int>& count_;
};

}  // namespace

Pump::Pump(App& app) : app_(app), loop_(*app.loops.front()) {}

void Pump::start() {
    loop_.post([self = shared_from_this()] { spawn("deliveries from before", read_lanes(self)); });
}

void Pump::wake(DeliveryWaits waits) {
    loop_.post([self = shared_from_this(), waits] {
        if (self->closed_) return;
        self->sweep_sometimes();
        self->add(waits.lane, {waits.id, waits.due_at});
        self->pump();
    });
}

bool Pump::is_calling(DeliveryId id) {
    auto calling = calling_.lock();
    return calling->contains(id);
}

void Pump::close() { closed_ = true; }

void Pump::wait() {
    // What is on the loop already begins before this, and counts itself.
    std::promise<void> passed;
    loop_.post([&] { passed.set_value(); });
    passed.get_future().wait();
    for (int left = coroutines_; left != 0; left = coroutines_) coroutines_.wait(left);
}

std::size_t Pump::lane_limit() const {
    return static_cast<std::size_t>(std::max(1, app_.settings.now()->heliograph.DeliveriesAtOncePerEndpoint));
}

std::size_t Pump::limit_of_all() const {
    return static_cast<std::size_t>(std::max(1, app_.settings.now()->heliograph.DeliveriesAtOnce));
}

void Pump::add(std::int64_t key, const Due& due) {
    Lane& to = lane(key);
    if (to.known.size() >= lane_in_memory_max) {
        to.more_at = to.more ? std::min(to.more_at, due.next_attempt_at) : due.next_attempt_at;
        to.more = true;
    } else if (to.known.insert(due.id).second) {
        to.due.push(due);
    }
    list(key);
}

void Pump::list(std::int64_t key) {
    Lane& to = lane(key);
    if (to.turn) turns_.erase(*std::exchange(to.turn, std::nullopt));
    if (to.running >= std::min(to.limit, lane_limit())) return;
    if (to.due.empty() && !to.more) {
        if (to.running == 0 && !to.reading) lanes_.erase(key);
        return;
    }
    Millis at = to.due.empty() ? to.more_at : to.due.top().next_attempt_at;
    if (to.more && !to.reading) at = std::min(at, to.more_at);
    if (to.due.empty() && to.reading) return;
    // What is due takes its place behind those that are due already, so that lanes take turns.
    to.turn = Turn{std::max(at, app_.clock.now()), ++turn_};
    turns_.emplace(*to.turn, key);
}

void Pump::read(std::int64_t key, Lane& lane) {
    lane.reading = true;
    // What is added while it is read is either found or added again.
    lane.more = false;
    loop_.post([self = shared_from_this(), key] {
        if (!self->closed_) spawn("deliveries of a lane", read_lane(self, key));
    });
}

void Pump::pump() {
    Millis now = app_.clock.now();
    std::vector<std::int64_t> held;
    while (!closed_ && !turns_.empty() && turns_.begin()->first.first <= now && running_ < limit_of_all()) {
        std::int64_t key = turns_.begin()->second;
        turns_.erase(turns_.begin());
        Lane& next = lane(key);
        next.turn.reset();
        bool none_due = next.due.empty() || next.due.top().next_attempt_at > now;
        if (none_due) {
            if (next.more && !next.reading) read(key, next);
        } else if (!start_one(key, next)) {
            held.push_back(key);
            continue;
        }
        list(key);
    }
    for (auto key : held) list(key);
    if (!turns_.empty()) tick();
}

// False if receivers that hang already have their share.
bool Pump::start_one(std::int64_t key, Lane& lane) {
    if (lane.hangs && hanging_ >= std::max<std::size_t>(1, limit_of_all() / 4)) return false;
    DeliveryId id = lane.due.top().id;
    lane.due.pop();
    ++lane.running;
    ++running_;
    if (lane.hangs) ++hanging_;
    {
        auto calling = calling_.lock();
        calling->insert(id);
    }
    // Not from here: it may end at once, and would find this walk half done.
    loop_.post([self = shared_from_this(), key, id, hangs = lane.hangs] {
        spawn("delivery", send_one(self, key, id, hangs));
    });
    return true;
}

Task<void> Pump::send_one(std::shared_ptr<Pump> self, std::int64_t key, DeliveryId id, bool hangs) {
    Counted counted(self->coroutines_);
    Sent sent;
    std::string fault;
    try {
        if (!self->closed_) sent = co_await send(self->app_, id);
    } catch (const Refusal& refusal) {
        fault = refusal.sentence;
    } catch (const std::exception& error) {
        fault = error.what();
    }
    if (hangs) --self->hanging_;
    if (!fault.empty() && !self->closed_) {
        log::warn("a delivery is put off", {{"delivery", id}, {"reason", fault}});
        sent.again_at = self->app_.clock.now() + put_back_ms;
    }
    self->ended(key, id, sent);
}

void Pump::ended(std::int64_t key, DeliveryId id, Sent sent) {
    {
        auto calling = calling_.lock();
        calling->erase(id);
    }
    --running_;
    Lane& from = lane(key);
    --from.running;
    from.known.erase(id);
    from.hangs = sent.timed_out;
    if (from.hangs)
        from.limit = 1;
    else
        from.limit =
            std::max<std::size_t>(2, sent.delivered ? std::min(from.limit * 2, lane_limit()) : from.limit);
    if (sent.again_at != 0)
        add(key, {id, sent.again_at});
    else
        list(key);
    pump();
}

void Pump::tick() {
    if (ticking_ || closed_) return;
    ticking_ = true;
    loop_.after(tick_ms, [weak = weak_from_this()] {
        auto self = weak.lock();
        if (!self) return;
        self->ticking_ = false;
        self->sweep_sometimes();
        self->pump();
    });
}

Task<void> Pump::read_lanes(std::shared_ptr<Pump> self) {
    Counted counted(self->coroutines_);
    auto keys = co_await self->app_.db.read(lanes_that_wait);
    for (auto key : keys) {
        self->lane(key).more = true;
        self->list(key);
    }
    self->sweep_sometimes();
    self->pump();
}

Task<void> Pump::read_lane(std::shared_ptr<Pump> self, std::int64_t key) {
    Counted counted(self->coroutines_);
    std::vector<Due> found;
    bool failed = false;
    try {
        found = co_await self->app_.db.read(waiting_of_lane, key, read_at_once);
    } catch (const Refusal&) {
        failed = true;
    }
    Lane& to = self->lane(key);
    to.reading = false;
    if (failed) {
        to.more_at = self->app_.clock.now() + put_back_ms;
        to.more = true;
    } else if (static_cast<std::int64_t>(found.size()) == read_at_once) {
        to.more_at = found.back().next_attempt_at;
        to.more = true;
    }
    for (const auto& due : found)
        if (to.known.insert(due.id).second) to.due.push(due);
    self->list(key);
    self->pump();
}

void Pump::sweep_sometimes() {
    Millis now = app_.clock.now();
    if (closed_ || (swept_at_ != 0 && now - swept_at_ < hour_ms)) return;
    swept_at_ = now;
    spawn("sweep of deliveries", sweep(shared_from_this()));
}

Task<void> Pump::sweep(std::shared_ptr<Pump> self) {
    Counted counted(self->coroutines_);
    App& app = self->app_;
    Millis before = app.clock.now() - app.settings.now()->heliograph.DeliveryLogDays * day_ms;
    DeliveryId first_kept(posts::Places::id_of(before, 0, app.random));
    try {
        while (!self->closed_ &&
               co_await app.db.write(delete_older, first_kept, swept_at_once) == swept_at_once) {
        }
    } catch (const Refusal& busy) {
        log::debug("log of deliveries not swept", {{"reason", busy.id}});
    }
}

}  // namespace heliograph::deliveries
