// spawn: the one place where a coroutine runs without an awaiter.
#include "base/words/task.h"

#include <spdlog/spdlog.h>

#include "base/words/loop.h"
#include "base/words/refusal.h"

namespace heliograph {

namespace {

class Unfinished;

// Its frame frees itself at the end: nobody awaits it.
struct Detached {
    struct promise_type {
        promise_type();
        ~promise_type();
        Detached get_return_object() { return {}; }
        std::suspend_never initial_suspend() noexcept { return {}; }
        std::suspend_never final_suspend() noexcept { return {}; }
        void return_void() {}
        void unhandled_exception() { std::terminate(); }

        Unfinished* list = nullptr;
        promise_type* before = nullptr;
        promise_type* after = nullptr;
    };
};

// What still waits when a loop's thread ends would never be resumed: its frames are given back then, on the
// thread they lived on.
class Unfinished {
public:
    ~Unfinished() {
        while (first_) std::coroutine_handle<Detached::promise_type>::from_promise(*first_).destroy();
    }
    void add(Detached::promise_type& one) {
        one.list = this;
        one.after = first_;
        if (first_) first_->before = &one;
        first_ = &one;
    }
    void remove(Detached::promise_type& one) {
        (one.before ? one.before->after : first_) = one.after;
        if (one.after) one.after->before = one.before;
    }

private:
    Detached::promise_type* first_ = nullptr;
};

thread_local Unfinished unfinished;

Detached::promise_type::promise_type() {
    if (Loop::current()) unfinished.add(*this);
}
Detached::promise_type::~promise_type() {
    if (list) list->remove(*this);
}

Detached drive(const char* name, Task<void> task) {
    try {
        co_await std::move(task);
    } catch (const std::exception& error) {
        spdlog::error("task {} failed: {}", name, error.what());
    } catch (const Refusal& refusal) {
        spdlog::error("task {} failed: {}", name, refusal.id);
    } catch (...) {
        spdlog::error("task {} failed: {}", name, "an exception of no known kind");
    }
}

}  // namespace

void spawn(const char* name, Task<void> task) { drive(name, std::move(task)); }

}  // namespace heliograph
