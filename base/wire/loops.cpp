// The loops' threads, what is posted to them, and their one timer each.
#include "base/wire/loops.h"

#include <spdlog/spdlog.h>
#include <sys/random.h>

#include <algorithm>
#include <bit>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <csignal>
#include <thread>

namespace heliograph {

namespace asio = boost::asio;

namespace {

constexpr std::size_t draft_bytes = 4096;

// Loops go on whatever a callback throws: one bad request must not end a thread of thousands.
template <class F>
void guarded_call(F&& f) {
    try {
        f();
    } catch (const std::exception& error) {
        spdlog::error("a callback on a loop failed: {}", error.what());
    } catch (...) {
        spdlog::error("a callback on a loop failed");
    }
}

// For std::push_heap, which keeps the greatest in front: later is less.
struct Sooner {
    template <class Later>
    bool operator()(const Later& a, const Later& b) const {
        return a.due != b.due ? a.due > b.due : a.order > b.order;
    }
};

}  // namespace

struct WireLoop::Inside {
    asio::io_context context{1};
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>,
                               asio::io_context::executor_type>
        timer{context.get_executor()};
};

WireLoop::WireLoop(std::size_t index, Millis sweep_ms)
    : index_(index),
      sweep_ms_(sweep_ms),
      inside_(std::make_unique<Inside>()),
      scratch_(std::make_unique_for_overwrite<char[]>(scratch_bytes)) {
    if (getrandom(random_.data(), sizeof random_, 0) != sizeof random_)
        throw std::runtime_error("the system gives no random bytes");
}

WireLoop::~WireLoop() = default;

asio::io_context& WireLoop::context() { return inside_->context; }

Millis WireLoop::steady_now() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

std::string& WireLoop::draft() {
    // One huge answer must not hold its memory for ever.
    if (draft_.capacity() > 16 * draft_bytes) draft_ = {};
    draft_.clear();
    draft_.reserve(draft_bytes);
    return draft_;
}

// xoshiro256**, by Blackman and Vigna.
std::uint64_t WireLoop::random() {
    auto& s = random_;
    std::uint64_t result = std::rotl(s[1] * 5, 7) * 9;
    std::uint64_t shifted = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = std::rotl(s[3], 45);
    return result;
}

void WireLoop::post(std::move_only_function<void()> f) {
    bool first;
    {
        auto posted = posted_.lock();
        first = posted->empty();
        posted->push_back({{}, std::move(f)});
    }
    if (first) wake();
}

void WireLoop::resume(std::span<const std::coroutine_handle<>> waiting) {
    if (waiting.empty()) return;
    bool first;
    {
        auto posted = posted_.lock();
        first = posted->empty();
        for (auto handle : waiting) posted->push_back({handle, {}});
    }
    if (first) wake();
}

void WireLoop::wake() {
    asio::post(inside_->context, [this] { run_posted(); });
}

void WireLoop::run_posted() {
    running_.clear();
    {
        auto posted = posted_.lock();
        posted->swap(running_);
    }
    for (auto& posted : running_) {
        if (posted.waiting)
            guarded_call(posted.waiting);
        else
            guarded_call(posted.f);
    }
    running_.clear();
}

void WireLoop::after(Millis delay_ms, std::move_only_function<void()> f) {
    later_.push_back({steady_now() + std::max<Millis>(delay_ms, 0), later_order_++, std::move(f)});
    std::ranges::push_heap(later_, Sooner{});
    if (armed_for_ == 0 || later_.front().due < armed_for_) arm_timer();
}

void WireLoop::arm_timer() {
    armed_for_ = later_.front().due;
    inside_->timer.expires_at(std::chrono::steady_clock::time_point(std::chrono::milliseconds(armed_for_)));
    inside_->timer.async_wait([this](boost::system::error_code error) {
        // Cancelled: an earlier time was set.
        if (error) return;
        run_due();
    });
}

void WireLoop::run_due() {
    armed_for_ = 0;
    Millis now = steady_now();
    while (!later_.empty() && later_.front().due <= now) {
        std::ranges::pop_heap(later_, Sooner{});
        auto due = std::move(later_.back());
        later_.pop_back();
        guarded_call(due.f);
    }
    if (!later_.empty() && (armed_for_ == 0 || later_.front().due < armed_for_)) arm_timer();
}

void WireLoop::at_turn_end(std::shared_ptr<TurnEnd> what) {
    turn_ends_.push_back(std::move(what));
    if (turn_ends_.size() == 1) asio::post(inside_->context, [this] { end_turn(); });
}

void WireLoop::end_turn() {
    auto ending = std::exchange(turn_ends_, {});
    for (auto& what : ending) guarded_call([&] { what->turn_end(); });
    ending.clear();
    // Keeps the room, so that the next turn need not grow it again.
    if (turn_ends_.empty()) turn_ends_ = std::move(ending);
}

void WireLoop::each_sweep(std::weak_ptr<void> owner, std::function<void(Millis)> f) {
    sweepers_.push_back({std::move(owner), std::move(f)});
}

void WireLoop::sweep() {
    Millis now = steady_now();
    std::erase_if(sweepers_, [](const Sweeper& sweeper) { return sweeper.owner.expired(); });
    for (std::size_t i = 0; i < sweepers_.size(); ++i)
        if (auto alive = sweepers_[i].owner.lock()) guarded_call([&] { sweepers_[i].f(now); });
    after(sweep_ms_, [this] { sweep(); });
}

void WireLoop::run() {
    current_ = this;
    auto stay = asio::make_work_guard(inside_->context);
    after(sweep_ms_, [this] { sweep(); });
    while (!inside_->context.stopped()) guarded_call([this] { inside_->context.run(); });
    current_ = nullptr;
}

void WireLoop::stop() { inside_->context.stop(); }

struct Loops::Threads {
    std::vector<std::jthread> running;
};

Loops::Loops(LoopsSettings settings) : threads_(std::make_unique<Threads>()) {
    // A write to a socket whose peer has gone is an error there, not the end of the process.
    std::signal(SIGPIPE, SIG_IGN);
    std::size_t count = settings.count ? settings.count : std::max(1u, std::thread::hardware_concurrency());
    for (std::size_t i = 0; i < count; ++i)
        loops_.push_back(std::make_unique<WireLoop>(i, settings.sweep_ms));
}

Loops::~Loops() {
    stop();
    join();
}

void Loops::run() {
    for (auto& loop : loops_) threads_->running.emplace_back([&loop = *loop] { loop.run(); });
}

void Loops::stop() {
    for (auto& loop : loops_) loop->stop();
}

void Loops::join() { threads_->running.clear(); }

}  // namespace heliograph
