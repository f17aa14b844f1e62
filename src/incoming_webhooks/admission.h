// Who may post to a hook, and how often: its allow-list and its token bucket.
#pragma once

#include <atomic>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "base/wire/addresses.h"
#include "base/words/types.h"

namespace heliograph::incoming_webhooks {

// What X-RateLimit-* and Retry-After say. limit 0: the hook has no limit.
struct Allowance {
    bool allowed = true;
    std::int64_t limit = 0;
    std::int64_t remaining = 0;
    std::int64_t reset_seconds = 0;
    std::int64_t retry_after_seconds = 0;
};

// A token bucket as one number: the time at which it is full again. Safe from any thread.
class Bucket {
public:
    // Takes one token at now. per_second 0 is no limit.
    Allowance take(std::int64_t per_second, std::int64_t burst, Millis now);

private:
    std::atomic<std::int64_t> full_again_us_ = 0;
};

// The networks of a list; the error names what is none.
std::expected<AddressList, std::string> read_allow_list(const std::vector<std::string>& networks);

}  // namespace heliograph::incoming_webhooks
