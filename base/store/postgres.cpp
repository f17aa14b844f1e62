// PostgreSQL: prepared statements in text format, parameter types said once, errors in our shapes.
#include "base/store/postgres.h"

#include <libpq-fe.h>

#include <charconv>
#include <cstdlib>
#include <memory>
#include <utility>
#include <vector>

namespace heliograph {

namespace {

struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, Clear>;

// Types from pg_type; 0 lets the server take the type from the place where the parameter stands.
constexpr Oid type_of(Kind kind) {
    switch (kind) {
        case Kind::integer:
            return 20;  // int8
        case Kind::real:
            return 701;  // float8
        case Kind::truth:
            return 16;  // bool
        case Kind::text:
            return 0;
    }
    return 0;
}

// "users_username_key (username)". The values in the server's detail are the client's affair and are left
// out.
std::string constraint_of(const PGresult* result) {
    const char* name = PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME);
    const char* detail_text = PQresultErrorField(result, PG_DIAG_MESSAGE_DETAIL);
    std::string constraint = name ? name : "";
    std::string_view detail = detail_text ? detail_text : "";
    std::size_t open = detail.find('('), close = detail.find(")=(");
    if (open != detail.npos && close != detail.npos && open < close)
        constraint += " (" + std::string(detail.substr(open + 1, close - open - 1)) + ")";
    return constraint;
}

void check(PGconn* db, const PGresult* result, std::string_view sql) {
    switch (PQresultStatus(result)) {
        case PGRES_COMMAND_OK:
        case PGRES_TUPLES_OK:
        case PGRES_EMPTY_QUERY:
            return;
        default:
            break;
    }
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    if (state && std::string_view(state) == "23505") throw Conflict(constraint_of(result));
    const char* primary = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    std::string message = primary ? primary : PQerrorMessage(db);
    throw StoreFailed("postgres: " + message + " (" + (state ? state : "no state") +
                      ") in: " + std::string(sql));
}

// What the statements of a connection share with it.
struct Link {
    PGconn* db = nullptr;
    std::int64_t changes = 0;
    bool guarded = false;
    unsigned long names = 0;

    Result run(const char* sql) {
        Result result(PQexec(db, sql));
        check(db, result.get(), sql);
        return result;
    }
};

class PostgresStatement final : public Statement {
public:
    PostgresStatement(Link& link, const std::string& sql) : link_(link), sql_(sql) {}
    ~PostgresStatement() override {
        if (name_.empty() || PQstatus(link_.db) != CONNECTION_OK) return;
        // In an aborted transaction this is refused, and the server keeps the statement until the connection
        // ends.
        Result(PQexec(link_.db, ("DEALLOCATE " + name_).c_str()));
    }
    PostgresStatement(const PostgresStatement&) = delete;
    PostgresStatement& operator=(const PostgresStatement&) = delete;

    void bind_null(int parameter, Kind kind) override { place(parameter, kind).null = true; }
    void bind_integer(int parameter, std::int64_t value) override {
        char digits[24];
        auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
        place(parameter, Kind::integer).text.assign(digits, end);
    }
    void bind_real(int parameter, double value) override {
        char digits[40];
        auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
        place(parameter, Kind::real).text.assign(digits, end);
    }
    void bind_truth(int parameter, bool value) override {
        place(parameter, Kind::truth).text = value ? "t" : "f";
    }
    void bind_text(int parameter, std::string_view value) override {
        if (value.find('\0') != value.npos) throw StoreFailed("postgres: text with a zero byte in: " + sql_);
        place(parameter, Kind::text).text = value;
    }
    void bind_copy(int parameter, std::string_view value) override { bind_text(parameter, value); }
    void bound(int count) override { count_ = count; }

    bool step() override {
        if (!result_) execute();
        return ++row_ < PQntuples(result_.get());
    }
    void reset() noexcept override {
        result_.reset();
        row_ = -1;
    }

    bool is_null(int column) const override { return PQgetisnull(result_.get(), row_, column) != 0; }
    std::int64_t integer(int column) const override {
        std::string_view digits = text(column);
        // SUM of a bigint is a numeric, a truth reads 1 as it does on SQLite.
        if (digits == "t") return 1;
        std::int64_t value = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return value;
    }
    double real(int column) const override { return std::strtod(std::string(text(column)).c_str(), nullptr); }
    bool truth(int column) const override {
        std::string_view value = text(column);
        return value == "t" || integer(column) != 0;
    }
    std::string_view text(int column) const override {
        return {PQgetvalue(result_.get(), row_, column),
                static_cast<std::size_t>(PQgetlength(result_.get(), row_, column))};
    }
    int column_count() const override { return PQnfields(result_.get()); }
    std::string column_name(int column) const override { return PQfname(result_.get(), column); }
    std::int64_t changed() const override { return changed_; }

private:
    struct Value {
        std::string text;
        bool null = false;
        Kind kind = Kind::text;
    };

