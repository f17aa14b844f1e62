// The query string to a described struct: numbers, truth values, texts and ids; unknown names are ignored.
#pragma once

#include <charconv>
#include <expected>
#include <string>

#include "base/wire/read_json.h"
#include "base/wire/request.h"

namespace heliograph {

namespace query_detail {

inline bool read_number(const std::string& text, auto& into) {
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
    return !text.empty() && error == std::errc() && end == text.data() + text.size();
}

// The numbers of a page are forgiving at the peer: what is none, or negative, leaves the default.
inline bool is_of_page(std::string_view name) {
    return name == "page" || name == "per_page" || name == "logs_per_page" || name == "limit_before" ||
           name == "limit_after";
}

void read_of_page(const Request& request, std::string_view name, auto& into) {
    auto number = into;
    if (!read_number(request.query_value(name), number)) {
        // The old name, of which some clients of phones still know no other.
        if (name != "per_page" || !read_number(request.query_value("pageSize"), number)) return;
    }
    if (number >= 0) into = number;
}

// Truth as the peer's language spells it; other words leave the default.
inline void read_truth(std::string_view text, bool& into) {
    for (std::string_view word : {"true", "1", "t", "T", "TRUE", "True"})
        if (text == word) into = true;
    for (std::string_view word : {"false", "0", "f", "F", "FALSE", "False"})
        if (text == word) into = false;
}

}  // namespace query_detail

// Any other number that is none is a fault; an absent parameter leaves the member's default.
template <Described T>
std::expected<T, JsonFault> read_query(const Request& request) {
    T into{};
    std::expected<void, JsonFault> result;
    for_each_member<T>([&](auto member) {
        std::string_view name = WireName<T>::of(member.name);
        auto& slot = into.*member.pointer;
        using V = std::remove_cvref_t<decltype(slot)>;
        if constexpr (std::integral<V> && !std::same_as<V, bool>)
            if (query_detail::is_of_page(name)) return query_detail::read_of_page(request, name, slot);
        if (!result || !request.has_query(name)) return;
        std::string text = request.query_value(name);
        if constexpr (std::same_as<V, bool>) {
            query_detail::read_truth(text, slot);
        } else if constexpr (std::integral<V>) {
            if (text.empty()) return;
            if (!query_detail::read_number(text, slot))
                result = std::unexpected(JsonFault{std::string(name), "must be a whole number"});
        } else if constexpr (json_detail::IsOptional<V>::value) {
            slot.emplace(typename V::value_type(text));
        } else {
            slot = V(std::move(text));
        }
    });
    if (!result) return std::unexpected(std::move(result.error()));
    return into;
}

}  // namespace heliograph
