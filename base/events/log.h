// The log: durable events and cursors. A listener resumes where it stopped, also after a crash.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/events/bus.h"
#include "base/store/migrate.h"
#include "base/words/describe.h"
#include "base/words/task.h"
#include "base/words/types.h"

namespace heliograph {

class Database;
class Loop;
class Reader;
class Transaction;

// An event as it was recorded. Ids grow in commit order and never come twice.
struct LoggedEvent {
    std::int64_t id = 0;
    std::string kind;
    Json body;
    Millis create_at = 0;
};
DESCRIBE(LoggedEvent, id, kind, body, create_at);

// Announced by Transaction::record: something of this kind is in the log now.
struct Recorded {
    std::string kind;
};

// Its tables come from migrations(); apply them before start().
class EventLog {
public:
    // Runs inside the write that moves the listener's cursor past the event, so what it writes is kept
    // exactly once. What it throws undoes that write, and the event comes again later, at growing distances.
    using Listener = std::function<void(Transaction&, const LoggedEvent&)>;

    // Hears Recorded on the bus, so it is made before the server starts.
    explicit EventLog(Bus& bus);
    ~EventLog();
    EventLog(const EventLog&) = delete;
    EventLog& operator=(const EventLog&) = delete;

    // Before start(). The name is that of the cursor: keep it for ever. It begins with what the log still
    // has.
    void listen(std::string name, std::string kind, Listener listener);
    // Catches up on the loop, now and whenever something is recorded.
    void start(Database& db, Loop& loop);
    // No listener begins another event. Call it before the database stops.
    void stop();

    static std::span<const Migration> migrations();

    // For those who walk the log themselves: the events of any kind after the listener's cursor, oldest
    // first.
    static std::vector<LoggedEvent> read_after(Reader& db, std::string listener, std::int64_t count_max);
    static Task<std::vector<LoggedEvent>> after(Database& db, std::string listener, std::int64_t count_max);
    static void advance(Transaction& tx, std::string listener, std::int64_t id);
    // Deletes what was recorded before that time and every cursor of its kind has passed; how many. The
    // newest event stays, for the next id is counted from it.
    static std::int64_t trim(Transaction& tx, Millis before);
    // A listener that is no more would keep the log from being trimmed.
    static void forget(Transaction& tx, std::string listener);

private:
    struct Ear;
    struct Walk;
    static Task<void> catch_up(std::shared_ptr<Walk> walk, std::shared_ptr<Ear> ear);
    static void wake(const std::shared_ptr<Walk>& walk, const std::shared_ptr<Ear>& ear);

    std::shared_ptr<Walk> walk_;              // Safe by itself.
    std::vector<std::shared_ptr<Ear>> ears_;  // Set once, before start().
};

}  // namespace heliograph
