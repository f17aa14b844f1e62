// heliograph describe tables: every table with its columns and indexes, as the migrations make them.
#include <algorithm>
#include <cstdio>
#include <map>

#include "base/store/sqlite.h"
#include "src/describe.h"
#include "src/migrations.h"
#include "src/sentences.h"

namespace heliograph::commands {

namespace {

struct Column {
    std::string name;
    std::string type;
    bool is_key = false;
};

std::vector<std::string> texts(StoreConnection& connection, const std::string& sql) {
    auto statement = connection.prepare(sql);
    Running running(*statement);
    running->bound(0);
    std::vector<std::string> rows;
    while (running->step()) rows.emplace_back(running->text(0));
    return rows;
}

std::vector<Column> columns_of_table(StoreConnection& connection, const std::string& table) {
    auto statement = connection.prepare("SELECT name, type, pk FROM pragma_table_info('" + table + "')");
    Running running(*statement);
    running->bound(0);
    std::vector<Column> columns;
    while (running->step())
        columns.push_back(
            {std::string(running->text(0)), std::string(running->text(1)), running->integer(2) > 0});
    return columns;
}

std::string column_name(std::string_view member) {
    std::string name(member);
    std::erase(name, '_');
    return name;
}

// The sentences of the struct that is the table's row: nearly all its members are columns, and it knows most.
std::map<std::string, std::string> sentences_of(const std::vector<Column>& columns) {
    struct Known {
        std::size_t members = 0;
        std::map<std::string, std::string> sentences;
    };
    std::map<std::pair<std::string, std::string>, Known> structs;
    for (const auto& each : all_sentences()) {
        Known& known = structs[{each.folder, each.type}];
        ++known.members;
        auto name = column_name(each.member);
        if (std::ranges::find(columns, name, &Column::name) != columns.end())
            known.sentences[name] = each.text;
    }
    std::map<std::string, std::string> best;
    for (const auto& [name, known] : structs) {
        bool is_row =
            known.sentences.size() * 5 >= known.members * 4 && known.sentences.size() * 2 >= columns.size();
        if (is_row && known.sentences.size() > best.size()) best = known.sentences;
    }
    return best;
}

}  // namespace

void describe_tables() {
    auto connection = open_sqlite(":memory:", Access::write);
    migrate(*connection, all_migrations());
    std::printf(
        "# Tables\n\nAs SQLite has them after all migrations; PostgreSQL has the same names. Times are "
        "milliseconds\n"
        "since 1970. Key columns are marked with a *.\n");
    for (const auto& table : texts(*connection,
                                   "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN "
                                   "('table', 'virtual') AND name NOT LIKE 'sqlite%' ORDER BY name")) {
        auto columns = columns_of_table(*connection, table);
        auto sentences = sentences_of(columns);
        std::printf("\n## %s\n\n| Column | Type | Meaning |\n|---|---|---|\n", table.c_str());
        for (const auto& column : columns)
            std::printf("| `%s`%s | %s | %s |\n", column.name.c_str(), column.is_key ? " *" : "",
                        column.type.c_str(), cell(sentences[column.name]).c_str());
        auto indexes = texts(*connection,
                             "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL "
                             "AND tbl_name = '" +
                                 table + "' ORDER BY name");
        if (!indexes.empty()) std::printf("\n");
        for (const auto& index : indexes) std::printf("    %s\n", index.c_str());
    }
}

}  // namespace heliograph::commands
