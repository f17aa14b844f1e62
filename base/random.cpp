// Both kinds of randomness; everything is made of bytes.
#include "base/random.h"

#include <array>
#include <cstring>

#include "base/crypto/ids.h"

namespace heliograph {

Random::Random(std::uint64_t seed) : seeded_(std::make_unique<Guarded<std::mt19937_64>>(seed)) {}

void Random::fill(std::span<unsigned char> out) {
    if (!seeded_) return crypto::random_bytes(out);
    auto engine = seeded_->lock();
    for (unsigned char& byte : out) byte = static_cast<unsigned char>((*engine)() >> 32);
}

IdText Random::id_text() {
    std::array<unsigned char, 16> bytes;
    fill(bytes);
    return crypto::id_text(bytes);
}

std::string Random::token(std::size_t length) {
    std::string raw = bytes(length);
    return crypto::token_text({reinterpret_cast<const unsigned char*>(raw.data()), raw.size()});
}

std::string Random::bytes(std::size_t count) {
    std::string raw(count, '\0');
    fill({reinterpret_cast<unsigned char*>(raw.data()), raw.size()});
    return raw;
}

std::uint64_t Random::number(std::uint64_t below) {
    // Draws above the last whole multiple are drawn again, else small numbers would come more often.
    std::uint64_t unfair = -below % below;
    while (true) {
        std::array<unsigned char, 8> raw;
        fill(raw);
        std::uint64_t drawn;
        std::memcpy(&drawn, raw.data(), sizeof drawn);
        if (drawn >= unfair) return drawn % below;
    }
}

}  // namespace heliograph
