// Described structs to JSON text, appended to one string; no document tree in between.
#pragma once

#include <charconv>
#include <concepts>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/words/describe.h"
#include "base/words/types.h"

namespace heliograph {

// Appends text as a JSON string with its quotes. Invalid UTF-8 is written as U+FFFD.
void write_json_string(std::string& out, std::string_view text);
void write_json_double(std::string& out, double value);

namespace json_detail {
template <class T>
struct IsMap : std::false_type {};
template <class V>
struct IsMap<std::map<std::string, V>> : std::true_type {};
template <class N, class V>
struct IsMap<std::map<Id<N>, V>> : std::true_type {};
template <class V>
struct IsMap<std::unordered_map<std::string, V>> : std::true_type {};
template <class N, class V>
struct IsMap<std::unordered_map<Id<N>, V>> : std::true_type {};
template <class T>
struct IsVector : std::false_type {};
template <class V>
struct IsVector<std::vector<V>> : std::true_type {};
template <class T>
struct IsNullable : std::false_type {};
template <class V>
struct IsNullable<Nullable<V>> : std::true_type {};
template <class T>
struct IsOptional : std::false_type {};
template <class V>
struct IsOptional<std::optional<V>> : std::true_type {};
template <class T>
struct IsShared : std::false_type {};
template <class V>
struct IsShared<std::shared_ptr<V>> : std::true_type {};

template <class T>
bool is_empty(const T& value) {
    if constexpr (std::same_as<T, bool>)
        return !value;
    else if constexpr (std::is_arithmetic_v<T>)
        return value == 0;
    else if constexpr (requires { value.has_value(); })
        return !value.has_value();
    else if constexpr (std::same_as<T, Json>)
        return value.text.empty() || value.text == "null" || value.text == "{}" || value.text == "[]";
    else if constexpr (requires { value.empty(); })
        return value.empty();
    else
        return false;
}

inline std::string_view key_text(const std::string& key) { return key; }
inline std::string_view key_text(const IdText& key) { return key.view(); }
}  // namespace json_detail

template <class T>
void write_json(std::string& out, const T& value);

// Members of a described struct as `"name":value,...` without braces; `first` tells whether a comma is due.
template <Described T>
void write_json_members(std::string& out, const T& object, bool& first) {
    for_each_member<T>([&](auto member) {
        if constexpr (!OffTheWire<T>::has(std::string_view(member.name))) {
            const auto& value = object.*member.pointer;
            using V = std::remove_cvref_t<decltype(value)>;
            if constexpr (json_detail::IsOptional<V>::value) {
                if (!value.has_value()) return;
            }
            if (OmittedWhenEmpty<T>::has(member.name) && json_detail::is_empty(value)) return;
            if (!first) out += ',';
            first = false;
            out += '"';
            out += WireName<T>::of(member.name);
            out += "\":";
            write_json(out, value);
        }
    });
}

template <class T>
void write_json(std::string& out, const T& value) {
    if constexpr (std::same_as<T, bool>) {
        out += value ? "true" : "false";
    } else if constexpr (std::integral<T>) {
        char digits[24];
        auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
        out.append(digits, end);
    } else if constexpr (std::floating_point<T>) {
        write_json_double(out, value);
    } else if constexpr (std::same_as<T, Json>) {
        out += value.text.empty() ? std::string_view("null") : std::string_view(value.text);
    } else if constexpr (std::derived_from<T, IdText>) {
        out += '"';
        out += value.view();
        out += '"';
    } else if constexpr (std::convertible_to<const T&, std::string_view>) {
        write_json_string(out, value);
    } else if constexpr (json_detail::IsNullable<T>::value || json_detail::IsOptional<T>::value) {
        if (value.has_value())
            write_json(out, *value);
        else
            out += "null";
    } else if constexpr (json_detail::IsShared<T>::value) {
        if (value)
            write_json(out, *value);
        else
            out += "null";
    } else if constexpr (json_detail::IsVector<T>::value) {
        out += '[';
        bool first = true;
        for (const auto& item : value) {
            if (!first) out += ',';
            first = false;
            write_json(out, item);
        }
        out += ']';
    } else if constexpr (json_detail::IsMap<T>::value) {
        out += '{';
        bool first = true;
        for (const auto& [key, item] : value) {
            if (!first) out += ',';
            first = false;
            write_json_string(out, json_detail::key_text(key));
            out += ':';
            write_json(out, item);
        }
        out += '}';
    } else {
        static_assert(Described<T>, "DESCRIBE this type, or give it a place in write_json");
        out += '{';
        bool first = true;
        write_json_members(out, value, first);
        out += '}';
    }
}

template <class T>
std::string to_json(const T& value) {
    std::string out;
    write_json(out, value);
    return out;
}

}  // namespace heliograph
