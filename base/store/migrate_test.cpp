// Migrations: each once, in order, unchanged.
#include "base/store/migrate.h"

#include <doctest/doctest.h>

#include "base/store/engines.h"

using namespace heliograph;
using namespace heliograph::testing;

namespace {
std::string failure_of(Database& db, std::vector<Migration> migrations) {
    try {
        db.migrate(migrations);
        return "";
    } catch (const StoreFailed& failure) {
        return failure.what();
    }
}
bool contains(const std::string& text, const char* part) { return text.find(part) != text.npos; }
}  // namespace

TEST_CASE("migrations are applied in order and once") {
    for (Dialect engine : engines()) {
        auto db = Database::temporary(nullptr, engine);
        std::vector<Migration> all{{8, "0008_fill.sql", "INSERT INTO t VALUES (1);\n"},
                                   {7, "0007_t.sql", "CREATE TABLE t (a BIGINT);\n"}};
        db->migrate(all);
        db->migrate(all);
        all.push_back({9, "0009_more.sql", "INSERT INTO t VALUES (2);\nINSERT INTO t VALUES (3);\n"});
        db->migrate(all);
        auto count = [](Reader& db) { return db.value<std::int64_t>("SELECT COUNT(*) FROM t"); };
        CHECK(db->read_now(count) == 3);
    }
}

TEST_CASE("a migration for the other engine is passed over") {
    for (Dialect engine : engines()) {
        auto db = Database::temporary(nullptr, engine);
        std::vector<Migration> all{
            {7, "0007_t.sqlite.sql", "CREATE TABLE t (a BIGINT);\n", Dialect::sqlite},
            {7, "0007_t.postgres.sql", "CREATE TABLE t (a BIGINT, b TSVECTOR);\n", Dialect::postgres}};
        CHECK(failure_of(*db, all).empty());
    }
}

TEST_CASE("a file that fails leaves nothing and is named") {
    for (Dialect engine : engines()) {
        auto db = Database::temporary(nullptr, engine);
        std::vector<Migration> bad{{7, "0007_bad.sql", "CREATE TABLE t (a BIGINT);\nCREATE TABEL u;\n"}};
        CHECK(contains(failure_of(*db, bad), "0007_bad.sql"));
        CHECK(failure_of(*db, {{7, "0007_bad.sql", "CREATE TABLE t (a BIGINT);\n"}}).empty());
    }
}

TEST_CASE("a file that was changed after it was applied is refused") {
    for (Dialect engine : engines()) {
        auto db = Database::temporary(nullptr, engine);
        db->migrate(lamp_tables());
        auto changed = lamp_tables();
        changed[0].sql += "-- more\n";
        CHECK(contains(failure_of(*db, changed), "0002_lamps.sql: it was changed"));
        auto twice = lamp_tables();
        twice.push_back(twice[0]);
        CHECK(contains(failure_of(*db, twice), "used twice"));
    }
}

TEST_CASE("statements end with a semicolon at the end of a line, bodies stay whole") {
    CHECK(split_statements(
              "-- About a; table;\nCREATE TABLE a (b TEXT DEFAULT ';');\n\nDROP TABLE a;\n-- end\n") ==
          std::vector<std::string>{"-- About a; table;\nCREATE TABLE a (b TEXT DEFAULT ';');",
                                   "DROP TABLE a;"});
    CHECK(split_statements(
              "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n  DELETE FROM b;\n  DELETE FROM c;\nEND;\n"
              "SELECT 1")
              .size() == 2);
    CHECK(
        split_statements("CREATE FUNCTION f() RETURNS void AS $$\nBEGIN;\nEND;\n$$ LANGUAGE sql;\n").size() ==
        1);
}
