// Snapshots: loaded once, bounded, and never stale.
#include "base/store/snapshots.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "base/store/engines.h"
#include "base/wire/loops.h"

using namespace heliograph;
using namespace heliograph::testing;

namespace {

using Names = Snapshots<Id<Lamp>, std::string>;

std::atomic<int> loads = 0;
std::optional<std::string> load_name(Reader& db, Id<Lamp> id) {
    ++loads;
    return db.value<std::string>("SELECT name FROM lamps WHERE id = $1", id);
}
void rename(Transaction& tx, Id<Lamp> id, std::string name) {
    tx.execute("UPDATE lamps SET name = $2 WHERE id = $1", id, name);
}

Task<std::string> get_twice(Database* db, Names* names) {
    auto first = co_await names->get(*db, lamp_id(1), load_name);
    auto second = co_await names->get(*db, lamp_id(1), load_name);
    CHECK(first == second);
    CHECK_FALSE(co_await names->get(*db, lamp_id(2), load_name));
    co_return *second;
}

}  // namespace

TEST_CASE("a value is loaded once and shared") {
    auto db = lamps(Dialect::sqlite);
    db->write_now([](Transaction& tx) { tx.insert("lamps", lamp(1)); });
    Loops loops({.count = 1});
    loops.run();
    Names names(100);
    loads = 0;
    CHECK_FALSE(names.find(lamp_id(1)));
    CHECK(run_on(loops.at(0), get_twice(db.get(), &names)) == "lamp 1");
    CHECK(loads == 2);
    CHECK(names.find(lamp_id(1)));
    db->stop();
}

TEST_CASE("a load that began before a change does not store what it read") {
    static Names* shared;
    static void (*change)();
    auto load_and_change = [](Reader& db, Id<Lamp> id) {
        auto value = load_name(db, id);
        change();
        return value;
    };
    Names names(100);
    shared = &names;
    auto db = lamps(Dialect::sqlite);
    db->write_now([](Transaction& tx) { tx.insert("lamps", lamp(1)); });

    change = [] { shared->forget(lamp_id(1)); };
    CHECK(*names.get_now(*db, lamp_id(1), load_and_change) == "lamp 1");
    CHECK_FALSE(names.find(lamp_id(1)));

    change = [] { shared->clear(); };
    CHECK(*names.get_now(*db, lamp_id(1), load_and_change) == "lamp 1");
    CHECK_FALSE(names.find(lamp_id(1)));

    change = [] { shared->put(lamp_id(1), "newer"); };
    CHECK(*names.get_now(*db, lamp_id(1), load_and_change) == "lamp 1");
    CHECK(*names.find(lamp_id(1)) == "newer");

    names.forget(lamp_id(1));
    change = [] { shared->forget(lamp_id(2)); };
    names.get_now(*db, lamp_id(1), load_and_change);
    CHECK(names.find(lamp_id(1)));
}

TEST_CASE("no more than the most are kept, and the newest is among them") {
    Snapshots<int, int> numbers(64);
    for (int i = 0; i < 10'000; ++i) {
        numbers.put(i, i);
        REQUIRE(numbers.find(i));
    }
    CHECK(numbers.size() <= 64);
    CHECK(numbers.size() > 16);
    numbers.clear();
    CHECK(numbers.size() == 0);
}

TEST_CASE("whoever was told of a write never reads the value before it") {
    static Names* shared;
    Names names(100);
    shared = &names;
    Bus bus;
    bus.on<Id<Lamp>>([](const Id<Lamp>& id) { shared->forget(id); });
    auto db = lamps(Dialect::sqlite, &bus);
    db->write_now([](Transaction& tx) { tx.insert("lamps", lamp(1)); });
    std::atomic<bool> done = false;
    std::thread reader([&] {
        while (!done) names.get_now(*db, lamp_id(1), load_name);
    });
    for (int i = 0; i < 300; ++i) {
        std::string name = "name " + std::to_string(i);
        db->write_now(
            [](Transaction& tx, std::string name) {
                rename(tx, lamp_id(1), name);
                tx.announce(lamp_id(1));
            },
            name);
        REQUIRE(*names.get_now(*db, lamp_id(1), load_name) == name);
    }
    done = true;
    reader.join();
}
