// When an attempt is repeated, and when it is not. Pure.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "base/words/types.h"

namespace heliograph::deliveries {

namespace schedule_detail {
inline constexpr Millis second = 1000, minute = 60 * second, hour = 60 * minute;
// Before the second attempt, the third, ...
inline constexpr std::array<Millis, 7> pauses{5 * second, 5 * minute, 30 * minute, 2 * hour,
                                              5 * hour,   10 * hour,  10 * hour};
}  // namespace schedule_detail

inline constexpr std::int64_t attempts_max = schedule_detail::pauses.size() + 1;
// A receiver cannot put a delivery off for longer.
inline constexpr Millis retry_after_max = 6 * schedule_detail::hour;

enum class Verdict {
    delivered,
    again,    // It may succeed later.
    refused,  // It will not.
    gone,     // The endpoint wants no deliveries any more.
};

// status 0 is no answer at all.
constexpr Verdict judge(std::int64_t status) {
    if (status >= 200 && status < 300) return Verdict::delivered;
    if (status == 410) return Verdict::gone;
    if (status == 408 || status == 409 || status == 425 || status == 429) return Verdict::again;
    if (status >= 400 && status < 500) return Verdict::refused;
    return Verdict::again;
}

// How long after the attempt of that number (from 1) the next one is due; nothing if it was the last.
// spread is from -1 to 1 and moves it by a fifth at most. Never before retry_after_ms (0 for none).
constexpr std::optional<Millis> pause_after(std::int64_t number, double spread, Millis retry_after_ms) {
    if (number < 1 || number >= attempts_max) return std::nullopt;
    auto plain = static_cast<double>(schedule_detail::pauses[static_cast<std::size_t>(number - 1)]);
    auto moved = static_cast<Millis>(plain * (1 + std::clamp(spread, -1.0, 1.0) / 5));
    return std::max(moved, std::clamp<Millis>(retry_after_ms, 0, retry_after_max));
}

}  // namespace heliograph::deliveries
