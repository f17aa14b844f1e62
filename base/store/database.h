// The database: read(f, args...) on readers, write(f, args...) grouped on the one writer.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include "base/store/failures.h"
#include "base/store/jobs.h"
#include "base/store/sql.h"

namespace heliograph {

class Bus;
class Clock;
class StoreConnection;
struct Migration;

struct DatabaseSettings {
    Dialect dialect = Dialect::sqlite;
    std::string source;            // A file, or a connection string of libpq.
    std::string schema;            // PostgreSQL: the schema to work in; empty for its default.
    std::size_t readers = 2;       // Threads, each with a connection of its own.
    std::size_t queue_max = 4096;  // More than this waiting, and the next is refused with server_busy.
};

struct WriterStats {
    std::uint64_t batches = 0;
    std::uint64_t jobs = 0;
    std::uint64_t redone = 0;               // Batches run again because one job of them had to be undone.
    std::uint64_t failed = 0;               // Batches lost to a failure of the engine.
    std::uint64_t commit_microseconds = 0;  // Spent in COMMIT.
    std::size_t queue_depth = 0;
};

// f is a plain function or a lambda without captures: f(Reader&, args...) or f(Transaction&, args...).
// Arguments are copied in, the result is moved out, what f throws is thrown at the awaiter. f touches nothing
// but the database and its arguments: a write may run twice before it counts.
class Database {
public:
    // bus and clock may be null, and outlive the database. Opens nothing yet.
    explicit Database(DatabaseSettings settings, const Bus* bus = nullptr, const Clock* clock = nullptr);
    // A database of its own that is deleted with the object, started: a file in memory, or a schema of the
    // server that HELIOGRAPH_TEST_POSTGRES names.
    static std::unique_ptr<Database> temporary(const Bus* bus = nullptr, Dialect dialect = Dialect::sqlite,
                                               const Clock* clock = nullptr);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    // Opens the connections and starts the threads. Throws StoreFailed with a sentence.
    void start();
    // Does what is queued, tells who waits, closes; later calls are refused with server_busy. Twice is once.
    // REQUIRES: the loops still run.
    void stop();

    // Applies what is new of them. May be called before start() and more than once.
    void migrate(std::span<const Migration> migrations);
    // "ok", or what the engine found wrong.
    std::string check();
    // A connection of its own, for a tool or a test; the caller stays on one thread with it.
    std::unique_ptr<StoreConnection> open_connection();
    const DatabaseSettings& settings() const;
    WriterStats stats();

    // co_await these on a loop.
    template <class F, class... A>
    Call<Reader, F, A...> read(F f, A... args) {
        return Call<Reader, F, A...>(*this, std::move(f), std::move(args)...);
    }
    template <class F, class... A>
    Call<Transaction, F, A...> write(F f, A... args) {
        return Call<Transaction, F, A...>(*this, std::move(f), std::move(args)...);
    }
    // These block; for the command line, start-up and tests. REQUIRES: started, and not on a loop.
    template <class F, class... A>
    auto read_now(F f, A... args) {
        return Call<Reader, F, A...>(*this, std::move(f), std::move(args)...).wait();
    }
    template <class F, class... A>
    auto write_now(F f, A... args) {
        return Call<Transaction, F, A...>(*this, std::move(f), std::move(args)...).wait();
    }

    // False if the queue is full or closed.
    bool submit(Job<Reader>& job);
    bool submit(Job<Transaction>& job);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

template <class Access, class F, class... A>
bool Call<Access, F, A...>::await_suspend(std::coroutine_handle<> awaiter) {
    this->waiter_.loop = Loop::current();
    ENSURE(this->waiter_.loop);
    this->waiter_.coroutine = awaiter;
    // It is resumed on this very loop, so never before this returns.
    accepted_ = true;
    if (db_.submit(*this)) return true;
    accepted_ = false;
    return false;
}

template <class Access, class F, class... A>
auto Call<Access, F, A...>::wait() -> Result {
    ENSURE(!Loop::current());
    auto done = this->waiter_.blocked.get_future();
    accepted_ = db_.submit(*this);
    if (accepted_) done.wait();
    return await_resume();
}

}  // namespace heliograph
