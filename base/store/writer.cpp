// Group commit: run, undo if one must be undone, commit, publish, resume.
#include "base/store/writer.h"

#include <spdlog/spdlog.h>

#include <chrono>

#include "base/clock.h"
#include "base/store/reader.h"

namespace heliograph {

Writer::Writer(Open open, std::size_t queue_max, const Bus* bus, const Clock* clock)
    : open_(std::move(open)),
      bus_(bus),
      clock_(clock),
      queue_(queue_max),
      connection_(open_()),
      thread_([this] { run(); }) {}

Writer::~Writer() { stop(); }

void Writer::stop() {
    queue_.close();
    if (thread_.joinable()) thread_.join();
    connection_.reset();
}

WriterStats Writer::stats() {
    return {.batches = batches_,
            .jobs = jobs_,
            .redone = redone_,
            .failed = failed_,
            .commit_microseconds = commit_microseconds_,
            .queue_depth = queue_.size()};
}

void Writer::run() {
    while (true) {
        auto jobs = queue_.pop_many(batch_max);
        if (jobs.empty()) return;
        commit_together(jobs);
    }
}

void Writer::commit_together(Jobs jobs) {
    News news;
    try {
        if (!run_bare(jobs, news)) {
            ++redone_;
            news.clear();
            run_guarded(jobs, news);
        }
        commit();
    } catch (const std::exception& failure) {
        roll_back();
        // After a full or faulty disk the engine starts afresh.
        connection_.reset();
        ++failed_;
        spdlog::error("a batch of {} writes failed: {}", jobs.size(), failure.what());
        news.clear();
        auto told = std::make_exception_ptr(StoreFailed(failure.what()));
        for (auto* job : jobs) job->fail(told);
    }
    ++batches_;
    jobs_ += jobs.size();
    publish(news);
    for (auto* job : jobs) resumption_.add(job->take_waiter());
    resumption_.go();
}

bool Writer::run_bare(Jobs jobs, News& news) {
    begin();
    Transaction transaction(*connection_, bus_, news, clock_ ? clock_->now() : Clock().now());
    for (auto* job : jobs) {
        std::size_t news_before = news.size();
        std::int64_t changes_before = connection_->changes_total();
        job->run(transaction);
        bool sound = connection_->state() == TransactionState::open;
        if (sound && !job->failed()) continue;
        if (!sound || connection_->changes_total() != changes_before) {
            roll_back();
            return false;
        }
        news.erase(news.begin() + static_cast<std::ptrdiff_t>(news_before), news.end());
    }
    return true;
}

void Writer::run_guarded(Jobs jobs, News& news) {
    begin();
    connection_->guard_statements(true);
    Transaction transaction(*connection_, bus_, news, clock_ ? clock_->now() : Clock().now());
    for (auto* job : jobs) {
        std::size_t news_before = news.size();
        connection_->run("SAVEPOINT one_job");
        job->run(transaction);
        if (connection_->state() == TransactionState::none)
            throw StoreFailed("the engine gave up the transaction");
        if (job->failed()) {
            news.erase(news.begin() + static_cast<std::ptrdiff_t>(news_before), news.end());
            connection_->run("ROLLBACK TO one_job");
        }
        connection_->run("RELEASE one_job");
    }
    connection_->guard_statements(false);
}

void Writer::begin() {
    if (!connection_ || !connection_->usable()) {
        connection_.reset();
        connection_ = open_();
    }
    connection_->guard_statements(false);
    // On SQLite a transaction that begins as a reader may find later that it cannot become a writer.
    if (connection_->dialect() == Dialect::sqlite) return connection_->command("BEGIN IMMEDIATE");
    try {
        connection_->run("BEGIN");
    } catch (const StoreFailed&) {
        // The server was started anew while nobody wrote.
        if (connection_->usable()) throw;
        connection_ = open_();
        connection_->run("BEGIN");
    }
}

void Writer::commit() {
    auto begin = std::chrono::steady_clock::now();
    connection_->command("COMMIT");
    if (connection_->state() != TransactionState::none)
        throw StoreFailed("COMMIT did not end the transaction");
    auto spent = std::chrono::steady_clock::now() - begin;
    commit_microseconds_ +=
        static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(spent).count());
}

// Whatever cannot be rolled back is closed: the next batch opens anew, and the engine forgets what was not
// committed.
void Writer::roll_back() noexcept {
    if (!connection_) return;
    try {
        connection_->guard_statements(false);
        if (connection_->state() != TransactionState::none) connection_->run("ROLLBACK");
    } catch (const std::exception& failure) {
        spdlog::error("rollback failed: {}", failure.what());
        connection_.reset();
    }
}

void Writer::publish(const News& news) noexcept {
    if (!bus_) return;
    for (const auto& announcement : news) {
        try {
            bus_->publish(announcement);
        } catch (const std::exception& bug) {
            spdlog::error("a listener of {} threw: {}", announcement.type.name(), bug.what());
        } catch (...) {
            spdlog::error("a listener of {} threw", announcement.type.name());
        }
    }
}

}  // namespace heliograph
