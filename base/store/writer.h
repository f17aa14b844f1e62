// The one writer: a thread that commits together whatever waits, and tells everyone after the commit.
#pragma once

#include <atomic>
#include <exception>
#include <functional>
#include <memory>
#include <span>
#include <thread>
#include <vector>

#include "base/events/bus.h"
#include "base/store/connection.h"
#include "base/store/database.h"
#include "base/store/resumption.h"
#include "base/words/bounded.h"

namespace heliograph {

// A batch is what waits when the last one is done, and is never held back to wait for more: alone, a write
// costs one commit; under load the commit is shared.
//
// The jobs of a batch run one after the other in one transaction without savepoints, for a savepoint costs
// SQLite a copy of each page it touches and PostgreSQL two round trips, in every job, while jobs that write
// and then throw are rare. A job that throws having changed nothing (the usual refusal) is just told so. If
// it has changed something, the whole batch is rolled back and its jobs run again, each in a savepoint of its
// own; they keep their arguments until then. So nobody can make others fail, at worst a batch costs twice.
class Writer {
public:
    using Open = std::function<std::unique_ptr<StoreConnection>()>;

    Writer(Open open, std::size_t queue_max, const Bus* bus, const Clock* clock);
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    // False if the queue is full or closed.
    bool submit(Job<Transaction>& job) { return queue_.push(&job); }
    // Does what is queued and ends; nothing can be submitted afterwards. Twice is once.
    void stop();
    WriterStats stats();

private:
    static constexpr std::size_t batch_max = 512;
    using Jobs = std::span<Job<Transaction>* const>;
    using News = std::vector<Announcement>;

    void run();
    void commit_together(Jobs jobs);
    // False if a job has to be undone: nothing is kept then, and the batch must run guarded.
    bool run_bare(Jobs jobs, News& news);
    void run_guarded(Jobs jobs, News& news);
    void begin();
    void commit();
    void roll_back() noexcept;
    void publish(const News& news) noexcept;

    // Set once.
    const Open open_;
    const Bus* const bus_;
    const Clock* const clock_;
    // Safe by itself.
    Bounded<Job<Transaction>*> queue_;
    std::atomic<std::uint64_t> batches_ = 0, jobs_ = 0, redone_ = 0, failed_ = 0, commit_microseconds_ = 0;
    // Only on the writer's thread.
    std::unique_ptr<StoreConnection> connection_;
    Resumption resumption_;
    std::jthread thread_;  // Last: it uses all the others.
};

}  // namespace heliograph
