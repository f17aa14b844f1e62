// Queues in front of the loops, and moving a connection between them.
#include "src/live/hub.h"

#include "base/clock.h"
#include "base/words/loop.h"
#include "src/live/listeners.h"

namespace heliograph::live {

namespace {

constexpr Millis sweep_ms = 60'000;

// Runs f on another loop and comes back with its result.
template <class T>
struct On {
    Loop* there;
    std::move_only_function<T()> f;
    std::optional<T> result;
    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> waiting) {
        Loop* back = Loop::current();
        there->post([this, back, waiting] {
            result.emplace(f());
            back->post([waiting] { waiting.resume(); });
        });
    }
    T await_resume() { return std::move(*result); }
};

}  // namespace

Hub::Hub() = default;
Hub::~Hub() = default;

void Hub::open(App& app) {
    if (app_) return;
    app_ = &app;
    for (Loop* loop : app.loops) {
        auto& station = stations_.emplace_back(std::make_unique<Station>());
        station->loop = loop;
        station->board = std::make_unique<Switchboard>(app);
        loop->post([this, &station = *station] { sweep_later(station); });
    }
    hear_changes(app);
}

void Hub::send(broadcasts::Broadcast broadcast) {
    if (nobody_here()) return;
    put({.event = std::make_shared<const FrozenEvent>(std::move(broadcast))});
}

void Hub::change(Change change) {
    if (nobody_here()) return;
    put({.change = std::make_shared<const Change>(std::move(change))});
}

// A connection counts before it learns what it may hear.
bool Hub::nobody_here() {
    if (connections_.load() != 0) return false;
    auto homes = homes_.lock();
    return homes->empty();
}

void Hub::put(Item item) {
    std::vector<Station*> asleep;
    {
        std::lock_guard hold(order_);
        item.ticket = ++last_;
        for (auto& station : stations_) {
            station->queue.push_back(item);
            if (!std::exchange(station->woken, true)) asleep.push_back(station.get());
        }
    }
    for (Station* station : asleep) station->loop->post([this, station] { drain(*station); });
}

void Hub::drain(Station& station) {
    std::vector<Item> items;
    {
        std::lock_guard hold(order_);
        items.swap(station.queue);
        station.woken = false;
    }
    for (const auto& item : items) {
        if (item.event) station.board->deliver(item.ticket, *item.event);
        if (item.change) station.board->apply(*item.change);
        station.drained = item.ticket;
    }
}

Hub::Station& Hub::station_here() { return *stations_[Loop::current()->index()]; }
Switchboard& Hub::here() { return *station_here().board; }

void Hub::arrived(ConnectionId id) {
    connections_.fetch_add(1, std::memory_order_relaxed);
    auto homes = homes_.lock();
    homes->insert_or_assign(id, Loop::current()->index());
}

void Hub::went_away(ConnectionId id) {
    connections_.fetch_sub(1, std::memory_order_relaxed);
    if (here().find(id)) return;
    // Resumed on another loop, it lives there.
    auto homes = homes_.lock();
    auto found = homes->find(id);
    if (found != homes->end() && found->second == Loop::current()->index()) homes->erase(found);
}

void Hub::rename(ConnectionId from, ConnectionId to) {
    here().rename(from, to);
    auto homes = homes_.lock();
    homes->erase(from);
    homes->insert_or_assign(to, Loop::current()->index());
}

void Hub::sweep_later(Station& station) {
    station.loop->after(sweep_ms, [this, &station] {
        auto gone = station.board->sweep(app_->clock.now());
        {
            auto homes = homes_.lock();
            for (const auto& id : gone) homes->erase(id);
        }
        sweep_later(station);
    });
}

std::optional<Past> Hub::leave_past(Station& station, ConnectionId id, UserId user_id) {
    // First everything that the new loop has seen already, so that nothing falls between the two.
    drain(station);
    auto connection = station.board->find(id);
    if (!connection || connection->caller.user_id != user_id || !connection->resumable() || connection->scope)
        return std::nullopt;
    connection->heard(station.drained);
    std::optional<Past> past(connection->leave_past());
    if (connection->socket) connection->drop_socket();
    station.board->remove(id);
    return past;
}

Task<std::optional<Past>> Hub::take_past(ConnectionId id, UserId user_id) {
    std::size_t home = 0;
    {
        auto homes = homes_.lock();
        auto found = homes->find(id);
        if (found == homes->end()) co_return std::nullopt;
        home = found->second;
    }
    Station& station = *stations_[home];
    if (station.loop == Loop::current()) co_return leave_past(station, id, user_id);
    co_return co_await On<std::optional<Past>>{
        station.loop, [this, &station, id, user_id] { return leave_past(station, id, user_id); }};
}

}  // namespace heliograph::live
