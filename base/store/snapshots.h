// Snapshots: frozen values in memory by key, loaded once, forgotten on change, never stale.
#pragma once

#include <algorithm>
#include <array>
#include <coroutine>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>

#include "base/store/database.h"
#include "base/words/guarded.h"

namespace heliograph {

// Whoever changes a value forgets it (or puts the new one) from a listener of the bus: that is after the
// commit and before the writer's awaiters are resumed, in commit order. A load that began before does not
// store what it read. Safe from any thread.
template <class Key, class Value, class Hash = std::hash<Key>>
class Snapshots {
    static constexpr std::size_t shard_count = 16;
    template <class F>
    class Get;

public:
    using Frozen = std::shared_ptr<const Value>;

    // Beyond size_max an old value makes room.
    explicit Snapshots(std::size_t size_max = 100'000)
        : shard_max_(std::max<std::size_t>(1, (size_max + shard_count - 1) / shard_count)) {}
    Snapshots(const Snapshots&) = delete;
    Snapshots& operator=(const Snapshots&) = delete;

    // What is in memory; null if it is not, whether or not it is stored.
    Frozen find(const Key& key) {
        auto shard = shard_of(key).lock();
        auto found = shard->values.find(key);
        return found == shard->values.end() ? nullptr : found->second;
    }
    // co_await it: the value, loaded if need be by loader(Reader&, Key) -> std::optional<Value>; null if
    // there is none. Does not suspend when the value is in memory. The snapshots outlive whoever waits.
    template <class F>
    [[nodiscard]] Get<F> get(Database& db, Key key, F loader) {
        return Get<F>(*this, db, std::move(key), std::move(loader));
    }
    // Blocks. REQUIRES: not on a loop.
    template <class F>
    Frozen get_now(Database& db, Key key, F loader) {
        if (Frozen found = find(key)) return found;
        Load load(*this, key);
        return load.finish(db.read_now(std::move(loader), std::move(key)));
    }
    void put(const Key& key, Value value) { put(key, std::make_shared<const Value>(std::move(value))); }
    void put(const Key& key, Frozen value) {
        auto shard = shard_of(key).lock();
        spoil(*shard, key);
        store(*shard, key, std::move(value));
    }
    void forget(const Key& key) {
        auto shard = shard_of(key).lock();
        spoil(*shard, key);
        shard->values.erase(key);
    }
    void clear() {
        for (auto& each : shards_) {
            auto shard = each.lock();
            for (auto& [key, loading] : shard->loading) loading.spoiled = true;
            shard->values.clear();
        }
    }
    std::size_t size() {
        std::size_t size = 0;
        for (auto& each : shards_) size += each.lock_size();
        return size;
    }

private:
    struct Loading {
        int count = 0;
        bool spoiled = false;  // The key changed since the first of these loads began.
    };
    struct Values {
        std::unordered_map<Key, Frozen, Hash> values;
        std::unordered_map<Key, Loading, Hash> loading;
        std::size_t hand = 0;  // The bucket that gives up a value next.
    };
    struct Shard : Guarded<Values> {
        std::size_t lock_size() {
            auto values = this->lock();
            return values->values.size();
        }
    };
    // One load under way; registers itself so that a change in the meantime is noticed.
    class Load {
    public:
        Load(Snapshots& all, const Key& key) : all_(all), key_(key) {
            auto shard = all_.shard_of(key_).lock();
            ++shard->loading[key_].count;
        }
        ~Load() {
            auto shard = all_.shard_of(key_).lock();
            leave(*shard);
        }
        Load(const Load&) = delete;
        Load& operator=(const Load&) = delete;

        Frozen finish(std::optional<Value> loaded) {
            if (!loaded) return nullptr;
            auto value = std::make_shared<const Value>(std::move(*loaded));
            auto shard = all_.shard_of(key_).lock();
            if (shard->loading.at(key_).spoiled) return value;
            auto found = shard->values.find(key_);
            if (found != shard->values.end()) return found->second;
            all_.store(*shard, key_, value);
            return value;
        }

    private:
        void leave(Values& shard) {
            auto mine = shard.loading.find(key_);
            if (--mine->second.count == 0) shard.loading.erase(mine);
        }
        Snapshots& all_;
        const Key key_;
    };

    Shard& shard_of(const Key& key) {
        // Spread, since the hash of a number is often the number.
        std::uint64_t mixed = Hash{}(key) * 0x9E3779B97F4A7C15u;
        return shards_[mixed >> 60];
    }
    static void spoil(Values& shard, const Key& key) {
        auto loading = shard.loading.find(key);
        if (loading != shard.loading.end()) loading->second.spoiled = true;
    }
    void store(Values& shard, const Key& key, Frozen value) {
        auto found = shard.values.find(key);
        if (found != shard.values.end()) {
            found->second = std::move(value);
            return;
        }
        if (shard.values.size() >= shard_max_) evict(shard);
        shard.values.emplace(key, std::move(value));
    }
    // Walks the buckets, for the front of the map is what was stored last.
    static void evict(Values& shard) {
        auto& values = shard.values;
        for (std::size_t tried = 0; tried < values.bucket_count(); ++tried) {
            std::size_t bucket = ++shard.hand % values.bucket_count();
            if (values.begin(bucket) == values.end(bucket)) continue;
            Key key = values.begin(bucket)->first;
            values.erase(key);
            return;
        }
    }

    const std::size_t shard_max_;            // Set once.
    std::array<Shard, shard_count> shards_;  // Safe by itself.
};

// Lives in the frame of the coroutine that waits for it.
template <class Key, class Value, class Hash>
template <class F>
class [[nodiscard]] Snapshots<Key, Value, Hash>::Get {
public:
    Get(Snapshots& all, Database& db, Key key, F loader)
        : all_(all), db_(db), key_(std::move(key)), loader_(std::move(loader)) {}
    Get(const Get&) = delete;
    Get& operator=(const Get&) = delete;

    bool await_ready() {
        found_ = all_.find(key_);
        return found_ != nullptr;
    }
    bool await_suspend(std::coroutine_handle<> awaiter) {
        load_.emplace(all_, key_);
        read_.emplace(db_, std::move(loader_), std::move(key_));
        return read_->await_suspend(awaiter);
    }
    Frozen await_resume() {
        if (found_) return std::move(found_);
        return load_->finish(read_->await_resume());
    }

private:
    Snapshots& all_;
    Database& db_;
    Key key_;
    F loader_;
    Frozen found_;
    std::optional<Load> load_;
    std::optional<Call<Reader, F, Key>> read_;
};

}  // namespace heliograph
