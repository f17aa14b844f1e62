// Limiter: bursts, waiting, forgetting.
#include "base/wire/limiter.h"

#include <doctest/doctest.h>

#include <atomic>
#include <string>
#include <thread>

using namespace heliograph;

namespace {
constexpr Millis start = 1'700'000'000'000;
}

TEST_CASE("a burst and one are allowed at once, then one each interval") {
    Limiter limiter(10, 2, 100);
    Verdict first = limiter.allow("a", start);
    CHECK(first.allowed);
    CHECK(first.limit == 3);
    CHECK(first.remaining == 2);
    CHECK(first.reset_seconds == 1);
    CHECK(limiter.allow("a", start).remaining == 1);
    CHECK(limiter.allow("a", start).remaining == 0);

    Verdict refused = limiter.allow("a", start);
    CHECK(!refused.allowed);
    CHECK(refused.remaining == 0);
    CHECK(refused.retry_after_seconds == 1);
    CHECK(!limiter.allow("a", start + 99).allowed);
    CHECK(limiter.allow("a", start + 100).allowed);
    CHECK(!limiter.allow("a", start + 199).allowed);
    CHECK(limiter.allow("a", start + 1000).remaining == 2);
}

TEST_CASE("a slow limiter says how long to wait and when all is there again") {
    Limiter limiter(1, 4, 100);
    for (int i = 0; i < 5; ++i) CHECK(limiter.allow("a", start).allowed);
    Verdict refused = limiter.allow("a", start + 500);
    CHECK(refused.retry_after_seconds == 1);
    CHECK(refused.reset_seconds == 5);
}

TEST_CASE("keys are counted apart") {
    Limiter limiter(1, 0, 100);
    CHECK(limiter.allow("a", start).allowed);
    CHECK(limiter.allow("b", start).allowed);
    CHECK(!limiter.allow("a", start).allowed);
    CHECK(limiter.allow("", start).allowed);
    CHECK(!limiter.allow("", start).allowed);
}

TEST_CASE("when there are too many keys the one seen longest ago is forgotten") {
    Limiter limiter(1, 0, 3);
    for (const char* key : {"a", "b", "c"}) CHECK(limiter.allow(key, start).allowed);
    CHECK(!limiter.allow("a", start).allowed);
    CHECK(limiter.allow("d", start).allowed);  // In the place of b.
    CHECK(!limiter.allow("a", start).allowed);
    CHECK(!limiter.allow("c", start).allowed);
    CHECK(limiter.allow("b", start).allowed);  // In the place of d.
    CHECK(limiter.allow("d", start).allowed);  // In the place of a.
    CHECK(!limiter.allow("c", start).allowed);
    CHECK(limiter.allow("a", start).allowed);
}

TEST_CASE("one key is enough to work with") {
    Limiter limiter(1, 0, 0);
    CHECK(limiter.allow("a", start).allowed);
    CHECK(!limiter.allow("a", start).allowed);
    CHECK(limiter.allow("b", start).allowed);
    CHECK(limiter.allow("a", start).allowed);
}

TEST_CASE("a clock that is set back does not lock a key out") {
    Limiter limiter(10, 9, 10);
    CHECK(limiter.allow("a", start).allowed);
    Millis earlier = start - 3'600'000;
    for (int i = 0; i < 10; ++i) CHECK(limiter.allow("a", earlier).allowed);
    CHECK(!limiter.allow("a", earlier).allowed);
}

TEST_CASE("threads together are allowed no more than one alone") {
    Limiter limiter(1, 499, 10000);
    std::atomic<int> allowed = 0;
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&] {
                for (int i = 0; i < 300; ++i) {
                    allowed += limiter.allow("shared", start).allowed;
                    limiter.allow(std::to_string(i), start);
                }
            });
    }
    CHECK(allowed == 500);
}
