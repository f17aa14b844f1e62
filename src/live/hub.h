// Takes broadcasts from the writer's thread in commit order and hands each to every loop, which knows its own
// sockets. All loops see one order; a loop is woken once for whatever has gathered.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

#include "base/words/guarded.h"
#include "src/app.h"
#include "src/broadcasts/model.h"
#include "src/live/switchboard.h"

namespace heliograph::live {

class Hub : public broadcasts::Outlet {
public:
    Hub();
    ~Hub() override;

    // Before anything is sent, and before other capabilities listen: a person who left a channel must be out
    // of it when the news of that leave. Twice is once.
    void open(App& app);

    void send(broadcasts::Broadcast broadcast) override;
    void change(Change change);

    // Open sockets, of all loops.
    std::int64_t sockets() const override { return connections_.load(std::memory_order_relaxed); }

    // --- On a loop, for the connections of that loop.

    Switchboard& here();
    void arrived(ConnectionId id);
    // The socket closed: the connection waits for its client for a while.
    void went_away(ConnectionId id);
    // The connection answers to another id from now on.
    void rename(ConnectionId from, ConnectionId to);
    // Fetches what a connection of this user leaves behind, from whichever loop it lives on.
    Task<std::optional<Past>> take_past(ConnectionId id, UserId user_id);

private:
    struct Item {
        Ticket ticket;
        std::shared_ptr<const FrozenEvent> event;
        std::shared_ptr<const Change> change;
    };
    struct Station {
        Loop* loop = nullptr;
        std::unique_ptr<Switchboard> board;  // Only on the loop.
        Ticket drained = 0;                  // Only on the loop.
        std::vector<Item> queue;             // Guarded by order_.
        bool woken = false;                  // Guarded by order_.
    };

    bool nobody_here();
    void put(Item item);
    void drain(Station& station);
    void sweep_later(Station& station);
    Station& station_here();
    std::optional<Past> leave_past(Station& station, ConnectionId id, UserId user_id);

    App* app_ = nullptr;                                            // Set once.
    std::vector<std::unique_ptr<Station>> stations_;                // Set once; one a loop.
    std::mutex order_;                                              // Safe by itself.
    Ticket last_ = 0;                                               // Guarded by order_.
    Guarded<std::unordered_map<ConnectionId, std::size_t>> homes_;  // Which loop a connection lives on.
    std::atomic<std::int64_t> connections_ = 0;
};

}  // namespace heliograph::live