    Value& place(int parameter, Kind kind) {
        auto index = static_cast<std::size_t>(parameter) - 1;
        if (values_.size() <= index) values_.resize(index + 1);
        values_[index].null = false;
        values_[index].kind = kind;
        return values_[index];
    }
    void execute() {
        if (!link_.guarded) return execute_bare();
        link_.run("SAVEPOINT one_statement");
        try {
            execute_bare();
        } catch (...) {
            link_.run("ROLLBACK TO one_statement; RELEASE one_statement");
            throw;
        }
        link_.run("RELEASE one_statement");
    }
    void execute_bare() {
        if (name_.empty()) prepare();
        std::vector<const char*> texts;
        for (int i = 0; i < count_; ++i) {
            const Value& value = values_[static_cast<std::size_t>(i)];
            texts.push_back(value.null ? nullptr : value.text.c_str());
        }
        Result result(PQexecPrepared(link_.db, name_.c_str(), count_, texts.data(), nullptr, nullptr, 0));
        check(link_.db, result.get(), sql_);
        count_changes(result.get());
        result_ = std::move(result);
        row_ = -1;
    }
    void prepare() {
        std::vector<Oid> types;
        for (int i = 0; i < count_; ++i) types.push_back(type_of(values_[static_cast<std::size_t>(i)].kind));
        std::string name = "s" + std::to_string(++link_.names);
        Result result(PQprepare(link_.db, name.c_str(), sql_.c_str(), count_, types.data()));
        check(link_.db, result.get(), sql_);
        name_ = std::move(name);
    }
    void count_changes(PGresult* result) {
        changed_ = 0;
        std::string_view tag = PQcmdStatus(result);
        if (tag.starts_with("SELECT")) {
            // A SELECT over WITH may write and does not tell how much.
            if (!sql_.starts_with("SELECT")) ++link_.changes;
            return;
        }
        std::string_view digits = PQcmdTuples(result);
        std::from_chars(digits.data(), digits.data() + digits.size(), changed_);
        link_.changes += changed_;
    }

    Link& link_;
    const std::string sql_;
    std::string name_;  // Of the prepared statement; empty until the kinds of the parameters are known.
    std::vector<Value> values_;
    int count_ = 0;
    Result result_;
    int row_ = -1;
    std::int64_t changed_ = 0;
};

class PostgresConnection final : public StoreConnection {
public:
    PostgresConnection(const std::string& source, const std::string& schema, Access access) {
        link_.db = PQconnectdb(source.c_str());
        try {
            if (PQstatus(link_.db) != CONNECTION_OK)
                throw StoreFailed(std::string("cannot reach PostgreSQL: ") + PQerrorMessage(link_.db));
            PQsetNoticeReceiver(link_.db, [](void*, const PGresult*) {}, nullptr);
            PQsetClientEncoding(link_.db, "UTF8");
            if (!schema.empty()) run("SET search_path TO " + schema);
            if (access == Access::read) run("SET default_transaction_read_only TO on");
        } catch (...) {
            PQfinish(link_.db);
            throw;
        }
    }
    ~PostgresConnection() override {
        // The server drops the prepared statements with the connection; no need to name each.
        PQfinish(std::exchange(link_.db, nullptr));
        forget_statements();
    }
    PostgresConnection(const PostgresConnection&) = delete;
    PostgresConnection& operator=(const PostgresConnection&) = delete;

    Dialect dialect() const override { return Dialect::postgres; }
    std::unique_ptr<Statement> prepare(const std::string& sql) override {
        return std::make_unique<PostgresStatement>(link_, sql);
    }
    void run(const std::string& sql) override { link_.run(sql.c_str()); }
    TransactionState state() const override {
        switch (PQtransactionStatus(link_.db)) {
            case PQTRANS_INERROR:
                return TransactionState::aborted;
            case PQTRANS_INTRANS:
            case PQTRANS_ACTIVE:
                return TransactionState::open;
            default:
                return TransactionState::none;
        }
    }
    bool usable() const override { return PQstatus(link_.db) == CONNECTION_OK; }
    std::int64_t changes_total() const override { return link_.changes; }
    void guard_statements(bool on) override { link_.guarded = on; }

private:
    Link link_;
};

}  // namespace

std::unique_ptr<StoreConnection> open_postgres(const std::string& source, const std::string& schema,
                                               Access access) {
    return std::make_unique<PostgresConnection>(source, schema, access);
}

}  // namespace heliograph
