// Each thread owns one process. Programs take turns, so that one with a long queue delays no other.
#include "base/filter/pool.h"

#include <pthread.h>
#include <time.h>

#include <algorithm>
#include <future>
#include <utility>

#include "base/telemetry/log.h"

namespace heliograph::filter {

namespace {

constexpr std::int64_t second_us = 1'000'000;
constexpr std::size_t records_max = 4096;

std::int64_t now_us() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * second_us + now.tv_nsec / 1000;
}

std::uint32_t program_of(const Job& job) { return job.program ? job.program->id : 0; }

std::size_t bytes_of(const Job& job) { return job.envelope.size() + (job.body ? job.body->size() : 0); }

bool was_stopped(Verdict verdict) {
    return verdict == Verdict::timed_out || verdict == Verdict::out_of_memory || verdict == Verdict::crashed;
}

}  // namespace

Pool::Pool(PoolSettings settings) : settings_(settings) {
    for (std::size_t i = 0; i < std::max<std::size_t>(settings_.workers, 1); ++i)
        threads_.emplace_back([this, i] { work(i); });
}

void Pool::close() {
    {
        std::lock_guard hold(mutex_);
        closed_ = true;
    }
    ready_.notify_all();
    threads_.clear();
    std::map<std::uint32_t, std::deque<Waiting>> left;
    {
        std::lock_guard hold(mutex_);
        left = std::exchange(queues_, {});
    }
    for (auto& [program, queue] : left)
        for (auto& waiting : queue) waiting.told({.verdict = Verdict::busy});
}

void Pool::submit(Job job, Told told) {
    std::uint32_t program = program_of(job);
    Verdict refused = Verdict::busy;
    {
        std::lock_guard hold(mutex_);
        auto& queue = queues_[program];
        bool room = !closed_ && waiting_ < settings_.waiting_max &&
                    queue.size() < settings_.waiting_max_each &&
                    waiting_bytes_ + bytes_of(job) <= settings_.waiting_bytes;
        if (is_suspended(program)) {
            refused = Verdict::suspended;
        } else if (room) {
            ++waiting_;
            waiting_bytes_ += bytes_of(job);
            figures_.waiting.store(waiting_, std::memory_order_relaxed);
            queue.push_back({std::move(job), std::move(told), now_us()});
        }
        if (queue.empty()) queues_.erase(program);
    }
    if (!told) return ready_.notify_one();
    ++(refused == Verdict::busy ? figures_.busy : figures_.suspended);
    told({.verdict = refused});
}

Outcome Pool::run_now(Job job) {
    std::promise<Outcome> promise;
    auto outcome = promise.get_future();
    submit(std::move(job), [&promise](Outcome told) { promise.set_value(std::move(told)); });
    return outcome.get();
}

bool Pool::is_suspended(std::uint32_t program) {
    if (!settings_.suspends) return false;
    auto found = records_.find(program);
    return found != records_.end() && found->second.until > now_us();
}

// The program after the one that had the last turn.
bool Pool::take(Waiting& into) {
    std::unique_lock hold(mutex_);
    ready_.wait(hold, [this] { return closed_ || !queues_.empty(); });
    if (closed_) return false;
    auto turn = queues_.upper_bound(last_turn_);
    if (turn == queues_.end()) turn = queues_.begin();
    last_turn_ = turn->first;
    into = std::move(turn->second.front());
    turn->second.pop_front();
    if (turn->second.empty()) queues_.erase(turn);
    --waiting_;
    waiting_bytes_ -= bytes_of(into.job);
    figures_.waiting.store(waiting_, std::memory_order_relaxed);
    return true;
}

void Pool::note(const Waiting& done, const Outcome& outcome) {
    ++figures_.runs;
    if (!was_stopped(outcome.verdict)) return;
    ++figures_.stopped;
    std::string name = done.job.program ? done.job.program->name : "XML";
    log::warn("a filter was stopped", {{"filter", name},
                                       {"why", verdict_name(outcome.verdict)},
                                       {"reason", outcome.text},
                                       {"milliseconds", outcome.microseconds / 1000}});
    if (!settings_.suspends) return;
    std::lock_guard hold(mutex_);
    if (records_.size() >= records_max) records_.clear();
    std::int64_t now = now_us();
    auto& record = records_[program_of(done.job)];
    if (record.stopped > 0 && now - std::max(record.last, record.until) > 60 * second_us) record.stopped = 0;
    record.last = now;
    // After the second time a minute, then two, four, at most ten.
    if (++record.stopped >= 2)
        record.until = now + std::min<std::int64_t>(60ll << std::min(record.stopped - 2, 4), 600) * second_us;
}

void Pool::work(std::size_t index) {
    pthread_setname_np(pthread_self(), ("filter-" + std::to_string(index)).c_str());
    Process process(settings_.process);
    for (Waiting waiting; take(waiting); waiting = {}) {
        Outcome outcome;
        bool suspended = false;
        {
            std::lock_guard hold(mutex_);
            suspended = is_suspended(program_of(waiting.job));
        }
        if (suspended) {
            ++figures_.suspended;
            outcome.verdict = Verdict::suspended;
        } else {
            outcome = process.run(waiting.job, settings_.limit_ms);
        }
        outcome.microseconds = now_us() - waiting.began;
        if (!suspended) note(waiting, outcome);
        waiting.told(std::move(outcome));
    }
}

}  // namespace heliograph::filter
