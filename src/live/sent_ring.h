// The last events of one connection, kept for a client that comes back. It grows with what was sent.
#pragma once

#include <cstdint>
#include <vector>

#include "src/live/frozen_event.h"

namespace heliograph::live {

class SentRing {
public:
    static constexpr std::size_t kept_while_open = 128;
    static constexpr std::size_t kept_while_away = 256;  // More, of what came since the socket closed.

    // Numbers the event and keeps it; gives its number.
    std::uint64_t add(Head head, std::size_t keep) {
        if (heads_.size() >= keep) {
            heads_[first_] = std::move(head);
            first_ = (first_ + 1) % heads_.size();
        } else {
            straighten();
            heads_.push_back(std::move(head));
        }
        return next_++;
    }
    std::uint64_t next() const { return next_; }
    std::size_t size() const { return heads_.size(); }
    // True if everything from that number on is still here.
    bool holds(std::uint64_t number) const { return number <= next_ && next_ - number <= heads_.size(); }
    // Calls f(head, number) for all from that number on. REQUIRES: holds(number).
    template <class F>
    void from(std::uint64_t number, F&& f) const {
        for (; number < next_; ++number) {
            std::size_t back = static_cast<std::size_t>(next_ - number);
            f(heads_[(first_ + heads_.size() - back) % heads_.size()], number);
        }
    }

private:
    void straighten() {
        if (first_ == 0) return;
        std::vector<Head> straight;
        straight.reserve(heads_.size() + 1);
        for (std::size_t i = 0; i < heads_.size(); ++i)
            straight.push_back(std::move(heads_[(first_ + i) % heads_.size()]));
        heads_ = std::move(straight);
        first_ = 0;
    }

    std::vector<Head> heads_;
    std::size_t first_ = 0;   // Where the oldest is.
    std::uint64_t next_ = 0;  // The number of the next event.
};

}  // namespace heliograph::live
