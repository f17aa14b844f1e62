// The database: group commit, undoing one job among many, announcements in commit order, limits, failures.
#include "base/store/database.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <latch>
#include <mutex>
#include <thread>

#include "base/store/engines.h"
#include "base/store/sqlite.h"
#include "base/wire/loops.h"

using namespace heliograph;
using namespace heliograph::testing;

namespace {

struct LampLit {
    int number;
};

std::int64_t count(Reader& db) { return *db.value<std::int64_t>("SELECT COUNT(*) FROM lamps"); }
void light(Transaction& tx, int number) {
    tx.insert("lamps", lamp(number));
    tx.announce(LampLit{number});
}
// Writes, then refuses, every third time.
int light_or_refuse(Transaction& tx, int number) {
    light(tx, number);
    if (number % 3 == 0) throw refuse::not_allowed;
    return number;
}

Task<int> light_many(Database* db, int from, int to) {
    int refused = 0;
    for (int i = from; i < to; ++i) {
        try {
            int lit = co_await db->write(light_or_refuse, i);
            CHECK(lit == i);
        } catch (const Refusal&) {
            ++refused;
        }
        // Whoever was told of a write sees it.
        CHECK((co_await db->read(
                  [](Reader& db, int i) {
                      return db.one<Lamp>("FROM lamps WHERE id = $1", lamp_id(i)).has_value();
                  },
                  i)) == (i % 3 != 0));
    }
    co_return refused;
}

// Blocks the writer inside a job until let go, so that what follows is one batch.
struct Gate {
    std::latch reached{1}, open{1};
};
void pass(Transaction&, Gate* gate) {
    gate->reached.count_down();
    gate->open.wait();
}

// Lets jobs pile up behind a closed gate, each from a thread of its own, then runs them as one batch.
template <class... F>
void as_one_batch(Database& db, F... jobs) {
    Gate gate;
    std::thread holder([&] { db.write_now(pass, &gate); });
    gate.reached.wait();
    std::vector<std::thread> threads;
    std::size_t queued = 0;
    auto add = [&](auto job) {
        threads.emplace_back(job);
        ++queued;
        while (db.stats().queue_depth < queued) std::this_thread::yield();
    };
    (add(jobs), ...);
    gate.open.count_down();
    holder.join();
    for (auto& thread : threads) thread.join();
}

}  // namespace

TEST_CASE("coroutines on two loops write and read, refused ones leave nothing") {
    for (Dialect engine : engines()) {
        std::mutex mutex;
        std::vector<int> heard;
        Bus bus;
        bus.on<LampLit>([&](const LampLit& event) {
            std::lock_guard hold(mutex);
            heard.push_back(event.number);
        });
        auto db = lamps(engine, &bus);
        Loops loops({.count = 2});
        loops.run();
        std::vector<std::thread> threads;
        std::atomic<int> refused = 0;
        for (int i = 0; i < 8; ++i)
            threads.emplace_back([&, i] {
                refused += run_on(loops.at(static_cast<std::size_t>(i % 2)),
                                  light_many(db.get(), i * 30, i * 30 + 30));
            });
        for (auto& thread : threads) thread.join();
        CHECK(refused == 80);
        CHECK(db->read_now(count) == 160);
        CHECK(heard.size() == 160);
        CHECK(db->stats().jobs == 240);
        db->stop();
    }
}

TEST_CASE("a job that writes and throws is undone alone, its neighbours are kept in order") {
    for (Dialect engine : engines()) {
        std::vector<int> heard;
        Bus bus;
        bus.on<LampLit>([&](const LampLit& event) { heard.push_back(event.number); });
        auto db = lamps(engine, &bus);
        as_one_batch(
            *db, [&] { db->write_now(light, 1); },
            [&] { CHECK_THROWS_AS(db->write_now(light_or_refuse, 3), Refusal); },
            [&] { CHECK_THROWS_AS(db->write_now(light, 1), Conflict); }, [&] { db->write_now(light, 2); });
        CHECK(db->stats().redone == 1);
        CHECK(db->read_now(count) == 2);
        CHECK(heard == std::vector<int>{1, 2});
    }
}

TEST_CASE("a job that throws without having written costs nobody anything") {
    auto db = lamps(Dialect::sqlite);
    as_one_batch(
        *db, [&] { db->write_now(light, 1); },
        [&] { CHECK_THROWS_AS(db->write_now([](Transaction&) { throw refuse::not_allowed; }), Refusal); },
        [&] { CHECK_THROWS_AS(db->write_now(light, 1), Conflict); });
    CHECK(db->stats().redone == 0);
    CHECK(db->read_now(count) == 1);
}

TEST_CASE("a conflict that is caught leaves the rest of the job intact") {
    for (Dialect engine : engines()) {
        auto db = lamps(engine);
        db->write_now(light, 1);
        bool conflicted = db->write_now([](Transaction& tx) {
            tx.insert("lamps", lamp(2));
            try {
                tx.insert("lamps", lamp(1));
            } catch (const Conflict&) {
                tx.insert("lamps", lamp(3));
                return true;
            }
            return false;
        });
        CHECK(conflicted);
        CHECK(db->read_now(count) == 3);
    }
}

