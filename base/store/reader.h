// Reader and Transaction: what a store function is given. Both belong to one thread and one call.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "base/events/bus.h"
#include "base/store/connection.h"
#include "base/store/failures.h"
#include "base/store/rows.h"
#include "base/store/sql.h"

namespace heliograph {

// Sees one unchanging state of the database for as long as the store function runs.
class Reader {
public:
    explicit Reader(StoreConnection& connection) : connection_(connection) {}
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    Dialect dialect() const { return connection_.dialect(); }

    // The first row of T's columns; tail goes from FROM on: "FROM channels WHERE id = $1".
    template <Described T, class... A>
    std::optional<T> one(Sql tail, const A&... args) {
        return first<T>(Shape::select, tail, "", args...);
    }
    template <Described T, class... A>
    std::vector<T> all(Sql tail, const A&... args) {
        return each<T>(Shape::select, tail, "", args...);
    }
    // The same with the columns of one table of a join: one_as<Post>("p", "FROM posts p JOIN ...").
    template <Described T, class... A>
    std::optional<T> one_as(Sql alias, Sql tail, const A&... args) {
        return first<T>(Shape::select, tail, alias, args...);
    }
    template <Described T, class... A>
    std::vector<T> all_as(Sql alias, Sql tail, const A&... args) {
        return each<T>(Shape::select, tail, alias, args...);
    }
    // Rows of a whole SELECT (or a RETURNING) whose columns stand in the order of T's members.
    template <Described T, class... A>
    std::vector<T> select(Sql whole, const A&... args) {
        return each<T>(Shape::whole, whole, "", args...);
    }
    // The first column of the first row: value<std::int64_t>("SELECT COUNT(*) FROM posts"). No row is no
    // value, and NULL is an empty one; ask for value<std::optional<V>> to tell them apart.
    template <class V, class... A>
    std::optional<V> value(Sql whole, const A&... args) {
        Running running(start(whole, args...));
        if (!running->step()) return std::nullopt;
        V value{};
        read_value(*running, 0, value);
        return value;
    }
    template <class V, class... A>
    std::vector<V> values(Sql whole, const A&... args) {
        Running running(start(whole, args...));
        std::vector<V> values;
        while (running->step()) {
            V value{};
            read_value(*running, 0, value);
            values.push_back(std::move(value));
        }
        return values;
    }
    // Several columns of each row: tuples<PostId, std::int64_t>("SELECT rootid, COUNT(*) ...").
    template <class... V, class... A>
    std::vector<std::tuple<V...>> tuples(Sql whole, const A&... args) {
        Running running(start(whole, args...));
        std::vector<std::tuple<V...>> rows;
        while (running->step()) {
            std::tuple<V...> row;
            int column = 0;
            std::apply([&](auto&... member) { (read_value(*running, column++, member), ...); }, row);
            rows.push_back(std::move(row));
        }
        return rows;
    }

protected:
    // Prepared and bound, not yet run.
    template <class... A>
    Statement& start(Sql whole, const A&... args) {
        return bind(connection_.prepared(Shape::whole, whole, "", nullptr), args...);
    }
    template <class... A>
    static Statement& bind(Statement& statement, const A&... args) {
        int parameter = 0;
        (bind_value(statement, ++parameter, args), ...);
        statement.bound(parameter);
        return statement;
    }

    StoreConnection& connection_;

private:
    template <Described T, class... A>
    std::optional<T> first(Shape shape, Sql text, Sql alias, const A&... args) {
        Running running(bind(connection_.prepared(shape, text, alias, &columns_of<T>()), args...));
        if (!running->step()) return std::nullopt;
        return read_row<T>(*running);
    }
    template <Described T, class... A>
    std::vector<T> each(Shape shape, Sql text, Sql alias, const A&... args) {
        Running running(bind(connection_.prepared(shape, text, alias, &columns_of<T>()), args...));
        std::vector<T> rows;
        while (running->step()) rows.push_back(read_row<T>(*running));
        return rows;
    }
};

// A write in progress, kept whole or not at all. Tables and columns are literals.
class Transaction : public Reader {
public:
    // bus may be null; news collects what is announced.
    Transaction(StoreConnection& connection, const Bus* bus, std::vector<Announcement>& news, Millis now)
        : Reader(connection), bus_(bus), news_(news), now_(now) {}

    // Throws Conflict if the row is already there.
    template <Described T>
    void insert(Sql table, const T& row) {
        run_row(Shape::insert, table, "", row);
    }
    // All columns are replaced when conflict_columns ("userid, category, name") are already there.
    template <Described T>
    void upsert(Sql table, Sql conflict_columns, const T& row) {
        run_row(Shape::upsert, table, conflict_columns, row);
    }
    // True if it was inserted, false if a unique constraint stood against it.
    template <Described T>
    bool insert_or_ignore(Sql table, const T& row) {
        return run_row(Shape::insert_or_ignore, table, "", row) > 0;
    }
    // Sets every column of the rows whose where_column is the row's; how many there were.
    template <Described T>
    std::int64_t update(Sql table, const T& row, Sql where_column = "id") {
        return run_row(Shape::update, table, where_column, row);
    }
    // How many rows changed.
    template <class... A>
    std::int64_t execute(Sql whole, const A&... args) {
        Running running(start(whole, args...));
        while (running->step()) {
        }
        return running->changed();
    }

    // Leaves by the bus after commit, in commit order. Participants of the event write and announce before
    // this returns; their news follows it.
    template <class Event>
    void announce(Event event) {
        Announcement news = Bus::announcement(std::move(event));
        news_.push_back(news);
        if (bus_) bus_->take_part(*this, news);
    }
    // A durable event for the listeners of the log (base/events/log.h), kept with this write or not at all.
    void record(const char* kind, Json body);

    // When the write began.
    Millis now() const { return now_; }

private:
    template <Described T>
    std::int64_t run_row(Shape shape, Sql table, Sql extra, const T& row) {
        Running running(connection_.prepared(shape, table, extra, &columns_of<T>()));
        bind_row(*running, row);
        running->step();
        return running->changed();
    }

    const Bus* bus_;
    std::vector<Announcement>& news_;
    Millis now_;
};

}  // namespace heliograph
