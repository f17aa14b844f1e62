// The database: opens the engine its settings name, and owns the writer and the readers.
#include "base/store/database.h"

#include "base/store/migrate.h"
#include "base/store/postgres.h"
#include "base/store/reader.h"
#include "base/store/readers.h"
#include "base/store/sqlite.h"
#include "base/store/temporary.h"
#include "base/store/writer.h"

namespace heliograph {

struct Database::Parts {
    std::unique_ptr<TemporaryPlace> place;  // First: it goes last.
    DatabaseSettings settings;
    const Bus* bus;
    const Clock* clock;
    std::unique_ptr<Writer> writer;
    std::unique_ptr<Readers> readers;

    std::unique_ptr<StoreConnection> open(Access access) const {
        if (settings.dialect == Dialect::postgres)
            return open_postgres(settings.source, settings.schema, access);
        return open_sqlite(settings.source, access);
    }
};

Database::Database(DatabaseSettings settings, const Bus* bus, const Clock* clock)
    : parts_(new Parts{.settings = std::move(settings), .bus = bus, .clock = clock}) {}

Database::~Database() { stop(); }

std::unique_ptr<Database> Database::temporary(const Bus* bus, Dialect dialect, const Clock* clock) {
    auto place = std::make_unique<TemporaryPlace>(dialect);
    auto database = std::make_unique<Database>(place->settings(), bus, clock);
    database->parts_->place = std::move(place);
    database->start();
    return database;
}

void Database::start() {
    if (parts_->writer) return;
    // The writer first: it makes the file and its WAL.
    parts_->writer = std::make_unique<Writer>([parts = parts_.get()] { return parts->open(Access::write); },
                                              parts_->settings.queue_max, parts_->bus, parts_->clock);
    parts_->readers = std::make_unique<Readers>([parts = parts_.get()] { return parts->open(Access::read); },
                                                parts_->settings.readers, parts_->settings.queue_max);
}

void Database::stop() {
    if (parts_->readers) parts_->readers->stop();
    if (parts_->writer) parts_->writer->stop();
}

void Database::migrate(std::span<const Migration> migrations) {
    auto connection = parts_->open(Access::write);
    heliograph::migrate(*connection, migrations);
}

std::string Database::check() {
    auto connection = parts_->open(Access::read);
    if (connection->dialect() == Dialect::postgres) return "ok";
    std::string found;
    for (const auto& line : Reader(*connection).values<std::string>("PRAGMA integrity_check"))
        found += (found.empty() ? "" : "\n") + line;
    return found;
}

std::unique_ptr<StoreConnection> Database::open_connection() { return parts_->open(Access::write); }
const DatabaseSettings& Database::settings() const { return parts_->settings; }
WriterStats Database::stats() { return parts_->writer ? parts_->writer->stats() : WriterStats{}; }

bool Database::submit(Job<Reader>& job) {
    ENSURE(parts_->readers);
    return parts_->readers->submit(job);
}
bool Database::submit(Job<Transaction>& job) {
    ENSURE(parts_->writer);
    return parts_->writer->submit(job);
}

}  // namespace heliograph
