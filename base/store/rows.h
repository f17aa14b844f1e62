// Struct to and from row, by DESCRIBE: a column is the member's name without its underscores.
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/store/connection.h"
#include "base/store/lists.h"
#include "base/words/describe.h"
#include "base/words/types.h"

namespace heliograph {

namespace rows_detail {
template <class T>
struct IsMaybe : std::false_type {};
template <class T>
struct IsMaybe<std::optional<T>> : std::true_type {};
template <class T>
struct IsMaybe<Nullable<T>> : std::true_type {};
template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};

template <class V>
constexpr Kind kind_of() {
    if constexpr (std::same_as<V, bool>)
        return Kind::truth;
    else if constexpr (std::integral<V>)
        return Kind::integer;
    else if constexpr (std::floating_point<V>)
        return Kind::real;
    else
        return Kind::text;
}
}  // namespace rows_detail

// Binds one value. What it looks at must stay until the statement is reset.
template <class V>
void bind_value(Statement& statement, int parameter, const V& value) {
    if constexpr (rows_detail::IsMaybe<V>::value) {
        if (value.has_value())
            bind_value(statement, parameter, *value);
        else
            statement.bind_null(parameter, rows_detail::kind_of<typename V::value_type>());
    } else if constexpr (std::same_as<V, bool>) {
        statement.bind_truth(parameter, value);
    } else if constexpr (std::integral<V>) {
        statement.bind_integer(parameter, static_cast<std::int64_t>(value));
    } else if constexpr (std::floating_point<V>) {
        statement.bind_real(parameter, value);
    } else if constexpr (std::derived_from<V, IdText>) {
        statement.bind_text(parameter, value.view());
    } else if constexpr (std::same_as<V, Json>) {
        statement.bind_text(parameter, value.text.empty() ? std::string_view("null") : value.text);
    } else if constexpr (std::same_as<V, Secret>) {
        statement.bind_text(parameter, value.reveal());
    } else if constexpr (std::same_as<V, InList>) {
        statement.bind_text(parameter, value.json);
    } else if constexpr (rows_detail::IsVector<V>::value) {
        std::string json = "[";
        for (const auto& item : value) {
            if constexpr (std::derived_from<typename V::value_type, IdText>)
                append_to_list(json, item.view());
            else
                append_to_list(json, item);
        }
        statement.bind_copy(parameter, json += ']');
    } else {
        static_assert(std::convertible_to<const V&, std::string_view>, "no column can hold this type");
        statement.bind_text(parameter, value);
    }
}

// Reads one column. NULL gives an empty value, as rows of the peer have them; odd text gives a malformed id.
template <class V>
void read_value(const Statement& statement, int column, V& value) {
    if constexpr (rows_detail::IsMaybe<V>::value) {
        if (statement.is_null(column))
            value.reset();
        else
            read_value(statement, column, value.emplace());
    } else if constexpr (std::same_as<V, bool>) {
        value = statement.truth(column);
    } else if constexpr (std::integral<V>) {
        value = static_cast<V>(statement.integer(column));
    } else if constexpr (std::floating_point<V>) {
        value = static_cast<V>(statement.real(column));
    } else if constexpr (std::derived_from<V, IdText>) {
        value = V(statement.text(column));
    } else if constexpr (std::same_as<V, Json>) {
        value.text = statement.is_null(column) ? std::string_view("null") : statement.text(column);
    } else if constexpr (std::same_as<V, Secret>) {
        value = Secret(std::string(statement.text(column)));
    } else if constexpr (rows_detail::IsVector<V>::value) {
        value.clear();
        for (auto& item : list_items(statement.text(column))) value.emplace_back(std::move(item));
    } else {
        static_assert(std::derived_from<V, std::string>, "no column can be read into this type");
        value.assign(statement.text(column));
    }
}

// f(member) for each member that has a column.
template <Described T, class F>
void for_each_column(F&& f) {
    for_each_member<T>([&](auto member) {
        if constexpr (!OutOfTheTable<T>::has(std::string_view(member.name))) f(member);
    });
}

template <Described T>
const Columns& columns_of() {
    static const Columns columns = [] {
        Columns made;
        for_each_column<T>([&](auto member) {
            std::string name;
            for (char c : std::string_view(member.name))
                if (c != '_') name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            made.names.push_back(std::move(name));
        });
        return made;
    }();
    return columns;
}

// Binds the row's columns as $1, $2, ... in their order.
template <Described T>
void bind_row(Statement& statement, const T& row) {
    int parameter = 0;
    for_each_column<T>([&](auto member) { bind_value(statement, ++parameter, row.*member.pointer); });
    statement.bound(parameter);
}

// Reads the columns 0, 1, ... into the members in their order.
template <Described T>
T read_row(const Statement& statement) {
    T row{};
    int column = 0;
    for_each_column<T>([&](auto member) { read_value(statement, column++, row.*member.pointer); });
    return row;
}

}  // namespace heliograph
