// Guarded<T>: data and the lock that protects it are one object; there is no way to the data without the
// lock.
#pragma once

#include <mutex>
#include <utility>

namespace heliograph {

template <class T>
class Guarded {
public:
    template <class... Args>
    explicit Guarded(Args&&... args) : value_(std::forward<Args>(args)...) {}

    // Holds the lock for as long as it lives. Bind it to a name: a temporary does not compile with ->.
    class Locked {
    public:
        T* operator->() & { return &value_; }
        T& operator*() & { return value_; }

    private:
        friend class Guarded;
        Locked(std::mutex& mutex, T& value) : hold_(mutex), value_(value) {}
        std::unique_lock<std::mutex> hold_;
        T& value_;
    };
    [[nodiscard]] Locked lock() { return Locked(mutex_, value_); }

private:
    std::mutex mutex_;  // Safe by itself.
    T value_;           // Guarded by mutex_.
};

}  // namespace heliograph
