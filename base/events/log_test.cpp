// The durable log: recorded with the write, heard once, resumed after a stop, trimmed behind every cursor.
#include "base/events/log.h"

#include <doctest/doctest.h>

#include <future>

#include "base/store/engines.h"
#include "base/wire/loops.h"

using namespace heliograph;
using namespace heliograph::testing;

namespace {

void record(Transaction& tx, std::string body) { tx.record("lamp_lit", Json{body}); }

std::unique_ptr<Database> logged(Dialect engine, const Bus* bus = nullptr) {
    auto db = lamps(engine, bus);
    db->migrate(EventLog::migrations());
    return db;
}

std::vector<LoggedEvent> events_after(Database& db, std::string listener) {
    return db.read_now(EventLog::read_after, std::move(listener), std::int64_t{100});
}

// Hears into a table, and says when the body "last" was heard.
void write_down(Transaction& tx, const LoggedEvent& event) {
    Lamp row = lamp(static_cast<int>(event.id));
    row.name = event.body.text;
    tx.insert("lamps", row);
}
std::vector<std::string> written_down(Database& db) {
    return db.read_now(
        [](Reader& db) { return db.values<std::string>("SELECT name FROM lamps ORDER BY id"); });
}

}  // namespace

TEST_CASE("an event is in the log exactly if its write was kept") {
    for (Dialect engine : engines()) {
        auto db = logged(engine);
        db->write_now(record, "1");
        auto refused = [](Transaction& tx) {
            record(tx, "2");
            throw refuse::not_allowed;
        };
        CHECK_THROWS_AS(db->write_now(refused), Refusal);
        db->write_now(record, "3");
        auto events = events_after(*db, "ear");
        REQUIRE(events.size() == 2);
        CHECK(events[0].kind == "lamp_lit");
        CHECK(events[0].body.text == "1");
        CHECK(events[1].body.text == "3");
        CHECK(events[1].id > events[0].id);

        db->write_now(EventLog::advance, std::string("ear"), events[0].id);
        CHECK(events_after(*db, "ear").size() == 1);
        CHECK(events_after(*db, "other").size() == 2);
    }
}

TEST_CASE("trimming keeps what a cursor has not passed, and the newest, so that ids never come twice") {
    for (Dialect engine : engines()) {
        auto db = logged(engine);
        Millis later = 99'999'999'999'999;
        for (int i = 1; i <= 4; ++i) db->write_now(record, std::to_string(i));
        db->write_now(EventLog::advance, std::string("slow"), std::int64_t{1});
        db->write_now(EventLog::advance, std::string("quick"), std::int64_t{4});
        CHECK(db->write_now(EventLog::trim, Millis{1}) == 0);
        CHECK(db->write_now(EventLog::trim, later) == 1);
        db->write_now(EventLog::forget, std::string("slow"));
        CHECK(db->write_now(EventLog::trim, later) == 2);
        CHECK(db->write_now(EventLog::trim, later) == 0);
        db->write_now(record, "5");
        CHECK(events_after(*db, "quick").at(0).id == 5);
    }
}

TEST_CASE("a listener hears what came before it started, what comes after, and nothing twice") {
    for (Dialect engine : engines()) {
        Bus bus;
        Loops loops({.count = 1});
        loops.run();
        std::promise<void> heard_last;
        auto hear = [&](Transaction& tx, const LoggedEvent& event) {
            write_down(tx, event);
            if (event.body.text.starts_with("last")) heard_last.set_value();
        };
        EventLog log(bus);
        auto db = logged(engine, &bus);
        db->write_now(record, "first");
        db->write_now([](Transaction& tx) { tx.record("other kind", Json{"no"}); });
        log.listen("ear", "lamp_lit", hear);
        log.start(*db, loops.at(0));
        for (int i = 0; i < 50; ++i) db->write_now(record, "n" + std::to_string(i));
        db->write_now(record, "last");
        heard_last.get_future().wait();
        log.stop();
        // Stopping the database waits for the write in which "last" was heard.
        db->write_now([](Transaction&) {});
        CHECK(written_down(*db).size() == 52);
        CHECK(events_after(*db, "ear").empty());

        heard_last = {};
        db->write_now(record, "last again");
        EventLog second(bus);
        second.listen("ear", "lamp_lit", hear);
        second.start(*db, loops.at(0));
        heard_last.get_future().wait();
        second.stop();
        db->write_now([](Transaction&) {});
        CHECK(written_down(*db).size() == 53);
        db->stop();
    }
}
