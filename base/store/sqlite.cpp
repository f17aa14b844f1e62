// SQLite: settings, statements bound by the names of their parameters, errors in our shapes.
#include "base/store/sqlite.h"

#include <sqlite3.h>

#include <charconv>
#include <system_error>
#include <vector>

namespace heliograph {

namespace {

// Another process may hold the lock for so long.
constexpr int busy_ms = 5000;

// synchronous=FULL: a commit is on the disk before anyone is told of it.
// cache_size: 4 MB for the writer, 1 MB a reader; the rest is read through the map, which the kernel may take
// back. wal_autocheckpoint: 4096 pages are 16 MB. A checkpoint holds up the writer, but copies a page once
// however often it changed since the last, so rarer ones cost less; 16 MB are a few tens of milliseconds on a
// plain disk, and still small enough that readers find their pages in the WAL's index at once.
// journal_size_limit gives back what a long reader made it grow beyond that. case_sensitive_like: as on
// PostgreSQL, and LIKE 'x%' may use an index.
constexpr const char* writer_settings =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-4096; PRAGMA mmap_size=268435456;"
    "PRAGMA wal_autocheckpoint=4096; PRAGMA journal_size_limit=67108864; PRAGMA temp_store=MEMORY;"
    "PRAGMA foreign_keys=OFF; PRAGMA case_sensitive_like=ON";
constexpr const char* reader_settings =
    "PRAGMA query_only=ON; PRAGMA cache_size=-1024; PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;"
    "PRAGMA case_sensitive_like=ON";

// What the engine says, with the system's reason where there is one.
std::string reason_of(sqlite3* db) {
    int code = sqlite3_extended_errcode(db);
    int kind = code & 0xff;
    if (kind == SQLITE_BUSY) return "another program holds a lock on the database";
    std::string reason = sqlite3_errmsg(db);
    int error = sqlite3_system_errno(db);
    if (error != 0 && (kind == SQLITE_CANTOPEN || kind == SQLITE_IOERR || kind == SQLITE_FULL))
        reason += ", " + std::generic_category().message(error);
    return reason + " (" + std::to_string(code) + ")";
}

[[noreturn]] void fail(sqlite3* db, const std::string& what) {
    constexpr std::string_view unique = "UNIQUE constraint failed: ";
    int code = sqlite3_extended_errcode(db);
    std::string message = sqlite3_errmsg(db);
    if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY ||
        code == SQLITE_CONSTRAINT_ROWID)
        throw Conflict(message.starts_with(unique) ? message.substr(unique.size()) : message);
    throw StoreFailed("sqlite: " + reason_of(db) + " in: " + what);
}

class SqliteStatement final : public Statement {
public:
    SqliteStatement(sqlite3* db, const std::string& sql) : db_(db) {
        const char* rest = nullptr;
        if (sqlite3_prepare_v3(db, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement_, &rest) !=
            SQLITE_OK)
            fail(db, sql);
        try {
            name_parameters(sql);
        } catch (...) {
            sqlite3_finalize(statement_);
            throw;
        }
    }
    ~SqliteStatement() override { sqlite3_finalize(statement_); }
    SqliteStatement(const SqliteStatement&) = delete;
    SqliteStatement& operator=(const SqliteStatement&) = delete;

    void bind_null(int parameter, Kind) override {
        if (int at = place(parameter)) sqlite3_bind_null(statement_, at);
    }
    void bind_integer(int parameter, std::int64_t value) override {
        if (int at = place(parameter)) sqlite3_bind_int64(statement_, at, value);
    }
    void bind_real(int parameter, double value) override {
        if (int at = place(parameter)) sqlite3_bind_double(statement_, at, value);
    }
    void bind_truth(int parameter, bool value) override { bind_integer(parameter, value); }
    void bind_text(int parameter, std::string_view value) override { text(parameter, value, SQLITE_STATIC); }
    void bind_copy(int parameter, std::string_view value) override {
        text(parameter, value, SQLITE_TRANSIENT);
    }
    void bound(int count) override {
        if (count != parameter_count_)
            throw StoreFailed("sqlite: " + std::to_string(count) +
                              " arguments for: " + sqlite3_sql(statement_));
    }