TEST_CASE("participants write inside the announcing transaction and can refuse it") {
    for (Dialect engine : engines()) {
        std::vector<int> heard;
        Bus bus;
        bus.on<LampLit>([&](const LampLit& event) { heard.push_back(event.number); });
        bus.inside<LampLit>([](Transaction& tx, const LampLit& event) {
            if (event.number == 5) throw refuse::not_allowed;
            if (event.number < 10) light(tx, event.number + 10);
        });
        auto db = lamps(engine, &bus);
        db->write_now(light, 1);
        CHECK_THROWS_AS(db->write_now(light, 5), Refusal);
        CHECK(db->read_now(count) == 2);
        CHECK(heard == std::vector<int>{1, 11});
    }
}

TEST_CASE("listeners have heard before the writer's awaiter goes on, and one that throws stops nobody") {
    std::atomic<int> heard = 0;
    Bus bus;
    bus.on<LampLit>([](const LampLit&) { throw std::runtime_error("bug"); });
    bus.on<LampLit>([&](const LampLit& event) { heard = event.number; });
    auto db = lamps(Dialect::sqlite, &bus);
    db->write_now(light, 4);
    db->write_now(light, 5);
    CHECK(db->stats().jobs == 2);
}

TEST_CASE("a full queue refuses, and stopping does what is queued") {
    TemporaryFolder folder;
    Database db({.source = folder.path + "/a.sqlite", .queue_max = 2});
    db.migrate(lamp_tables());
    db.start();
    Gate gate;
    std::thread holder([&] { db.write_now(pass, &gate); });
    gate.reached.wait();
    std::thread first([&] { db.write_now(light, 1); });
    std::thread second([&] { db.write_now(light, 2); });
    while (db.stats().queue_depth < 2) std::this_thread::yield();
    CHECK_THROWS_AS(db.write_now(light, 3), Refusal);
    std::thread stopper([&] { db.stop(); });
    gate.open.count_down();
    for (auto* thread : {&holder, &first, &second, &stopper}) thread->join();
    CHECK_THROWS_AS(db.write_now(light, 4), Refusal);

    Database again({.source = folder.path + "/a.sqlite"});
    again.start();
    CHECK(again.read_now(count) == 2);
    CHECK(again.check() == "ok");
}

TEST_CASE("when a commit fails its whole batch is told, and the writer goes on once it can") {
    Bus bus;
    int heard = 0;
    bus.on<LampLit>([&](const LampLit&) { ++heard; });
    auto db = lamps(Dialect::sqlite, &bus);
    // The engine refuses to grow the file, as a full disk would.
    auto fill = [](Transaction& tx) {
        tx.value<std::int64_t>("PRAGMA max_page_count = 1");
        for (int i = 0; i < 200; ++i) light(tx, i);
    };
    CHECK_THROWS_AS(db->write_now(fill), StoreFailed);
    CHECK(db->read_now(count) == 0);
    CHECK(heard == 0);
    db->write_now([](Transaction& tx) { tx.value<std::int64_t>("PRAGMA max_page_count = 100000"); });
    db->write_now(light, 1);
    CHECK(db->read_now(count) == 1);
}

TEST_CASE("a lost connection is opened anew and the work under way is done again") {
    for (Dialect engine : engines()) {
        if (engine != Dialect::postgres) continue;
        auto db = lamps(engine);
        auto killer = db->open_connection();
        auto pid = [](Transaction& tx) { return tx.value<std::int64_t>("SELECT pg_backend_pid()").value(); };
        killer->run("SELECT pg_terminate_backend(" + std::to_string(db->write_now(pid)) + ")");
        db->write_now(light, 1);
        db->write_now(light, 2);
        CHECK(db->read_now(count) == 2);
    }
}

TEST_CASE("a reader sees one state for as long as its function runs") {
    for (Dialect engine : engines()) {
        auto db = lamps(engine);
        auto look_twice = [](Reader& reader, Database* db) {
            std::int64_t before = count(reader);
            std::thread([db] { db->write_now(light, 1); }).join();
            return count(reader) - before;
        };
        CHECK(db->read_now(look_twice, db.get()) == 0);
        CHECK(db->read_now(count) == 1);
    }
}

TEST_CASE("a reader cannot write, and a faulty sentence is an error of its own") {
    for (Dialect engine : engines()) {
        auto db = lamps(engine);
        auto write = [](Reader& db) { return db.value<std::string>("DELETE FROM lamps RETURNING id"); };
        CHECK_THROWS_AS(db->read_now(write), StoreFailed);
        auto faulty = [](Reader& db) { return db.value<std::string>("SELECT nothing FROM nowhere"); };
        CHECK_THROWS_AS(db->read_now(faulty), StoreFailed);
        CHECK(db->read_now(count) == 0);
    }
}

TEST_CASE("a database that cannot be opened says why") {
    Database db({.source = "/nowhere/at/all.sqlite"});
    CHECK_THROWS_WITH_AS(db.start(), doctest::Contains("/nowhere/at/all.sqlite"), StoreFailed);
}
