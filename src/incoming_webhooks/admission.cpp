// The bucket counts in microseconds: one token is worth 1e6 / per_second of them.
#include "src/incoming_webhooks/admission.h"

#include <algorithm>

namespace heliograph::incoming_webhooks {

Allowance Bucket::take(std::int64_t per_second, std::int64_t burst, Millis now) {
    if (per_second <= 0) return {};
    constexpr std::int64_t second = 1'000'000;
    burst = std::max<std::int64_t>(burst, 1);
    std::int64_t now_us = now * 1000;
    // Scaled so that more than a million a second would still be told apart from none.
    std::int64_t cost = std::max<std::int64_t>(second / per_second, 1);
    std::int64_t room = cost * burst;
    std::int64_t before = full_again_us_.load(std::memory_order_relaxed);
    while (true) {
        // Further ahead than a full burst it can only be because the clock was set back: begin anew.
        std::int64_t full_again = before > now_us + room ? now_us : std::max(before, now_us);
        std::int64_t wanted = full_again + cost;
        Allowance allowance{.allowed = wanted <= now_us + room, .limit = burst};
        std::int64_t after = allowance.allowed ? wanted : full_again;
        if (!full_again_us_.compare_exchange_weak(before, after, std::memory_order_relaxed)) continue;
        allowance.remaining = (now_us + room - after) / cost;
        allowance.reset_seconds = (after - now_us + second - 1) / second;
        if (!allowance.allowed)
            allowance.retry_after_seconds =
                std::max<std::int64_t>(1, (wanted - now_us - room + second - 1) / second);
        return allowance;
    }
}

std::expected<AddressList, std::string> read_allow_list(const std::vector<std::string>& networks) {
    std::vector<Network> read;
    for (const auto& text : networks) {
        auto network = read_network(text);
        if (!network) return std::unexpected(network.error());
        read.push_back(*network);
    }
    return AddressList(std::move(read));
}

}  // namespace heliograph::incoming_webhooks
