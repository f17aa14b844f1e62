// A store function with its arguments, waiting for its turn: an awaitable that lives in the frame of who
// waits.
#pragma once

#include <coroutine>
#include <exception>
#include <functional>
#include <future>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>

#include "base/words/loop.h"
#include "base/words/refusal.h"

namespace heliograph {

class Reader;
class Transaction;
class Database;

// Who waits for a job: a coroutine on a loop, or a blocked thread.
struct Waiter {
    Loop* loop = nullptr;
    std::coroutine_handle<> coroutine;
    std::promise<void> blocked;
};

// Access is Reader or Transaction.
template <class Access>
class Job {
public:
    virtual void run(Access& db) noexcept = 0;
    bool failed() const { return error_ != nullptr; }
    void fail(std::exception_ptr error) { error_ = std::move(error); }
    // Who waits. Once it is told, the job may be gone.
    Waiter take_waiter() { return std::move(waiter_); }

protected:
    ~Job() = default;
    std::exception_ptr error_;
    Waiter waiter_;
};

// f may run more than once before its result counts (see writer.h), so it is handed its arguments as const.
template <class Access, class F, class... A>
class [[nodiscard]] Call final : public Job<Access> {
    using Result = std::remove_cvref_t<std::invoke_result_t<F&, Access&, const A&...>>;
    static constexpr bool gives_nothing = std::is_void_v<Result>;
    struct Nothing {};
    using Kept = std::conditional_t<gives_nothing, Nothing, Result>;

public:
    Call(Database& db, F f, A... args) : db_(db), f_(std::move(f)), args_(std::move(args)...) {}
    Call(const Call&) = delete;
    Call& operator=(const Call&) = delete;

    bool await_ready() const noexcept { return false; }
    // REQUIRES: on a loop.
    bool await_suspend(std::coroutine_handle<> awaiter);
    Result await_resume() {
        if (!accepted_) throw refuse::server_busy;
        if (this->error_) std::rethrow_exception(std::move(this->error_));
        if constexpr (!gives_nothing) return std::move(*result_);
    }
    // Blocks this thread until the job is done. REQUIRES: not on a loop.
    Result wait();

    void run(Access& db) noexcept override {
        result_.reset();
        this->error_ = nullptr;
        try {
            auto call = [&](const A&... args) -> decltype(auto) { return std::invoke(f_, db, args...); };
            if constexpr (gives_nothing)
                std::apply(call, args_);
            else
                result_.emplace(std::apply(call, args_));
        } catch (...) {
            this->error_ = std::current_exception();
        }
    }

private:
    Database& db_;
    F f_;
    const std::tuple<A...> args_;
    std::optional<Kept> result_;
    bool accepted_ = false;
};

}  // namespace heliograph
