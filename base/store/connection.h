// What an engine offers: connections that prepare statements, statements that are bound and stepped. One
// thread each.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/store/failures.h"
#include "base/store/sql.h"
#include "base/store/statements.h"

namespace heliograph {

// What a bound value is in C++; PostgreSQL is told, so that `$1 - 1000` is not guessed to be a small integer.
enum class Kind { integer, real, truth, text };

// A prepared statement: bind, step while it gives rows, reset. Parameters count from 1, columns from 0.
class Statement {
public:
    virtual ~Statement() = default;

    virtual void bind_null(int parameter, Kind kind) = 0;
    virtual void bind_integer(int parameter, std::int64_t value) = 0;
    virtual void bind_real(int parameter, double value) = 0;
    virtual void bind_truth(int parameter, bool value) = 0;
    // The text must stay where it is until reset().
    virtual void bind_text(int parameter, std::string_view value) = 0;
    virtual void bind_copy(int parameter, std::string_view value) = 0;
    // Throws if the SQL does not take exactly this many parameters.
    virtual void bound(int count) = 0;

    // True while there is a row. Throws Conflict or StoreFailed.
    virtual bool step() = 0;
    virtual void reset() noexcept = 0;

    // Of the current row; NULL reads as 0, false or empty. Texts live until the next step.
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual double real(int column) const = 0;
    virtual bool truth(int column) const = 0;
    virtual std::string_view text(int column) const = 0;

    // After a step.
    virtual int column_count() const = 0;
    virtual std::string column_name(int column) const = 0;
    // Rows inserted, updated or deleted by the last run.
    virtual std::int64_t changed() const = 0;
};

enum class Access { read, write };

enum class TransactionState { none, open, aborted };

// Named apart from the connections of base/wire, which are sockets.
class StoreConnection {
public:
    virtual ~StoreConnection() = default;

    virtual Dialect dialect() const = 0;
    // Prepares text that is already in the engine's dialect.
    virtual std::unique_ptr<Statement> prepare(const std::string& sql) = 0;
    // Runs statements without parameters and without rows.
    virtual void run(const std::string& sql) = 0;
    virtual TransactionState state() const = 0;
    // False once it must be opened anew.
    virtual bool usable() const = 0;
    // Grows with every row changed, committed or not.
    virtual std::int64_t changes_total() const = 0;
    // While on, a failed statement undoes only itself on every engine; costs round trips on PostgreSQL.
    virtual void guard_statements(bool on) = 0;

    // The statement for a text and a row, prepared once and kept.
    Statement& prepared(Shape shape, Sql text, Sql extra, const Columns* columns);
    // A word without parameters such as COMMIT, prepared once and kept.
    void command(Sql word);

protected:
    // Gives up all kept statements; to be called by the engine before it closes.
    void forget_statements() { statements_.clear(); }

private:
    Statements statements_;
};

// Resets the statement at the end of the scope, also when a step throws.
class Running {
public:
    explicit Running(Statement& statement) : statement_(statement) {}
    ~Running() { statement_.reset(); }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    Statement& operator*() const { return statement_; }
    Statement* operator->() const { return &statement_; }

private:
    Statement& statement_;
};

}  // namespace heliograph
