// Tells those who wait that their jobs are done: one wake-up a loop, however many wait on it.
#pragma once

#include <coroutine>
#include <utility>
#include <vector>

#include "base/store/jobs.h"

namespace heliograph {

class Resumption {
public:
    void add(Waiter waiter) {
        if (!waiter.loop) {
            blocked_.push_back(std::move(waiter.blocked));
            return;
        }
        for (auto& [loop, coroutines] : on_loops_)
            if (loop == waiter.loop) return coroutines.push_back(waiter.coroutine);
        on_loops_.push_back({waiter.loop, {waiter.coroutine}});
    }
    void go() {
        for (auto& [loop, coroutines] : on_loops_) {
            if (!coroutines.empty()) loop->resume(coroutines);
            coroutines.clear();
        }
        for (auto& promise : blocked_) promise.set_value();
        blocked_.clear();
    }

private:
    std::vector<std::pair<Loop*, std::vector<std::coroutine_handle<>>>> on_loops_;
    std::vector<std::promise<void>> blocked_;
};

}  // namespace heliograph
