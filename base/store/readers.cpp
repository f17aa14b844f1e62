// Reads: taken off the queue, run on one snapshot that began after they were asked for.
#include "base/store/readers.h"

namespace heliograph {

namespace {

void begin(StoreConnection& connection) {
    if (connection.dialect() == Dialect::sqlite)
        connection.command("BEGIN");
    else
        connection.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
}

void end(StoreConnection& connection) {
    if (connection.state() == TransactionState::aborted)
        connection.run("ROLLBACK");
    else if (connection.state() == TransactionState::open)
        connection.command("COMMIT");
}

}  // namespace

Readers::Readers(Open open, std::size_t count, std::size_t queue_max)
    : open_(std::move(open)), queue_(queue_max) {
    std::vector<std::unique_ptr<StoreConnection>> connections;
    for (std::size_t i = 0; i < count; ++i) connections.push_back(open_());
    for (auto& connection : connections)
        threads_.emplace_back([this, mine = std::move(connection)]() mutable { run(std::move(mine)); });
}

Readers::~Readers() { stop(); }

void Readers::stop() {
    queue_.close();
    threads_.clear();
}

void Readers::run(std::unique_ptr<StoreConnection> connection) {
    Resumption resumption;
    while (true) {
        auto jobs = queue_.pop_many(batch_max);
        if (jobs.empty()) return;
        read_together(connection, jobs);
        for (auto* job : jobs) resumption.add(job->take_waiter());
        resumption.go();
    }
}

void Readers::read_together(std::unique_ptr<StoreConnection>& connection,
                            std::span<Job<Reader>* const> jobs) {
    std::size_t done = 0;
    try {
        if (!connection || !connection->usable()) {
            connection.reset();
            connection = open_();
        }
        while (done < jobs.size()) {
            begin(*connection);
            Reader reader(*connection);
            // A failed statement ends the snapshot on PostgreSQL; the others get a fresh one.
            while (done < jobs.size() && connection->state() == TransactionState::open)
                jobs[done++]->run(reader);
            end(*connection);
        }
    } catch (const std::exception& failure) {
        auto told = std::make_exception_ptr(StoreFailed(failure.what()));
        for (auto* job : jobs.subspan(done)) job->fail(told);
        connection.reset();
    }
}

}  // namespace heliograph
