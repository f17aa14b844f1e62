// Worker processes and the threads that talk to them; a coroutine waits for its outcome without holding up
// its loop.
#pragma once

#include <atomic>
#include <condition_variable>
#include <coroutine>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <vector>

#include "base/filter/model.h"
#include "base/filter/process.h"
#include "base/words/loop.h"

namespace heliograph::filter {

struct PoolSettings {
    std::size_t workers = 2;
    Millis limit_ms = 1000;          // Computing time of one run.
    std::size_t waiting_max = 4096;  // Jobs; what is more is `busy`.
    std::size_t waiting_bytes = 64u << 20;
    std::size_t waiting_max_each = 4096;  // Jobs of one program.
    bool prepares =
        false;  // What one process has ready, and what is expected, the others make ready when idle.
    bool suspends = false;  // A program that was stopped twice within a minute is left alone for a while.
    ProcessSettings process;
};

struct PoolFigures {
    std::atomic<std::uint64_t> runs = 0;
    std::atomic<std::uint64_t> stopped = 0;  // For time or memory, or by themselves.
    std::atomic<std::uint64_t> suspended = 0;
    std::atomic<std::uint64_t> busy = 0;
    std::atomic<std::uint64_t> waiting = 0;
};

// No process is started before there is work.
class Pool {
    class Wait;

public:
    explicit Pool(PoolSettings settings);
    ~Pool() { close(); }
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    // `co_await pool.run(job)` is its Outcome. REQUIRES: on a loop; the coroutine waits to the end.
    [[nodiscard]] Wait run(Job job);
    // The same for a thread that may wait.
    Outcome run_now(Job job);
    // Expects work for these, the likeliest first: where nothing waits, they are made ready. Only a few are
    // kept.
    void expect(const std::vector<SharedProgram>& programs);
    // What was expected is not used any more.
    void forget_expected();
    // Waits for what runs; what waits is told that it is `busy`, and so is what comes later.
    void close();
    const PoolFigures& figures() const { return figures_; }

private:
    using Told = std::move_only_function<void(Outcome)>;
    struct Waiting {
        Job job;
        Told told;
        std::int64_t began = 0;
    };
    struct Record {
        int stopped = 0;         // In a row, each within a minute of the one before.
        std::int64_t last = 0;   // When, in microseconds.
        std::int64_t until = 0;  // It is left alone till then.
    };

    void submit(Job job, Told told);
    void work(std::size_t index);
    // What a thread is to do next: a job, a program to make ready, or, with neither, to end.
    struct Turn {
        std::optional<Waiting> job;
        SharedProgram ready;
    };
    Turn next_turn(std::size_t index);
    Outcome run_one(Process& process, const Waiting& waiting);
    std::optional<Waiting> take(std::size_t index);
    SharedProgram to_prepare(std::size_t index) const;
    bool may_take(std::size_t index, const Waiting& first) const;
    void keep_ready(const SharedProgram& program);
    void held(std::size_t index, const Process& process, const SharedProgram& used);
    void note(const Waiting& done, const Outcome& outcome);
    bool is_suspended(std::uint32_t program);

    const PoolSettings settings_;  // Set once.
    PoolFigures figures_;          // Safe by itself.
    std::mutex mutex_;             // Safe by itself.
    std::condition_variable ready_;
    // Guarded by mutex_.
    std::map<std::uint32_t, std::deque<Waiting>> queues_;  // By program: each has its turn.
    std::uint32_t last_turn_ = 0;
    std::size_t waiting_ = 0;
    std::size_t waiting_bytes_ = 0;
    std::map<std::uint32_t, Record> records_;
    std::deque<SharedProgram> expected_;          // The latest first.
    std::vector<std::set<std::uint32_t>> holds_;  // By thread: the programs that its process has ready.
    std::size_t preparing_ = 0;                   // Threads that make something ready.
    bool closed_ = false;
    std::vector<std::jthread> threads_;  // Set once.
};

// Lives in the frame of the coroutine that waits for it.
class [[nodiscard]] Pool::Wait {
public:
    Wait(Pool& pool, Job job) : pool_(pool), job_(std::move(job)) {}
    Wait(const Wait&) = delete;
    Wait& operator=(const Wait&) = delete;

    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> waiting) {
        Loop* loop = Loop::current();
        pool_.submit(std::move(job_), [this, loop, waiting](Outcome outcome) {
            outcome_ = std::move(outcome);
            loop->resume({&waiting, 1});
        });
    }
    Outcome await_resume() { return std::move(outcome_); }

private:
    Pool& pool_;
    Job job_;
    Outcome outcome_;
};

inline Pool::Wait Pool::run(Job job) { return Wait(*this, std::move(job)); }

}  // namespace heliograph::filter
