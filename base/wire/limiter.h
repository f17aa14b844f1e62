// How often one key may come: the generic cell rate algorithm, in memory, as the peer counts it.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/words/guarded.h"
#include "base/words/types.h"

namespace heliograph {

// What X-RateLimit-Limit, -Remaining, -Reset and Retry-After say.
struct Verdict {
    bool allowed = true;
    int limit = 0;                // The burst and one.
    int remaining = 0;            // How many more would be allowed at once.
    int reset_seconds = 0;        // Until all of the limit is there again.
    int retry_after_seconds = 0;  // 0 when allowed.
};

// Safe from any thread. A key costs some 80 bytes, whatever its length; when keys_max are known the one that
// was seen longest ago is forgotten (of a sixteenth of them, if keys_max is large).
class Limiter {
public:
    Limiter(int per_sec, int burst, std::size_t keys_max);

    // Counts one request of key at now.
    Verdict allow(std::string_view key, Millis now);
    // What allow() would say, without counting.
    Verdict look(std::string_view key, Millis now);

private:
    using Nanos = std::int64_t;

    // One key, in a list from the newest to the oldest seen.
    struct Seen {
        std::uint64_t key_hash;
        Nanos full_again;  // The theoretical arrival time: when nothing of the burst is used any more.
        std::uint32_t newer;
        std::uint32_t older;
    };
    struct Shard {
        std::unordered_map<std::uint64_t, std::uint32_t> places;
        std::vector<Seen> seen;
        std::uint32_t newest = 0;
        std::uint32_t oldest = 0;

        // The entry of that key, made or taken from the oldest if it is not there; now the newest.
        Seen& touch(std::uint64_t key_hash, std::size_t keys_max);
        void take_out(std::uint32_t place);
        void put_first(std::uint32_t place);
    };

    Verdict decide(Seen& seen, Nanos now) const;

    const Nanos interval_;   // Set once.
    const Nanos tolerance_;  // Set once.
    const int limit_;        // Set once.
    // Set once; each is guarded.
    std::size_t shard_keys_max_;
    std::vector<std::unique_ptr<Guarded<Shard>>> shards_;
};

}  // namespace heliograph
