// The readers: threads with a connection each, that run reads on snapshots beside the writer.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <thread>
#include <vector>

#include "base/store/connection.h"
#include "base/store/jobs.h"
#include "base/store/reader.h"
#include "base/store/resumption.h"
#include "base/words/bounded.h"

namespace heliograph {

class Readers {
public:
    using Open = std::function<std::unique_ptr<StoreConnection>()>;

    Readers(Open open, std::size_t count, std::size_t queue_max);
    ~Readers();
    Readers(const Readers&) = delete;
    Readers& operator=(const Readers&) = delete;

    // False if the queue is full or closed.
    bool submit(Job<Reader>& job) { return queue_.push(&job); }
    // Does what is queued and ends; nothing can be submitted afterwards. Twice is once.
    void stop();

private:
    // Few, so that a slow query keeps few others waiting; more than one, so that a busy reader shares its
    // snapshot and its wake-ups.
    static constexpr std::size_t batch_max = 4;

    void run(std::unique_ptr<StoreConnection> connection);
    void read_together(std::unique_ptr<StoreConnection>& connection, std::span<Job<Reader>* const> jobs);

    const Open open_;                    // Set once.
    Bounded<Job<Reader>*> queue_;        // Safe by itself.
    std::vector<std::jthread> threads_;  // Set once.
};

}  // namespace heliograph
