// The pump: keeps in memory which deliveries wait in which lane, and starts them when they are due. A lane is
// one endpoint and URL; lanes take turns, so that none keeps another waiting.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <optional>
#include <queue>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/words/guarded.h"
#include "base/words/loop.h"
#include "base/words/task.h"
#include "src/app.h"
#include "src/deliveries/events.h"
#include "src/deliveries/sending.h"
#include "src/deliveries/store.h"

namespace heliograph::deliveries {

class Pump : public std::enable_shared_from_this<Pump> {
public:
    explicit Pump(App& app);

    // Takes up what waits from before.
    void start();
    // From any thread.
    void wake(DeliveryWaits waits);
    bool is_calling(DeliveryId id);
    // Nothing more is started.
    void close();
    // Blocks until what was started has ended. REQUIRES: closed; not on a loop.
    void wait();

private:
    struct Later {
        bool operator()(const Due& a, const Due& b) const {
            return a.next_attempt_at != b.next_attempt_at ? a.next_attempt_at > b.next_attempt_at
                                                          : b.id < a.id;
        }
    };
    // When a lane may start something, and its place among those of that time.
    using Turn = std::pair<Millis, std::uint64_t>;
    struct Lane {
        std::priority_queue<Due, std::vector<Due>, Later> due;
        std::unordered_set<DeliveryId> known;  // In `due` or being called.
        std::size_t running = 0;
        std::size_t limit = 2;  // Grows with what is delivered; one for a receiver that hangs.
        bool hangs = false;
        bool more = false;         // The database has some that are not in memory,
        Millis more_at = 0;        // none of which is due before then.
        bool reading = false;      // It is being read.
        std::optional<Turn> turn;  // Its place in turns_.
    };

    Lane& lane(std::int64_t key) { return lanes_[key]; }
    void add(std::int64_t key, const Due& due);
    // Gives the lane its place in turns_, has it read, or forgets it.
    void list(std::int64_t key);
    void read(std::int64_t key, Lane& lane);
    void pump();
    bool start_one(std::int64_t key, Lane& lane);
    void ended(std::int64_t key, DeliveryId id, Sent sent);
    void tick();
    void sweep_sometimes();
    std::size_t lane_limit() const;
    std::size_t limit_of_all() const;
    static Task<void> read_lanes(std::shared_ptr<Pump> self);
    static Task<void> read_lane(std::shared_ptr<Pump> self, std::int64_t key);
    static Task<void> send_one(std::shared_ptr<Pump> self, std::int64_t key, DeliveryId id, bool hangs);
    static Task<void> sweep(std::shared_ptr<Pump> self);

    // Set once.
    App& app_;
    Loop& loop_;
    // Only on the loop.
    std::unordered_map<std::int64_t, Lane> lanes_;
    std::map<Turn, std::int64_t> turns_;
    std::uint64_t turn_ = 0;
    std::size_t running_ = 0;
    std::size_t hanging_ = 0;  // Of those, to receivers that hang.
    bool ticking_ = false;
    Millis swept_at_ = 0;
    // Safe by itself.
    std::atomic<bool> closed_ = false;
    std::atomic<int> coroutines_ = 0;
    Guarded<std::unordered_set<DeliveryId>> calling_;
};

}  // namespace heliograph::deliveries
