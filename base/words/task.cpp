// spawn: the one place where a coroutine runs without an awaiter.
#include "base/words/task.h"

#include <spdlog/spdlog.h>

#include "base/words/refusal.h"

namespace heliograph {

namespace {

// Its frame frees itself at the end: nobody awaits it.
struct Detached {
    struct promise_type {
        Detached get_return_object() { return {}; }
        std::suspend_never initial_suspend() noexcept { return {}; }
        std::suspend_never final_suspend() noexcept { return {}; }
        void return_void() {}
        void unhandled_exception() { std::terminate(); }
    };
};

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
