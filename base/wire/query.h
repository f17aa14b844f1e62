// The query string to a described struct: numbers, truth values, texts and ids; unknown names are ignored.
#pragma once

#include <charconv>
#include <expected>
#include <string>

#include "base/wire/read_json.h"
#include "base/wire/request.h"

namespace heliograph {

// A number that is none is a fault, as at the peer; an absent parameter leaves the member's default.
template <Described T>
std::expected<T, JsonFault> read_query(const Request& request) {
    T into{};
    std::expected<void, JsonFault> result;
    for_each_member<T>([&](auto member) {
        std::string_view name = WireName<T>::of(member.name);
        if (!result || !request.has_query(name)) return;
        std::string text = request.query_value(name);
        auto& slot = into.*member.pointer;
        using V = std::remove_cvref_t<decltype(slot)>;
        if constexpr (std::same_as<V, bool>) {
            slot = text == "true" || text == "1";
        } else if constexpr (std::integral<V>) {
            auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), slot);
            if (text.empty()) return;
            if (error != std::errc() || end != text.data() + text.size())
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
