// Bounded<T>: a queue between threads with a size; whoever pushes into a full one is told, never kept
// waiting.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace heliograph {

template <class T>
class Bounded {
public:
    explicit Bounded(std::size_t size_max) : size_max_(size_max) {}

    // False if the queue is full or closed; the item is then untouched.
    bool push(T&& item) {
        {
            std::lock_guard hold(mutex_);
            if (closed_ || items_.size() >= size_max_) return false;
            items_.push_back(std::move(item));
        }
        ready_.notify_one();
        return true;
    }
    // Waits for one item; nothing once the queue is closed and empty.
    std::optional<T> pop() {
        std::unique_lock hold(mutex_);
        ready_.wait(hold, [this] { return closed_ || !items_.empty(); });
        if (items_.empty()) return std::nullopt;
        std::optional<T> item(std::move(items_.front()));
        items_.pop_front();
        return item;
    }
    // Waits for at least one item and takes up to count_max; an empty result means closed and empty.
    std::vector<T> pop_many(std::size_t count_max) {
        std::unique_lock hold(mutex_);
        ready_.wait(hold, [this] { return closed_ || !items_.empty(); });
        std::vector<T> taken;
        while (!items_.empty() && taken.size() < count_max) {
            taken.push_back(std::move(items_.front()));
            items_.pop_front();
        }
        return taken;
    }
    // Refuses new items; those inside are still taken.
    void close() {
        {
            std::lock_guard hold(mutex_);
            closed_ = true;
        }
        ready_.notify_all();
    }
    std::size_t size() {
        std::lock_guard hold(mutex_);
        return items_.size();
    }

private:
    const std::size_t size_max_;     // Set once.
    std::mutex mutex_;               // Safe by itself.
    std::condition_variable ready_;  // Safe by itself.
    std::deque<T> items_;            // Guarded by mutex_.
    bool closed_ = false;            // Guarded by mutex_.
};

}  // namespace heliograph