    bool step() override {
        int code = sqlite3_step(statement_);
        if (code == SQLITE_ROW) return true;
        if (code != SQLITE_DONE) fail(db_, sqlite3_sql(statement_));
        changed_ = sqlite3_stmt_readonly(statement_) ? 0 : sqlite3_changes64(db_);
        return false;
    }
    void reset() noexcept override { sqlite3_reset(statement_); }

    bool is_null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
    std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
    double real(int column) const override { return sqlite3_column_double(statement_, column); }
    bool truth(int column) const override { return sqlite3_column_int64(statement_, column) != 0; }
    std::string_view text(int column) const override {
        auto bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
        if (!bytes) return {};
        return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
    }
    int column_count() const override { return sqlite3_column_count(statement_); }
    std::string column_name(int column) const override { return sqlite3_column_name(statement_, column); }
    std::int64_t changed() const override { return changed_; }

private:
    void name_parameters(const std::string& sql) {
        for (int at = 1; at <= sqlite3_bind_parameter_count(statement_); ++at) {
            const char* name = sqlite3_bind_parameter_name(statement_, at);
            std::string_view digits = name && name[0] == '$' ? name + 1 : "";
            int parameter = 0;
            auto read = std::from_chars(digits.data(), digits.data() + digits.size(), parameter);
            if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() || parameter < 1)
                throw StoreFailed("sqlite: parameters are $1, $2, ... in: " + sql);
            if (parameter > parameter_count_) {
                parameter_count_ = parameter;
                places_.resize(static_cast<std::size_t>(parameter) + 1, 0);
            }
            places_[static_cast<std::size_t>(parameter)] = at;
        }
    }
    int place(int parameter) const {
        return parameter > parameter_count_ ? 0 : places_[static_cast<std::size_t>(parameter)];
    }
    void text(int parameter, std::string_view value, sqlite3_destructor_type lifetime) {
        int at = place(parameter);
        if (!at) return;
        // A null pointer would bind NULL.
        const char* bytes = value.empty() ? "" : value.data();
        if (sqlite3_bind_text64(statement_, at, bytes, value.size(), lifetime, SQLITE_UTF8) != SQLITE_OK)
            fail(db_, sqlite3_sql(statement_));
    }

    sqlite3* db_;
    sqlite3_stmt* statement_ = nullptr;
    int parameter_count_ = 0;
    std::vector<int> places_{0};  // By number: where SQLite keeps $number, 0 if the text does not use it.
    std::int64_t changed_ = 0;
};

class SqliteConnection final : public StoreConnection {
public:
    SqliteConnection(const std::string& file, Access access) {
        int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
        int code = sqlite3_open_v2(file.c_str(), &db_, flags, nullptr);
        const char* settings = access == Access::write ? writer_settings : reader_settings;
        if (code == SQLITE_OK) {
            sqlite3_busy_timeout(db_, busy_ms);
            code = sqlite3_exec(db_, settings, nullptr, nullptr, nullptr);
        }
        if (code == SQLITE_OK) return;
        std::string reason = reason_of(db_);
        sqlite3_close_v2(db_);
        throw StoreFailed("cannot use " + file + ": " + reason);
    }
    ~SqliteConnection() override {
        forget_statements();
        sqlite3_close_v2(db_);
    }
    SqliteConnection(const SqliteConnection&) = delete;
    SqliteConnection& operator=(const SqliteConnection&) = delete;

    Dialect dialect() const override { return Dialect::sqlite; }
    std::unique_ptr<Statement> prepare(const std::string& sql) override {
        return std::make_unique<SqliteStatement>(db_, sql);
    }
    void run(const std::string& sql) override {
        if (sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(db_, sql);
    }
    TransactionState state() const override {
        return sqlite3_get_autocommit(db_) ? TransactionState::none : TransactionState::open;
    }
    bool usable() const override { return true; }
    std::int64_t changes_total() const override { return sqlite3_total_changes64(db_); }
    // A failed statement undoes only itself here, always.
    void guard_statements(bool) override {}

private:
    sqlite3* db_ = nullptr;
};

}  // namespace

std::unique_ptr<StoreConnection> open_sqlite(const std::string& file, Access access) {
    return std::make_unique<SqliteConnection>(file, access);
}

}  // namespace heliograph
