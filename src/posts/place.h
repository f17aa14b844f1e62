// The place of a post in its channel: its time and an id that sorts with it.
#pragma once

#include <atomic>

#include "base/random.h"
#include "src/nouns.h"

namespace heliograph::posts {

// Time tells the truth and never steps back; posts of the same millisecond keep their order by id, which
// begins with the time and a running number. A strictly increasing time would run ahead of the clock by
// seconds at ten thousand posts a second. Sorted ids also make every insert an append to the table's index.
class Places {
public:
    struct Place {
        Millis at;
        PostId id;
    };
    Place next(Millis now, Random& random) {
        std::uint64_t wanted = static_cast<std::uint64_t>(now) << number_bits;
        std::uint64_t last = last_.load(std::memory_order_relaxed);
        std::uint64_t mine;
        do {
            mine = std::max(wanted, last + 1);
        } while (!last_.compare_exchange_weak(last, mine, std::memory_order_relaxed));
        auto at = static_cast<Millis>(mine >> number_bits);
        return {at, id_of(at, mine & ((1u << number_bits) - 1), random)};
    }
    static PostId id_of(Millis at, std::uint64_t number, Random& random) {
        std::string text = random.token(IdText::length);
        write(text, 0, 9, static_cast<std::uint64_t>(at));
        write(text, 9, 4, number);
        return PostId(std::string_view(text));
    }

private:
    static constexpr int number_bits = 16;

    static void write(std::string& text, std::size_t from, std::size_t count, std::uint64_t value) {
        for (std::size_t i = count; i-- > 0; value /= 36)
            text[from + i] = "0123456789abcdefghijklmnopqrstuvwxyz"[value % 36];
    }

    std::atomic<std::uint64_t> last_ = 0;  // Safe by itself.
};

}  // namespace heliograph::posts
