// Workers: threads for work that would hold up a loop, such as hashing a password.
#pragma once

#include <coroutine>
#include <exception>
#include <functional>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/words/bounded.h"
#include "base/words/loop.h"
#include "base/words/refusal.h"

namespace heliograph {

// Give them up before the loops: what waits in the queue is still done, and its coroutines are resumed.
class Workers {
    struct Nothing {};
    template <class F>
    class Run;

public:
    // nice is 0 to 19: how far the threads stand back behind the loops.
    Workers(std::size_t thread_count, std::size_t queue_max, int nice);
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    // `co_await workers.run(f)` is what f() gives on a worker's thread; what it throws is thrown here.
    // Refuses with server_busy when the queue is full. REQUIRES: on a loop; f owns all it uses; the coroutine
    // waits to the end.
    template <class F>
    [[nodiscard]] Run<F> run(F f) {
        return Run<F>(*this, std::move(f));
    }
    // How many wait for a thread.
    std::size_t waiting() { return queue_.size(); }

private:
    using Job = std::move_only_function<void()>;

    Bounded<Job> queue_;                 // Safe by itself.
    std::vector<std::jthread> threads_;  // Set once.
};

// Lives in the frame of the coroutine that waits for it.
template <class F>
class [[nodiscard]] Workers::Run {
    using Result = std::invoke_result_t<F&>;
    using Kept = std::conditional_t<std::is_void_v<Result>, Nothing, Result>;

public:
    Run(Workers& workers, F f) : workers_(workers), f_(std::move(f)) {}
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

    bool await_ready() const noexcept { return false; }
    bool await_suspend(std::coroutine_handle<> waiting) {
        Loop* loop = Loop::current();
        ENSURE(loop);
        accepted_ = workers_.queue_.push([this, loop, waiting] {
            work();
            loop->resume({&waiting, 1});
        });
        return accepted_;
    }
    Result await_resume() {
        if (!accepted_) throw refuse::server_busy;
        if (error_) std::rethrow_exception(error_);
        if constexpr (!std::is_void_v<Result>) return std::move(*result_);
    }

private:
    void work() noexcept {
        try {
            if constexpr (std::is_void_v<Result>)
                f_();
            else
                result_.emplace(f_());
        } catch (...) {
            error_ = std::current_exception();
        }
    }

    Workers& workers_;
    F f_;
    std::optional<Kept> result_;
    std::exception_ptr error_;
    bool accepted_ = false;
};

}  // namespace heliograph
