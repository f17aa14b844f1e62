// For tests: the engines to run on, a row, and blocking waits for what runs on a loop.
#pragma once

#include <cstdlib>
#include <exception>
#include <filesystem>
#include <future>
#include <string>
#include <utility>
#include <vector>

#include "base/store/database.h"
#include "base/store/migrate.h"
#include "base/store/reader.h"
#include "base/words/task.h"

namespace heliograph::testing {
struct Lamp;
}

template <>
struct heliograph::OutOfTheTable<heliograph::testing::Lamp> {
    static constexpr bool has(std::string_view member) { return member == "seen"; }
};

namespace heliograph::testing {

// SQLite, and PostgreSQL where tools/with_postgres offers one.
inline std::vector<Dialect> engines() {
    if (std::getenv("HELIOGRAPH_TEST_POSTGRES")) return {Dialect::sqlite, Dialect::postgres};
    return {Dialect::sqlite};
}

struct Lamp {
    Id<Lamp> id;
    Millis create_at = 0;
    Text<64> name;
    bool lit = false;
    double watts = 0;
    std::vector<std::string> rooms;
    std::vector<Id<Lamp>> twins;
    Json props;
    Nullable<std::int64_t> shelf;
    std::optional<std::string> note;
    Secret pin;
    int seen = 0;  // Not stored.
};
DESCRIBE(Lamp, id, create_at, name, lit, watts, rooms, twins, props, shelf, note, pin, seen);

inline std::vector<Migration> lamp_tables() {
    return {
        {2, "0002_lamps.sql",
         "CREATE TABLE lamps (id VARCHAR(26) PRIMARY KEY, createat BIGINT, name VARCHAR(64), lit BOOLEAN,\n"
         "    watts DOUBLE PRECISION, rooms TEXT, twins TEXT, props JSONB, shelf BIGINT, note TEXT, pin "
         "TEXT);\n"
         "CREATE UNIQUE INDEX idx_lamps_name ON lamps (name);\n",
         Dialect::any}};
}

inline Id<Lamp> lamp_id(int number) {
    std::string digits = std::to_string(number);
    return Id<Lamp>(std::string(26 - digits.size(), 'a') + digits);
}
inline Lamp lamp(int number) {
    return {.id = lamp_id(number), .create_at = 1000 + number, .name = "lamp " + std::to_string(number)};
}

inline std::unique_ptr<Database> lamps(Dialect dialect, const Bus* bus = nullptr) {
    auto db = Database::temporary(bus, dialect);
    db->migrate(lamp_tables());
    return db;
}

struct TemporaryFolder {
    std::string path = (std::filesystem::temp_directory_path() / "heliograph-XXXXXX").string();
    TemporaryFolder() { mkdtemp(path.data()); }
    ~TemporaryFolder() { std::filesystem::remove_all(path); }
};

// Starts the task on the loop and blocks until it is done.
template <class T>
T run_on(Loop& loop, Task<T> task) {
    std::promise<T> done;
    auto result = done.get_future();
    auto drive = [](Task<T> task, std::promise<T> done) -> Task<void> {
        try {
            if constexpr (std::is_void_v<T>) {
                co_await std::move(task);
                done.set_value();
            } else {
                done.set_value(co_await std::move(task));
            }
        } catch (...) {
            done.set_exception(std::current_exception());
        }
    };
    loop.post([&] { spawn("test", drive(std::move(task), std::move(done))); });
    return result.get();
}

}  // namespace heliograph::testing
