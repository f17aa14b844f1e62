// Looking things up in a request: headers, cookies, query parameters.
#include "base/wire/request.h"

#include <optional>

#include "base/wire/forms.h"
#include "base/words/letters.h"

namespace heliograph {

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

// The encoded value of the first parameter of that name. What cannot be decoded has no name.
std::optional<std::string_view> find_parameter(std::string_view query, std::string_view name) {
    while (!query.empty()) {
        auto end = query.find('&');
        auto pair = query.substr(0, end);
        query.remove_prefix(end == query.npos ? query.size() : end + 1);
        auto equals = pair.find('=');
        auto key = pair.substr(0, equals);
        bool plain = key.find_first_of("%+") == key.npos;
        if (plain ? key != name : percent_decode(key, Plus::is_space).value_or("") != name) continue;
        if (pair.empty()) continue;
        return equals == pair.npos ? std::string_view() : pair.substr(equals + 1);
    }
    return std::nullopt;
}

}  // namespace

std::string_view Request::header(std::string_view name) const {
    for (const auto& header : headers)
        if (same_without_case(header.name, name)) return header.value;
    return {};
}

std::string_view Request::cookie(std::string_view name) const {
    for (const auto& header : headers) {
        if (!same_without_case(header.name, "Cookie")) continue;
        std::string_view rest = header.value;
        while (!rest.empty()) {
            auto end = rest.find(';');
            auto pair = trimmed(rest.substr(0, end));
            rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
            auto equals = pair.find('=');
            if (equals == pair.npos || pair.substr(0, equals) != name) continue;
            auto value = pair.substr(equals + 1);
            if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
                value = value.substr(1, value.size() - 2);
            return value;
        }
    }
    return {};
}

std::string Request::query_value(std::string_view name) const {
    auto value = find_parameter(query, name);
    return value ? percent_decode(*value, Plus::is_space).value_or("") : std::string();
}

bool Request::has_query(std::string_view name) const { return find_parameter(query, name).has_value(); }

}  // namespace heliograph
