// The time, real or frozen.
#pragma once

#include <atomic>
#include <chrono>

#include "base/words/types.h"

namespace heliograph {

// Wall-clock milliseconds. A frozen clock stands still until it is told to move; tests use it.
class Clock {
public:
    Clock() = default;
    explicit Clock(Millis frozen_at) : frozen_at_(frozen_at) {}

    Millis now() const {
        if (Millis frozen = frozen_at_.load(std::memory_order_relaxed)) return frozen;
        return std::chrono::duration_cast<std::chrono::milliseconds>(
                   std::chrono::system_clock::now().time_since_epoch())
            .count();
    }
    // REQUIRES: made frozen.
    void advance(Millis by_ms) { frozen_at_ += by_ms; }

private:
    std::atomic<Millis> frozen_at_ = 0;  // 0 means the real time.
};

}  // namespace heliograph
