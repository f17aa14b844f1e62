// A loop: one thread that runs what is posted to it. Coroutines live and die on one loop.
#pragma once

#include <coroutine>
#include <functional>
#include <span>

#include "base/words/types.h"

namespace heliograph {

class Loop {
public:
    virtual ~Loop() = default;

    // Runs f on the loop's thread, later. Safe from any thread.
    virtual void post(std::move_only_function<void()> f) = 0;
    // Resumes the coroutines on the loop's thread, in order, with one wake-up. Safe from any thread.
    virtual void resume(std::span<const std::coroutine_handle<>> waiting) = 0;
    // Runs f on the loop's thread after delay_ms. REQUIRES: called on the loop's thread.
    virtual void after(Millis delay_ms, std::move_only_function<void()> f) = 0;
    // 0, 1, ... in the order the loops were made.
    virtual std::size_t index() const = 0;

    // The loop of this thread, or nullptr on a thread that is no loop (writer, reader, main).
    static Loop* current() { return current_; }

protected:
    static inline thread_local Loop* current_ = nullptr;
};

}  // namespace heliograph
