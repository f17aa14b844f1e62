// Reader and Transaction on both engines: rows there and back, words of SQL, conflicts.
#include "base/store/reader.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/store/engines.h"
#include "base/store/tables.h"

using namespace heliograph;
using namespace heliograph::testing;

namespace {
void insert(Transaction& tx, Lamp row) { tx.insert("lamps", row); }
std::optional<Lamp> find(Reader& db, Id<Lamp> id) { return db.one<Lamp>("FROM lamps WHERE id = $1", id); }
}  // namespace

TEST_CASE("a row comes back as it went in") {
    for (Dialect engine : engines()) {
        auto db = lamps(engine);
        Lamp row = lamp(1);
        row.lit = true;
        row.watts = 7.25;
        row.rooms = {"hall", "a \"quoted\" \\ room\nwith lines", "Grüße"};
        row.twins = {lamp_id(2), lamp_id(3)};
        row.props.text = R"({"a": [1, 2]})";
        row.shelf.emplace(9'000'000'000);
        row.note = "";
        row.pin = Secret("1234");
        db->write_now(insert, row);

        auto found = db->read_now(find, row.id);
        REQUIRE(found);
        CHECK(found->id == row.id);
        CHECK(found->create_at == row.create_at);
        CHECK(found->name == row.name);
        CHECK(found->lit);
        CHECK(found->watts == 7.25);
        CHECK(found->rooms == row.rooms);
        CHECK(found->twins == row.twins);
        CHECK(found->props.text == row.props.text);
        CHECK(found->shelf == 9'000'000'000);
        CHECK(found->note == "");
        CHECK(found->pin.reveal() == "1234");
        CHECK_FALSE(db->read_now(find, lamp_id(2)));
    }
}

TEST_CASE("NULL reads as an empty value, odd text as a malformed id, and nothing throws") {
    for (Dialect engine : engines()) {
        auto db = lamps(engine);
        db->write_now([](Transaction& tx) { tx.execute("INSERT INTO lamps (id) VALUES ('not an id')"); });
        auto all = db->read_now([](Reader& db) { return db.all<Lamp>("FROM lamps"); });
        REQUIRE(all.size() == 1);
        CHECK_FALSE(all[0].id.empty());
        CHECK_FALSE(all[0].id.valid());
        CHECK(all[0].create_at == 0);
        CHECK(all[0].name.empty());
        CHECK_FALSE(all[0].lit);
        CHECK(all[0].rooms.empty());
        CHECK(all[0].props.text == "null");
        CHECK_FALSE(all[0].shelf.has_value());
        CHECK_FALSE(all[0].note.has_value());
        db->write_now(insert, lamp(1));
        auto rooms = db->read_now([](Reader& db) {
            return db.value<std::string>("SELECT rooms FROM lamps WHERE name = 'lamp 1'");
        });
        CHECK(rooms == "[]");
    }
}

TEST_CASE("text that looks like a number stays the same text in a JSONB column") {
    auto db = lamps(Dialect::sqlite);
    Lamp row = lamp(1);
    row.props.text = "1.50";
    db->write_now(insert, row);
    CHECK(db->read_now(find, row.id)->props.text == "1.50");
}

TEST_CASE("values, tuples and selections read what the sentence says") {
    for (Dialect engine : engines()) {
        auto db = lamps(engine);
        for (int i = 1; i <= 3; ++i) db->write_now(insert, lamp(i));
        db->read_now([](Reader& db) {
            CHECK(db.value<std::int64_t>("SELECT COUNT(*) FROM lamps") == 3);
            CHECK(db.value<std::int64_t>("SELECT SUM(createat) FROM lamps") == 3006);
            CHECK(db.value<bool>("SELECT EXISTS (SELECT 1 FROM lamps WHERE id = $1)", lamp_id(2)) == true);
            CHECK(db.value<bool>("SELECT EXISTS (SELECT 1 FROM lamps WHERE id = $1)", lamp_id(9)) == false);
            CHECK_FALSE(db.value<std::int64_t>("SELECT createat FROM lamps WHERE id = $1", lamp_id(9)));
            CHECK(db.value<std::optional<std::int64_t>>("SELECT MAX(shelf) FROM lamps") ==
                  std::optional<std::optional<std::int64_t>>(std::in_place));
            CHECK(db.values<Id<Lamp>>("SELECT id FROM lamps ORDER BY createat DESC") ==
                  std::vector<Id<Lamp>>{lamp_id(3), lamp_id(2), lamp_id(1)});
            auto pairs = db.tuples<std::string, Millis>("SELECT name, createat FROM lamps ORDER BY name");
            CHECK(pairs.at(1) == std::tuple<std::string, Millis>("lamp 2", 1002));
            auto joined = db.all_as<Lamp>(
                "a", "FROM lamps a JOIN lamps b ON a.createat > b.createat WHERE b.id = $1 ORDER BY a.id",
                lamp_id(1));
            CHECK(joined.size() == 2);
            CHECK(db.one_as<Lamp>("l", "FROM lamps l WHERE l.id = $1", lamp_id(2))->name == "lamp 2");
        });
    }
}

TEST_CASE("a parameter may stand anywhere and often, and is not guessed to be small") {
    for (Dialect engine : engines()) {
        auto db = lamps(engine);
        db->write_now(insert, lamp(1));
        db->read_now([](Reader& db) {
            Millis now = 1'700'000'000'000;
            CHECK(db.value<Millis>("SELECT $2 - $1 + $2", Millis{1}, now) == 2 * now - 1);
            CHECK(db.all<Lamp>("FROM lamps WHERE createat < $1 - 1000 AND createat > 0", now).size() == 1);
            CHECK(db.all<Lamp>("FROM lamps WHERE name = $2 AND (id = $1 OR name = $2) LIMIT $3", lamp_id(1),
                               "lamp 1", 5)
                      .size() == 1);
        });
    }
}

TEST_CASE("a wrong number of arguments is told, not run") {
    for (Dialect engine : engines()) {
        auto db = lamps(engine);
        auto read = [](Reader& db) { return db.all<Lamp>("FROM lamps WHERE id = $1", "a", "b"); };
        CHECK_THROWS_AS(db->read_now(read), StoreFailed);
    }
}

TEST_CASE("a list is one parameter") {
    for (Dialect engine : engines()) {
        auto db = lamps(engine);
        for (int i = 1; i <= 4; ++i) db->write_now(insert, lamp(i));
        db->read_now([](Reader& db) {
            std::vector<Id<Lamp>> ids{lamp_id(1), lamp_id(4), lamp_id(9)};
            CHECK(db.all<Lamp>("FROM lamps WHERE id IN ({list $1})", in_list(ids)).size() == 2);
            CHECK(db.all<Lamp>("FROM lamps WHERE id IN {list $1}", in_list(ids)).size() == 2);
            std::vector<std::string> names{"lamp 2", "lamp\"3"};
            CHECK(db.all<Lamp>("FROM lamps WHERE name IN ({list $2}) AND createat > $1", 0, in_list(names))
                      .size() == 1);
            CHECK(
                db.all<Lamp>("FROM lamps WHERE id IN ({list $1})", in_list(std::vector<Id<Lamp>>{})).empty());
        });
    }
}

TEST_CASE("LIKE minds case") {
    for (Dialect engine : engines()) {
        auto db = lamps(engine);
        db->write_now(insert, lamp(1));
        db->read_now([](Reader& db) {
            CHECK(db.all<Lamp>("FROM lamps WHERE name LIKE $1 ESCAPE '\\'", "lamp%").size() == 1);
            CHECK(db.all<Lamp>("FROM lamps WHERE name LIKE $1 ESCAPE '\\'", "LAMP%").empty());
        });
    }
}

TEST_CASE("a text made at run time is prepared by its content") {
    for (Dialect engine : engines()) {
        auto db = lamps(engine);
        for (int i = 1; i <= 3; ++i) db->write_now(insert, lamp(i));
        db->read_now([](Reader& db) {
            for (int i = 0; i < 1000; ++i) {
                std::string limit = std::to_string(i % 600);
                auto some = db.all<Lamp>(Sql::made("FROM lamps WHERE createat > $1 LIMIT " + limit), 0);
                CHECK(some.size() == static_cast<std::size_t>(std::min(i % 600, 3)));
            }
        });
    }
}

TEST_CASE("update, upsert, ignore and execute tell how much they changed") {
    for (Dialect engine : engines()) {
        auto db = lamps(engine);
        db->write_now([](Transaction& tx) {
            CHECK(tx.insert_or_ignore("lamps", lamp(1)));
            CHECK_FALSE(tx.insert_or_ignore("lamps", lamp(1)));
            Lamp changed = lamp(1);
            changed.name = "other";
            CHECK(tx.update("lamps", changed) == 1);
            CHECK(tx.update("lamps", lamp(7)) == 0);
            changed.create_at = 5;
            CHECK(tx.update("lamps", changed, "name") == 1);
            changed.lit = true;
            tx.upsert("lamps", "id", changed);
            tx.upsert("lamps", "id", lamp(2));
            CHECK(tx.value<bool>("SELECT lit FROM lamps WHERE id = $1", lamp_id(1)) == true);
            CHECK(tx.execute("UPDATE lamps SET lit = $1", false) == 2);
            auto id = tx.value<Id<Lamp>>("DELETE FROM lamps WHERE name = $1 RETURNING id", "other");
            CHECK(id == lamp_id(1));
            CHECK(tx.value<std::int64_t>("SELECT COUNT(*) FROM lamps") == 1);
        });
        CHECK(db->read_now(find, lamp_id(2)));
    }
}

TEST_CASE("a row that is already there throws a conflict that knows the column") {
    for (Dialect engine : engines()) {
        auto db = lamps(engine);
        db->write_now(insert, lamp(1));
        Lamp same_name = lamp(2);
        same_name.name = "lamp 1";
        try {
            db->write_now(insert, same_name);
            FAIL("no conflict");
        } catch (const Conflict& conflict) {
            CHECK(conflict.mentions("name"));
            CHECK_FALSE(conflict.mentions("id"));
        }
        Lamp same_id = lamp(1);
        same_id.name = "another";
        try {
            db->write_now(insert, same_id);
            FAIL("no conflict");
        } catch (const Conflict& conflict) {
            CHECK(conflict.mentions("id"));
        }
    }
}

TEST_CASE("a described row equals its table, and a missing column is named") {
    for (Dialect engine : engines()) {
        auto db = lamps(engine);
        auto connection = db->open_connection();
        CHECK(missing_columns<Lamp>(*connection, "lamps").empty());
        CHECK(describe_table(*connection, "lamps").at(1) == "createat");
        connection->run("ALTER TABLE lamps DROP COLUMN note");
        CHECK(missing_columns<Lamp>(*connection, "lamps") == std::vector<std::string>{"note"});
    }
}
