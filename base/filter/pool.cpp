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
// Each takes up to half a second to compile, and some memory.
constexpr std::size_t expected_max = 24;
// So long a request waits for a process that has its program ready, or is making it ready.
constexpr std::int64_t patience_us = 1'000'000;

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

Pool::Pool(PoolSettings settings) : settings_(settings), holds_(std::max<std::size_t>(settings.workers, 1)) {
    for (std::size_t i = 0; i < holds_.size(); ++i) threads_.emplace_back([this, i] { work(i); });
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
    if (!told) return settings_.prepares ? ready_.notify_all() : ready_.notify_one();
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

void Pool::expect(const std::vector<SharedProgram>& programs) {
    {
        std::lock_guard hold(mutex_);
        for (auto it = programs.rbegin(); it != programs.rend(); ++it) keep_ready(*it);
    }
    ready_.notify_all();
}

void Pool::forget_expected() {
    std::lock_guard hold(mutex_);
    expected_.clear();
}

void Pool::keep_ready(const SharedProgram& program) {
    std::erase_if(expected_, [&](const SharedProgram& one) { return one->id == program->id; });
    expected_.push_front(program);
    if (expected_.size() > expected_max) expected_.pop_back();
}

// A process that would have to compile leaves the job to one that has done so, unless that one is slow.
bool Pool::may_take(std::size_t index, const Waiting& first) const {
    if (!settings_.prepares || !first.job.program) return true;
    std::uint32_t program = first.job.program->id;
    bool is_elsewhere = std::ranges::any_of(holds_, [&](const auto& held) { return held.contains(program); });
    return !is_elsewhere || holds_[index].contains(program) || now_us() - first.began > patience_us;
}

// Of the programs after the one that had the last turn.
std::optional<Pool::Waiting> Pool::take(std::size_t index) {
    auto turn = queues_.upper_bound(last_turn_);
    for (std::size_t tried = 0; tried < queues_.size(); ++tried, ++turn) {
        if (turn == queues_.end()) turn = queues_.begin();
        if (!may_take(index, turn->second.front())) continue;
        last_turn_ = turn->first;
        if (settings_.prepares && turn->first != 0) holds_[index].insert(turn->first);
        Waiting taken = std::move(turn->second.front());
        turn->second.pop_front();
        if (turn->second.empty()) queues_.erase(turn);
        --waiting_;
        waiting_bytes_ -= bytes_of(taken.job);
        figures_.waiting.store(waiting_, std::memory_order_relaxed);
        return taken;
    }
    return std::nullopt;
}

// Nothing while it would leave no process for requests.
SharedProgram Pool::to_prepare(std::size_t index) const {
    if (!settings_.prepares || (holds_.size() > 1 && preparing_ + 1 >= holds_.size())) return nullptr;
    auto missing = std::ranges::find_if(
        expected_, [&](const SharedProgram& one) { return !holds_[index].contains(one->id); });
    return missing == expected_.end() ? nullptr : *missing;
}

Pool::Turn Pool::next_turn(std::size_t index) {
    std::unique_lock hold(mutex_);
    while (!closed_) {
        if (auto job = take(index)) return {.job = std::move(job)};
        if (auto program = to_prepare(index)) {
            ++preparing_;
            return {.ready = std::move(program)};
        }
        if (queues_.empty())
            ready_.wait(hold);
        else
            ready_.wait_for(hold, std::chrono::microseconds(patience_us / 4));
    }
    return {};
}

// Notes what the process has ready now.
void Pool::held(std::size_t index, const Process& process, const SharedProgram& used) {
    auto& held = holds_[index];
    const auto& programs = process.programs();
    held = {programs.begin(), programs.end()};
    if (settings_.prepares && used && held.contains(used->id)) keep_ready(used);
    ready_.notify_all();
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

Outcome Pool::run_one(Process& process, const Waiting& waiting) {
    bool suspended = false;
    {
        std::lock_guard hold(mutex_);
        suspended = is_suspended(program_of(waiting.job));
    }
    Outcome outcome{.verdict = Verdict::suspended};
    if (suspended)
        ++figures_.suspended;
    else
        outcome = process.run(waiting.job, settings_.limit_ms);
    outcome.microseconds = now_us() - waiting.began;
    if (!suspended) note(waiting, outcome);
    return outcome;
}

void Pool::work(std::size_t index) {
    pthread_setname_np(pthread_self(), ("filter-" + std::to_string(index)).c_str());
    Process process(settings_.process);
    std::uint64_t seen = 0;
    for (Turn turn = next_turn(index); turn.job || turn.ready; turn = next_turn(index)) {
        SharedProgram used = turn.ready;
        if (turn.job) {
            used = turn.job->job.program;
            Outcome outcome = run_one(process, *turn.job);
            turn.job->told(std::move(outcome));
            // Nothing of a request is kept while there is no other.
            turn.job.reset();
        } else {
            process.prepare(*turn.ready);
        }
        std::lock_guard hold(mutex_);
        if (turn.ready) {
            --preparing_;
            // One that cannot be compiled is not tried again and again.
            if (std::ranges::find(process.programs(), used->id) == process.programs().end())
                std::erase(expected_, used);
        }
        if (std::exchange(seen, process.changes()) != process.changes()) held(index, process, used);
    }
}

}  // namespace heliograph::filter
