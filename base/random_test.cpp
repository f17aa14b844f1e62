// Random: ids look as the peer's do, a seed repeats itself.
#include "base/random.h"

#include <doctest/doctest.h>

#include <array>
#include <set>
#include <thread>

#include "base/crypto/ids.h"

using namespace heliograph;

namespace {
struct Noun;
}

TEST_CASE("an id has 26 characters of the alphabet and does not come twice") {
    Random random;
    std::set<std::string> seen;
    for (int i = 0; i < 5000; ++i) {
        Id<Noun> id = random.id<Noun>();
        CHECK(id.valid());
        CHECK(id.view().find_first_not_of(crypto::id_alphabet) == std::string_view::npos);
        seen.insert(id.str());
    }
    CHECK(seen.size() == 5000);
}

TEST_CASE("sixteen bytes become an id five bits at a time") {
    std::array<unsigned char, 16> none{};
    CHECK(crypto::id_text(none).view() == "yyyyyyyyyyyyyyyyyyyyyyyyyy");
    std::array<unsigned char, 16> all;
    all.fill(255);
    CHECK(crypto::id_text(all).view() == "9999999999999999999999999h");
}

TEST_CASE("the same seed gives the same sequence, another seed another") {
    Random one(7), same(7), other(8);
    CHECK(one.id_text() == same.id_text());
    CHECK(one.token(40) == same.token(40));
    CHECK(one.bytes(10) == same.bytes(10));
    CHECK(one.id_text() != other.id_text());
}

TEST_CASE("tokens and bytes have the length asked for, however long") {
    Random random;
    CHECK(random.token(0).empty());
    CHECK(random.token(26).size() == 26);
    CHECK(random.bytes(10000).size() == 10000);
    CHECK(random.bytes(10000) != random.bytes(10000));
}

TEST_CASE("a number stays below its bound and reaches every value") {
    Random random(1);
    std::set<std::uint64_t> seen;
    for (int i = 0; i < 200; ++i) seen.insert(random.number(5));
    CHECK(seen == std::set<std::uint64_t>{0, 1, 2, 3, 4});
}

TEST_CASE("threads draw different ids") {
    Random random;
    IdText here = random.id_text(), there;
    std::thread([&] { there = random.id_text(); }).join();
    CHECK(here != there);
}
