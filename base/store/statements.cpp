// Sentences from tables and columns, and the statements prepared from them.
#include "base/store/statements.h"

#include <algorithm>
#include <array>

#include "base/store/connection.h"

namespace heliograph {

namespace {

// Words that both engines take as a column only in quotes. Quoting every column would turn a misspelt one
// into a string on SQLite.
constexpr std::array<std::string_view, 12> reserved{"check",      "default", "desc",   "end",
                                                    "from",       "group",   "limit",  "order",
                                                    "references", "table",   "unique", "user"};

std::string column(std::string_view name) {
    if (std::ranges::find(reserved, name) == reserved.end()) return std::string(name);
    return '"' + std::string(name) + '"';
}

std::string listed(const Columns& columns, std::string_view alias) {
    std::string out;
    for (const auto& name : columns.names) {
        if (!out.empty()) out += ", ";
        if (!alias.empty()) (out += alias) += '.';
        out += column(name);
    }
    return out;
}

std::string insert_sentence(std::string_view table, const Columns& columns) {
    std::string out = "INSERT INTO " + std::string(table) + " (" + listed(columns, {}) + ") VALUES (";
    for (std::size_t i = 1; i <= columns.names.size(); ++i) {
        if (i > 1) out += ", ";
        out += '$' + std::to_string(i);
    }
    return out += ')';
}

bool is_among(std::string_view name, std::string_view list) {
    while (!list.empty()) {
        std::size_t comma = std::min(list.find(','), list.size());
        std::string_view item = list.substr(0, comma);
        while (item.starts_with(' ')) item.remove_prefix(1);
        while (item.ends_with(' ')) item.remove_suffix(1);
        if (item == name) return true;
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
    return false;
}

std::string upsert_sentence(std::string_view table, std::string_view conflict, const Columns& columns) {
    std::string changes;
    for (const auto& name : columns.names) {
        if (is_among(name, conflict)) continue;
        changes += (changes.empty() ? "" : ", ") + column(name) + " = excluded." + column(name);
    }
    std::string out = insert_sentence(table, columns) + " ON CONFLICT (" + std::string(conflict) + ") DO ";
    return out + (changes.empty() ? "NOTHING" : "UPDATE SET " + changes);
}

std::string update_sentence(std::string_view table, std::string_view where, const Columns& columns) {
    std::string changes, key;
    for (std::size_t i = 0; i < columns.names.size(); ++i) {
        std::string pair = column(columns.names[i]) + " = $" + std::to_string(i + 1);
        if (columns.names[i] == where)
            key = pair;
        else
            changes += (changes.empty() ? "" : ", ") + pair;
    }
    if (key.empty()) throw StoreFailed("the row has no column " + std::string(where) + " to be updated by");
    return "UPDATE " + std::string(table) + " SET " + changes + " WHERE " + key;
}

}  // namespace

std::string sentence(Shape shape, std::string_view text, std::string_view extra, const Columns* columns) {
    switch (shape) {
        case Shape::whole:
            return std::string(text);
        case Shape::select:
            return "SELECT " + listed(*columns, extra) + ' ' + std::string(text);
        case Shape::insert:
            return insert_sentence(text, *columns);
        case Shape::insert_or_ignore:
            return insert_sentence(text, *columns) + " ON CONFLICT DO NOTHING";
        case Shape::upsert:
            return upsert_sentence(text, extra, *columns);
        case Shape::update:
            return update_sentence(text, extra, *columns);
    }
    return {};
}

Statements::Statements() = default;
Statements::~Statements() = default;

std::size_t Statements::KeyHash::operator()(const Key& key) const noexcept {
    auto mixed = reinterpret_cast<std::uintptr_t>(key.text) * 0x9E3779B97F4A7C15u;
    mixed ^= reinterpret_cast<std::uintptr_t>(key.extra) * 0xC2B2AE3D27D4EB4Fu;
    mixed ^= reinterpret_cast<std::uintptr_t>(key.columns) + static_cast<unsigned>(key.shape);
    if (!key.content.empty()) mixed ^= std::hash<std::string>{}(key.content);
    return mixed ^ mixed >> 29;
}

Statements::Key Statements::key_of(Shape shape, Sql text, Sql extra, const Columns* columns) {
    if (text.literal() && extra.literal())
        return {text.text().data(), extra.text().data(), columns, shape, {}};
    std::string content(text.text());
    content += '\n';
    content += extra.text();
    return {nullptr, nullptr, columns, shape, std::move(content)};
}

Statement* Statements::find(Shape shape, Sql text, Sql extra, const Columns* columns) {
    auto found = by_key_.find(key_of(shape, text, extra, columns));
    if (found == by_key_.end()) return nullptr;
    entries_.splice(entries_.begin(), entries_, found->second);
    return found->second->statement.get();
}

Statement& Statements::keep(Shape shape, Sql text, Sql extra, const Columns* columns,
                            std::unique_ptr<Statement> statement) {
    if (entries_.size() >= kept_max) {
        by_key_.erase(entries_.back().key);
        entries_.pop_back();
    }
    entries_.push_front({key_of(shape, text, extra, columns), std::move(statement)});
    by_key_.emplace(entries_.front().key, entries_.begin());
    return *entries_.front().statement;
}

void Statements::clear() {
    by_key_.clear();
    entries_.clear();
}

Statement& StoreConnection::prepared(Shape shape, Sql text, Sql extra, const Columns* columns) {
    if (Statement* kept = statements_.find(shape, text, extra, columns)) return *kept;
    std::string portable = sentence(shape, text.text(), extra.text(), columns);
    return statements_.keep(shape, text, extra, columns, prepare(in_dialect(portable, dialect())));
}

void StoreConnection::command(Sql word) {
    Running running(prepared(Shape::whole, word, "", nullptr));
    running->bound(0);
    running->step();
}

}  // namespace heliograph
