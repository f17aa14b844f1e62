// The log's tables, and the walk of each listener along it.
#include "base/events/log.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>

#include "base/store/database.h"
#include "base/store/reader.h"
#include "base/words/loop.h"

namespace heliograph {

namespace {

constexpr std::int64_t batch_max = 100;
constexpr Millis first_retry_ms = 1000;
constexpr Millis last_retry_ms = 60'000;

struct CursorRow {
    std::string listener;
    std::string kind;  // Empty for every kind.
    std::int64_t event_id = 0;
};
DESCRIBE(CursorRow, listener, kind, event_id);

std::vector<LoggedEvent> of_kind_after(Reader& db, std::string listener, std::string kind) {
    return db.all<LoggedEvent>(
        "FROM heliograph_events WHERE kind = $2 AND id > COALESCE((SELECT eventid FROM heliograph_cursors "
        "WHERE listener = $1), 0) ORDER BY id LIMIT $3",
        listener, kind, batch_max);
}

void begin_at_zero(Transaction& tx, std::string listener, std::string kind) {
    tx.insert_or_ignore("heliograph_cursors", CursorRow{listener, kind, 0});
}

// The listener is called here, in the write that moves its cursor.
void hear(Transaction& tx, std::string name, std::shared_ptr<const EventLog::Listener> listener,
          LoggedEvent event) {
    (*listener)(tx, event);
    EventLog::advance(tx, name, event.id);
}

}  // namespace

// Ids are counted from the newest event by the one writer, so they grow in commit order, which a sequence
// that hands them out before the commit would not promise.
void Transaction::record(const char* kind, Json body) {
    execute(
        "INSERT INTO heliograph_events (id, kind, body, createat) "
        "VALUES ((SELECT COALESCE(MAX(id), 0) + 1 FROM heliograph_events), $1, $2, $3)",
        std::string_view(kind), body, now());
    announce(Recorded{kind});
}

struct EventLog::Ear {
    // Set once.
    std::string name;
    std::string kind;
    std::shared_ptr<const Listener> listener;
    // Safe by itself.
    std::atomic<bool> woken = false;  // There may be more than the walk has seen.
    // Only on the loop.
    bool walking = false;
};

// What a walk under way needs after the log itself is gone.
struct EventLog::Walk {
    std::atomic<bool> stopped = true;
    // Set once, by start().
    Database* db = nullptr;
    Loop* loop = nullptr;
};

EventLog::EventLog(Bus& bus) : walk_(std::make_shared<Walk>()) {
    bus.on<Recorded>([this](const Recorded& news) {
        for (const auto& ear : ears_)
            if (ear->kind == news.kind) wake(walk_, ear);
    });
}

EventLog::~EventLog() { stop(); }

void EventLog::listen(std::string name, std::string kind, Listener listener) {
    auto ear = std::make_shared<Ear>();
    ear->name = std::move(name);
    ear->kind = std::move(kind);
    ear->listener = std::make_shared<const Listener>(std::move(listener));
    ears_.push_back(std::move(ear));
}

void EventLog::start(Database& db, Loop& loop) {
    walk_->db = &db;
    walk_->loop = &loop;
    for (const auto& ear : ears_) db.write_now(begin_at_zero, ear->name, ear->kind);
    walk_->stopped = false;
    for (const auto& ear : ears_) wake(walk_, ear);
}

void EventLog::stop() { walk_->stopped = true; }

void EventLog::wake(const std::shared_ptr<Walk>& walk, const std::shared_ptr<Ear>& ear) {
    if (walk->stopped || ear->woken.exchange(true)) return;
    walk->loop->post([walk, ear] {
        if (ear->walking) return;
        ear->walking = true;
        spawn("event log", catch_up(walk, ear));
    });
}

Task<void> EventLog::catch_up(std::shared_ptr<Walk> walk, std::shared_ptr<Ear> ear) {
    Millis retry_ms = first_retry_ms;
    while (!walk->stopped) {
        // Before the look: whatever is recorded after it wakes again.
        bool woken = ear->woken.exchange(false);
        bool failed = false;
        std::size_t heard = 0;
        try {
            auto events = co_await walk->db->read(of_kind_after, ear->name, ear->kind);
            for (auto& event : events) {
                if (walk->stopped) break;
                co_await walk->db->write(hear, ear->name, ear->listener, std::move(event));
                ++heard;
                retry_ms = first_retry_ms;
            }
        } catch (const std::exception& error) {
            failed = true;
            spdlog::error("listener {} of {} failed: {}", ear->name, ear->kind, error.what());
        } catch (...) {
            failed = true;
            spdlog::error("listener {} of {} failed", ear->name, ear->kind);
        }
        if (walk->stopped) break;
        if (failed) {
            co_await sleep_for(retry_ms);
            retry_ms = std::min(2 * retry_ms, last_retry_ms);
        } else if (!woken && heard == 0) {
            break;
        }
    }
    ear->walking = false;
    // What woke it between its last look and here found it walking.
    if (ear->woken.exchange(false)) wake(walk, ear);
}

std::span<const Migration> EventLog::migrations() {
    static const std::vector<Migration> own{
        {1, "0001_events.sql",
         "CREATE TABLE heliograph_events (id BIGINT PRIMARY KEY, kind TEXT NOT NULL, body TEXT NOT NULL,\n"
         "    createat BIGINT NOT NULL);\n"
         "CREATE INDEX idx_heliograph_events_kind_id ON heliograph_events (kind, id);\n"
         "CREATE TABLE heliograph_cursors (listener TEXT PRIMARY KEY, kind TEXT NOT NULL,\n"
         "    eventid BIGINT NOT NULL);\n",
         Dialect::any}};
    return own;
}

std::vector<LoggedEvent> EventLog::read_after(Reader& db, std::string listener, std::int64_t count_max) {
    return db.all<LoggedEvent>(
        "FROM heliograph_events WHERE id > COALESCE((SELECT eventid FROM heliograph_cursors "
        "WHERE listener = $1), 0) ORDER BY id LIMIT $2",
        listener, count_max);
}

Task<std::vector<LoggedEvent>> EventLog::after(Database& db, std::string listener, std::int64_t count_max) {
    co_return co_await db.read(read_after, listener, count_max);
}

void EventLog::advance(Transaction& tx, std::string listener, std::int64_t id) {
    tx.execute(
        "INSERT INTO heliograph_cursors (listener, kind, eventid) VALUES ($1, '', $2) "
        "ON CONFLICT (listener) DO UPDATE SET eventid = excluded.eventid",
        listener, id);
}

std::int64_t EventLog::trim(Transaction& tx, Millis before) {
    return tx.execute(
        "DELETE FROM heliograph_events WHERE createat < $1 AND id < (SELECT MAX(id) FROM heliograph_events) "
        "AND NOT EXISTS (SELECT 1 FROM heliograph_cursors c WHERE c.eventid < heliograph_events.id "
        "AND (c.kind = '' OR c.kind = heliograph_events.kind))",
        before);
}

void EventLog::forget(Transaction& tx, std::string listener) {
    tx.execute("DELETE FROM heliograph_cursors WHERE listener = $1", listener);
}

}  // namespace heliograph
