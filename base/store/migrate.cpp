// Migrations: split into statements, put into the engine's words, applied once, remembered by checksum.
#include "base/store/migrate.h"

#include <algorithm>
#include <cstdint>
#include <map>

#include "base/clock.h"
#include "base/store/connection.h"
#include "base/store/reader.h"

namespace heliograph {

namespace {

// FNV-1a over the text; finds an edit, not an attacker.
std::string checksum(std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325u;
    for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
    std::string hex;
    for (int shift = 60; shift >= 0; shift -= 4) hex += "0123456789abcdef"[hash >> shift & 15];
    return hex;
}

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Compares without case.
bool starts_with_word(std::string_view text, std::string_view word) {
    if (text.size() < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if ((text[i] | 0x20) != (word[i] | 0x20)) return false;
    return text.size() == word.size() || !is_word(text[word.size()]);
}

// SQLite would take JSONB for a number where the text looks like one.
std::string jsonb_as_text(std::string_view sql) {
    std::string out;
    bool quoted = false;
    for (std::size_t at = 0; at < sql.size(); ++at) {
        if (sql[at] == '\'') quoted = !quoted;
        if (!quoted && (at == 0 || !is_word(sql[at - 1])) && starts_with_word(sql.substr(at), "jsonb")) {
            out += "TEXT";
            at += 4;
        } else {
            out += sql[at];
        }
    }
    return out;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\r\n";
    std::size_t begin = text.find_first_not_of(space);
    if (begin == text.npos) return {};
    return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

// The statement's first words, without the comments above it.
std::string_view without_comments(std::string_view statement) {
    while (statement.starts_with("--")) {
        std::size_t end = statement.find('\n');
        if (end == statement.npos) return {};
        statement = trimmed(statement.substr(end));
    }
    return statement;
}

bool is_whole(std::string_view statement) {
    std::size_t quotes = 0;
    for (std::size_t at = statement.find("$$"); at != statement.npos; at = statement.find("$$", at + 2))
        ++quotes;
    if (quotes % 2 != 0) return false;
    std::string_view words = without_comments(trimmed(statement));
    if (!starts_with_word(words, "create")) return true;
    words = trimmed(words.substr(6));
    bool has_body = starts_with_word(words, "trigger") && statement.find("BEGIN") != statement.npos;
    return !has_body || trimmed(statement).ends_with("END;");
}

void apply(StoreConnection& connection, const Migration& migration) {
    for (const auto& statement : split_statements(migration.sql)) {
        bool sqlite = connection.dialect() == Dialect::sqlite;
        connection.run(sqlite ? jsonb_as_text(statement) : statement);
    }
    std::vector<Announcement> news;
    Transaction transaction(connection, nullptr, news, Clock().now());
    transaction.execute(
        "INSERT INTO heliograph_migrations (number, name, checksum, appliedat) VALUES ($1, $2, $3, $4)",
        migration.number, migration.name, checksum(migration.sql), transaction.now());
}

// Another process may be starting on the same database; the second waits and finds the work done.
void begin_alone(StoreConnection& connection) {
    if (connection.dialect() == Dialect::sqlite) return connection.run("BEGIN IMMEDIATE");
    connection.run("BEGIN");
    connection.run("SELECT pg_advisory_xact_lock(4770623)");
}

void apply_if_new(StoreConnection& connection, const Migration& migration) {
    begin_alone(connection);
    try {
        auto known = Reader(connection)
                         .value<std::string>("SELECT checksum FROM heliograph_migrations WHERE number = $1",
                                             migration.number);
        if (known && *known != checksum(migration.sql))
            throw StoreFailed("it was changed after it had been applied to this database");
        if (!known) apply(connection, migration);
        connection.run("COMMIT");
    } catch (const std::exception& failure) {
        if (connection.state() != TransactionState::none) connection.run("ROLLBACK");
        throw StoreFailed("migration " + migration.name + ": " + failure.what());
    }
}

}  // namespace

std::vector<std::string> split_statements(std::string_view sql) {
    std::vector<std::string> statements;
    std::string current;
    while (!sql.empty()) {
        std::size_t end = std::min(sql.find('\n'), sql.size() - 1) + 1;
        std::string_view line = sql.substr(0, end);
        sql.remove_prefix(end);
        current += line;
        std::string_view words = trimmed(line);
        if (!words.ends_with(';') || words.starts_with("--") || !is_whole(current)) continue;
        statements.emplace_back(trimmed(current));
        current.clear();
    }
    if (!without_comments(trimmed(current)).empty()) statements.emplace_back(trimmed(current));
    return statements;
}

void migrate(StoreConnection& connection, std::span<const Migration> migrations) {
    begin_alone(connection);
    connection.run(
        "CREATE TABLE IF NOT EXISTS heliograph_migrations (number BIGINT PRIMARY KEY, name TEXT NOT NULL, "
        "checksum TEXT NOT NULL, appliedat BIGINT NOT NULL)");
    connection.run("COMMIT");
    std::map<int, const Migration*> in_order;
    for (const auto& migration : migrations) {
        if (migration.dialect != Dialect::any && migration.dialect != connection.dialect()) continue;
        if (!in_order.emplace(migration.number, &migration).second)
            throw StoreFailed("migration " + migration.name + ": its number is used twice");
    }
    for (const auto& [number, migration] : in_order) apply_if_new(connection, *migration);
}

}  // namespace heliograph
