// Randomness, real or reproducible.
#pragma once

#include <cstdint>
#include <memory>
#include <random>
#include <span>
#include <string>

#include "base/words/guarded.h"
#include "base/words/types.h"

namespace heliograph {

// Ids, tokens and bytes. Made with a seed it gives the same sequence every time; only tests do that.
// Safe from any thread.
class Random {
public:
    Random() = default;
    explicit Random(std::uint64_t seed);

    template <class Noun>
    Id<Noun> id() {
        return Id<Noun>(id_text());
    }
    IdText id_text();
    // length characters of a-z and 0-9, five random bits each.
    std::string token(std::size_t length);
    std::string bytes(std::size_t count);
    // Evenly spread over 0 to below - 1. REQUIRES: below > 0.
    std::uint64_t number(std::uint64_t below);

private:
    void fill(std::span<unsigned char> out);

    std::unique_ptr<Guarded<std::mt19937_64>> seeded_;  // Set once; null means real.
};

}  // namespace heliograph
