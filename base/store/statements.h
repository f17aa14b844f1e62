// The statements a connection keeps prepared, the least recently used given up first.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/store/sql.h"

namespace heliograph {

class Statement;

// The columns of a described row, in order; one object a type, so its address stands for the type.
struct Columns {
    std::vector<std::string> names;
};

// What is made of a text and the columns of a row.
enum class Shape : unsigned char {
    whole,             // The text as it stands.
    select,            // Text: from FROM on. Extra: the alias of the table, or empty.
    insert,            // Text: the table.
    insert_or_ignore,  // Text: the table.
    upsert,            // Text: the table. Extra: the columns that may conflict.
    update,            // Text: the table. Extra: the column that is the key.
};

// The whole sentence, portable.
std::string sentence(Shape shape, std::string_view text, std::string_view extra, const Columns* columns);

class Statements {
public:
    Statements();
    ~Statements();

    // Null if it is not kept.
    Statement* find(Shape shape, Sql text, Sql extra, const Columns* columns);
    Statement& keep(Shape shape, Sql text, Sql extra, const Columns* columns,
                    std::unique_ptr<Statement> statement);
    void clear();

private:
    // More than the program has literals; made texts are what could grow without end.
    static constexpr std::size_t kept_max = 400;

    struct Key {
        const void* text;  // Null when the content counts.
        const void* extra;
        const void* columns;
        Shape shape;
        std::string content;
        bool operator==(const Key&) const = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key& key) const noexcept;
    };
    struct Entry {
        Key key;
        std::unique_ptr<Statement> statement;
    };
    static Key key_of(Shape shape, Sql text, Sql extra, const Columns* columns);

    std::list<Entry> entries_;  // The latest used first.
    std::unordered_map<Key, std::list<Entry>::iterator, KeyHash> by_key_;
};

}  // namespace heliograph
