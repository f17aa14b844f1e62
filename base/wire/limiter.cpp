// The counting of Limiter. Keys are kept as keyed 64-bit hashes: no allocation a request, and no stranger can
// choose two that collide.
#include "base/wire/limiter.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace heliograph {

namespace {

constexpr std::int64_t second = 1'000'000'000;
constexpr std::uint32_t nowhere = 0xffffffff;

std::uint64_t hash_of(std::string_view key) {
    static const auto secret = [] {
        std::array<unsigned char, crypto_shorthash_KEYBYTES> bytes;
        randombytes_buf(bytes.data(), bytes.size());
        return bytes;
    }();
    unsigned char out[crypto_shorthash_BYTES];
    crypto_shorthash(out, reinterpret_cast<const unsigned char*>(key.data()), key.size(), secret.data());
    std::uint64_t hash;
    std::memcpy(&hash, out, sizeof hash);
    return hash;
}

int seconds_up(std::int64_t nanos) { return static_cast<int>((nanos + second - 1) / second); }

}  // namespace

Limiter::Limiter(int per_sec, int burst, std::size_t keys_max)
    : interval_(second / std::max(per_sec, 1)),
      tolerance_(interval_ * (std::int64_t{std::max(burst, 0)} + 1)),
      limit_(std::max(burst, 0) + 1) {
    // Few keys do not need shards, and one list forgets the truly oldest.
    std::size_t shard_count = keys_max >= 4096 ? 16 : 1;
    shard_keys_max_ = std::max<std::size_t>(keys_max / shard_count, 1);
    for (std::size_t i = 0; i < shard_count; ++i) shards_.push_back(std::make_unique<Guarded<Shard>>());
}

Verdict Limiter::allow(std::string_view key, Millis now) {
    std::uint64_t hash = hash_of(key);
    auto shard = shards_[(hash >> 60) % shards_.size()]->lock();
    return decide(shard->touch(hash, shard_keys_max_), now * 1'000'000);
}

Verdict Limiter::look(std::string_view key, Millis now) {
    std::uint64_t hash = hash_of(key);
    auto shard = shards_[(hash >> 60) % shards_.size()]->lock();
    auto found = shard->places.find(hash);
    Seen as_if{hash, found == shard->places.end() ? 0 : shard->seen[found->second].full_again, 0, 0};
    return decide(as_if, now * 1'000'000);
}

Verdict Limiter::decide(Seen& seen, Nanos now) const {
    Nanos full_again = std::max(seen.full_again, now);
    // Further ahead than a full burst it can only be because the clock was set back: begin anew.
    if (full_again > now + tolerance_) full_again = now;
    Nanos wanted = full_again + interval_;
    Nanos short_by = wanted - tolerance_ - now;
    Verdict verdict{.allowed = short_by <= 0, .limit = limit_};
    if (verdict.allowed) full_again = wanted;
    seen.full_again = full_again;
    verdict.remaining = static_cast<int>((tolerance_ - (full_again - now)) / interval_);
    verdict.reset_seconds = seconds_up(full_again - now);
    verdict.retry_after_seconds = verdict.allowed ? 0 : seconds_up(short_by);
    return verdict;
}

Limiter::Seen& Limiter::Shard::touch(std::uint64_t key_hash, std::size_t keys_max) {
    auto [found, is_new] = places.try_emplace(key_hash, 0);
    if (!is_new) {
        std::uint32_t place = found->second;
        if (place != newest) {
            take_out(place);
            put_first(place);
        }
        return seen[place];
    }
    std::uint32_t place;
    if (seen.size() < keys_max) {
        place = static_cast<std::uint32_t>(seen.size());
        seen.push_back({});
    } else {
        place = oldest;
        places.erase(seen[place].key_hash);
        take_out(place);
    }
    found->second = place;
    seen[place] = {key_hash, 0, nowhere, nowhere};
    put_first(place);
    return seen[place];
}

void Limiter::Shard::take_out(std::uint32_t place) {
    auto [hash, at, newer, older] = seen[place];
    (newer == nowhere ? newest : seen[newer].older) = older;
    (older == nowhere ? oldest : seen[older].newer) = newer;
}

void Limiter::Shard::put_first(std::uint32_t place) {
    bool alone = seen.size() == 1;
    seen[place].newer = nowhere;
    seen[place].older = alone ? nowhere : newest;
    if (alone)
        oldest = place;
    else
        seen[newest].newer = place;
    newest = place;
}

}  // namespace heliograph
