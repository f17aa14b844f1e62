// Task<T>: a coroutine that starts when awaited and resumes its awaiter when done. Light on purpose: rules
// include this and not Asio.
#pragma once

#include <coroutine>
#include <exception>
#include <memory>
#include <optional>
#include <utility>
#include <variant>

#include "base/words/loop.h"

namespace heliograph {

template <class T>
class [[nodiscard]] Task;

namespace task_detail {

struct PromiseBase {
    std::coroutine_handle<> continuation = std::noop_coroutine();

    std::suspend_always initial_suspend() noexcept { return {}; }
    struct Final {
        bool await_ready() noexcept { return false; }
        template <class Promise>
        std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> done) noexcept {
            return done.promise().continuation;
        }
        void await_resume() noexcept {}
    };
    Final final_suspend() noexcept { return {}; }
};

template <class T>
struct Promise : PromiseBase {
    std::variant<std::monostate, T, std::exception_ptr> result;

    Task<T> get_return_object();
    template <class U>
    void return_value(U&& value) {
        result.template emplace<1>(std::forward<U>(value));
    }
    void unhandled_exception() { result.template emplace<2>(std::current_exception()); }
    T take() {
        if (result.index() == 2) std::rethrow_exception(std::get<2>(result));
        return std::move(std::get<1>(result));
    }
};

template <>
struct Promise<void> : PromiseBase {
    std::exception_ptr error;

    Task<void> get_return_object();
    void return_void() {}
    void unhandled_exception() { error = std::current_exception(); }
    void take() {
        if (error) std::rethrow_exception(error);
    }
};

}  // namespace task_detail

template <class T>
class [[nodiscard]] Task {
public:
    using promise_type = task_detail::Promise<T>;
    using value_type = T;

    explicit Task(std::coroutine_handle<promise_type> frame) : frame_(frame) {}
    Task(Task&& other) noexcept : frame_(std::exchange(other.frame_, {})) {}
    Task& operator=(Task&& other) noexcept {
        if (this != &other) {
            if (frame_) frame_.destroy();
            frame_ = std::exchange(other.frame_, {});
        }
        return *this;
    }
    ~Task() {
        if (frame_) frame_.destroy();
    }

    bool await_ready() const noexcept { return false; }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<> awaiter) noexcept {
        frame_.promise().continuation = awaiter;
        return frame_;
    }
    T await_resume() { return frame_.promise().take(); }

private:
    std::coroutine_handle<promise_type> frame_;
};

namespace task_detail {
template <class T>
Task<T> Promise<T>::get_return_object() {
    return Task<T>(std::coroutine_handle<Promise<T>>::from_promise(*this));
}
inline Task<void> Promise<void>::get_return_object() {
    return Task<void>(std::coroutine_handle<Promise<void>>::from_promise(*this));
}
}  // namespace task_detail

// Starts task at once on this thread and lets it go; an exception that leaves it is logged under name.
// `name` must outlive the task: a literal.
void spawn(const char* name, Task<void> task);

// Suspends for delay_ms. REQUIRES: on a loop.
struct SleepFor {
    Millis delay_ms;
    bool await_ready() const noexcept { return delay_ms <= 0; }
    void await_suspend(std::coroutine_handle<> waiting) const {
        Loop::current()->after(delay_ms, [waiting] { waiting.resume(); });
    }
    void await_resume() const noexcept {}
};
inline SleepFor sleep_for(Millis delay_ms) { return {delay_ms}; }

// The result of task, or nothing if it takes longer than limit_ms. A late task runs on to its end and its
// result is dropped. REQUIRES: on a loop.
template <class T>
Task<std::optional<T>> within(Millis limit_ms, Task<T> task) {
    struct Race {
        std::optional<T> result;
        std::exception_ptr error;
        std::coroutine_handle<> waiting;
        void finish() {
            if (auto awaiter = std::exchange(waiting, {})) awaiter.resume();
        }
    };
    struct Wait {
        std::shared_ptr<Race> race;
        Task<void> run;
        Millis limit_ms;
        bool await_ready() { return false; }
        void await_suspend(std::coroutine_handle<> awaiter) {
            race->waiting = awaiter;
            Loop::current()->after(limit_ms, [race = race] { race->finish(); });
            // After this line the awaiter may be gone.
            spawn("within", std::move(run));
        }
        void await_resume() {}
    };
    auto race = std::make_shared<Race>();
    auto run = [](std::shared_ptr<Race> race, Task<T> task) -> Task<void> {
        try {
            race->result.emplace(co_await std::move(task));
        } catch (...) {
            race->error = std::current_exception();
        }
        race->finish();
    };
    co_await Wait{race, run(race, std::move(task)), limit_ms};
    if (race->error) std::rethrow_exception(race->error);
    co_return std::move(race->result);
}

}  // namespace heliograph
