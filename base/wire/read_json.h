// JSON text to described structs with the peer's leniencies: keys match without case, unknown keys are
// ignored, null leaves a member as it is, bytes after the value are ignored. Every error carries its path.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <expected>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/wire/write_json.h"
#include "base/words/describe.h"
#include "base/words/types.h"

namespace heliograph {

// What is wrong with a body, and where: {"body.attachments[2].color", "must be text"}.
struct JsonFault {
    std::string path;
    std::string reason;
    std::string sentence() const { return path + " " + reason; }
};

// Where the reader stands; grows only when a fault is told.
struct JsonPath {
    const JsonPath* parent = nullptr;
    std::string_view name;
    std::size_t index = 0;  // Used when name is empty.
    std::string text() const;
};

// Parses one value; nesting at most depth_max, invalid UTF-8 and a missing value are faults.
std::expected<boost::json::value, JsonFault> parse_json(std::string_view text, std::size_t depth_max = 64);

// The member of that name: exact spelling first, else without case; nullptr if there is none.
const boost::json::value* find_member(const boost::json::object& object, std::string_view name);

// The text of a value, as compact JSON.
std::string json_text(const boost::json::value& value);

using JsonRead = std::expected<void, JsonFault>;
JsonRead read_value(const boost::json::value& from, const JsonPath& path, std::string& into);
JsonRead read_value(const boost::json::value& from, const JsonPath& path, bool& into);
JsonRead read_value(const boost::json::value& from, const JsonPath& path, double& into);
JsonRead read_value(const boost::json::value& from, const JsonPath& path, Json& into);
JsonRead read_integer(const boost::json::value& from, const JsonPath& path, std::int64_t& into);
JsonRead read_object(const boost::json::value& from, const JsonPath& path);
JsonRead read_array(const boost::json::value& from, const JsonPath& path);
JsonFault fault_at(const JsonPath& path, std::string reason);

template <class T>
JsonRead read_json(const boost::json::value& from, const JsonPath& path, T& into);

namespace json_detail {
template <class T>
JsonRead read_array_into(const boost::json::value& from, const JsonPath& path, T& into) {
    if (auto ok = read_array(from, path); !ok) return ok;
    std::size_t index = 0;
    for (const auto& item : from.get_array()) {
        JsonPath at{&path, {}, index++};
        if (auto ok = read_json(item, at, into.emplace_back()); !ok) return ok;
    }
    return {};
}

template <class T>
JsonRead read_map_into(const boost::json::value& from, const JsonPath& path, T& into) {
    if (auto ok = read_object(from, path); !ok) return ok;
    for (const auto& item : from.get_object()) {
        JsonPath at{&path, item.key()};
        auto& slot = into[typename T::key_type(std::string_view(item.key()))];
        if (auto ok = read_json(item.value(), at, slot); !ok) return ok;
    }
    return {};
}

template <Described T>
JsonRead read_members(const boost::json::value& from, const JsonPath& path, T& into) {
    if (auto ok = read_object(from, path); !ok) return ok;
    const auto& object = from.get_object();
    JsonRead result;
    for_each_member<T>([&](auto member) {
        if constexpr (!OffTheWire<T>::has(std::string_view(member.name))) {
            if (!result) return;
            std::string_view name = WireName<T>::of(member.name);
            if (const auto* value = find_member(object, name)) {
                JsonPath at{&path, name};
                result = read_json(*value, at, into.*member.pointer);
            }
        }
    });
    return result;
}
}  // namespace json_detail

template <class T>
JsonRead read_json(const boost::json::value& from, const JsonPath& path, T& into) {
    if constexpr (std::same_as<T, Json>) {
        return read_value(from, path, into);
    } else if (from.is_null()) {
        return {};
    } else if constexpr (std::same_as<T, bool> || std::floating_point<T> || std::same_as<T, std::string>) {
        return read_value(from, path, into);
    } else if constexpr (std::integral<T>) {
        std::int64_t wide = 0;
        auto ok = read_integer(from, path, wide);
        if (ok && !std::in_range<T>(wide)) return std::unexpected(fault_at(path, "is out of range"));
        if (ok) into = static_cast<T>(wide);
        return ok;
    } else if constexpr (std::derived_from<T, IdText>) {
        std::string text;
        auto ok = read_value(from, path, text);
        if (ok) into = T(std::string_view(text));
        return ok;
    } else if constexpr (std::same_as<T, Secret>) {
        std::string text;
        auto ok = read_value(from, path, text);
        if (ok) into = Secret(std::move(text));
        return ok;
    } else if constexpr (requires { T::max_bytes; }) {
        auto ok = read_value(from, path, static_cast<std::string&>(into));
        if (ok && into.size() > T::max_bytes)
            return std::unexpected(fault_at(path, "is longer than " + std::to_string(T::max_bytes)));
        return ok;
    } else if constexpr (json_detail::IsNullable<T>::value || json_detail::IsOptional<T>::value) {
        return read_json(from, path, into.emplace());
    } else if constexpr (json_detail::IsVector<T>::value) {
        return json_detail::read_array_into(from, path, into);
    } else if constexpr (json_detail::IsMap<T>::value) {
        return json_detail::read_map_into(from, path, into);
    } else {
        return json_detail::read_members(from, path, into);
    }
}

// The whole of it: text to T. `what` names the source in errors: "body".
template <class T>
std::expected<T, JsonFault> from_json(std::string_view text, std::string_view what = "body") {
    auto parsed = parse_json(text);
    if (!parsed) return std::unexpected(std::move(parsed.error()));
    T into{};
    JsonPath path{nullptr, what};
    if (auto ok = read_json(*parsed, path, into); !ok) return std::unexpected(std::move(ok.error()));
    return into;
}

}  // namespace heliograph
