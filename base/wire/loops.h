// Loops: one thread each, usually one per core, that run connections, coroutines and what is posted to them.
#pragma once

#include <array>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/words/guarded.h"
#include "base/words/loop.h"

namespace boost::asio {
class io_context;
}

namespace heliograph {

struct LoopsSettings {
    std::size_t count = 0;   // 0: one per core.
    Millis sweep_ms = 1000;  // How often each loop looks for connections that are past their deadline.
};

// Something that is run once, when what is ready on the loop now has run.
class TurnEnd {
public:
    virtual ~TurnEnd() = default;
    virtual void turn_end() = 0;
};

// A loop over an io_context. Everything but post() and resume() belongs to its own thread.
class WireLoop final : public Loop {
public:
    static constexpr std::size_t scratch_bytes = 64 * 1024;

    WireLoop(std::size_t index, Millis sweep_ms);
    ~WireLoop() override;

    void post(std::move_only_function<void()> f) override;
    void resume(std::span<const std::coroutine_handle<>> waiting) override;
    void after(Millis delay_ms, std::move_only_function<void()> f) override;
    std::size_t index() const override { return index_; }

    boost::asio::io_context& context();
    // Bytes that anyone on the loop may use until it next waits.
    std::span<char> scratch() { return {scratch_.get(), scratch_bytes}; }
    // An empty text with room, under the same terms.
    std::string& draft();
    // Milliseconds of a clock that never jumps.
    static Millis steady_now();
    // Fast and unpredictable enough for names of requests, not for secrets.
    std::uint64_t random();
    void at_turn_end(std::shared_ptr<TurnEnd> what);
    // Calls f with steady_now() at each sweep, for as long as owner lives.
    void each_sweep(std::weak_ptr<void> owner, std::function<void(Millis)> f);

    // Runs until stop(). Returns only then.
    void run();
    void stop();

private:
    struct Inside;  // What needs Asio.
    struct Posted {
        std::coroutine_handle<> waiting;
        std::move_only_function<void()> f;
    };
    struct Later {
        Millis due;
        std::uint64_t order;
        std::move_only_function<void()> f;
    };
    struct Sweeper {
        std::weak_ptr<void> owner;
        std::function<void(Millis)> f;
    };

    void wake();
    void run_posted();
    void arm_timer();
    void run_due();
    void end_turn();
    void sweep();

    // Set once.
    const std::size_t index_;
    const Millis sweep_ms_;
    std::unique_ptr<Inside> inside_;
    std::unique_ptr<char[]> scratch_;
    // Guarded.
    Guarded<std::vector<Posted>> posted_;
    // Only on the loop.
    std::vector<Posted> running_;
    std::vector<Later> later_;  // A heap, the earliest first.
    std::uint64_t later_order_ = 0;
    Millis armed_for_ = 0;  // 0: the timer is not set.
    std::vector<std::shared_ptr<TurnEnd>> turn_ends_;
    std::vector<Sweeper> sweepers_;
    std::string draft_;
    std::array<std::uint64_t, 4> random_;
};

class Loops {
public:
    explicit Loops(LoopsSettings settings = {});
    // Stops and joins.
    ~Loops();
    Loops(const Loops&) = delete;
    Loops& operator=(const Loops&) = delete;

    std::size_t size() const { return loops_.size(); }
    WireLoop& at(std::size_t index) { return *loops_[index]; }

    // Starts the threads and returns. What was posted before runs then.
    void run();
    // Lets every thread end after what it is doing. Safe from any thread.
    void stop();
    // Waits for the threads. REQUIRES: not on a loop.
    void join();

private:
    struct Threads;
    std::vector<std::unique_ptr<WireLoop>> loops_;  // Set once.
    std::unique_ptr<Threads> threads_;              // Only on the owner's thread.
};

}  // namespace heliograph
