// URL-encoded text: bodies of application/x-www-form-urlencoded, query strings, and single escapes.
#pragma once

#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace heliograph {

using FormField = std::pair<std::string, std::string>;

struct Form {
    std::vector<FormField> fields;  // In the order received; a name may come more than once.

    // The value of the first field of that name, or nullptr.
    const std::string* find(std::string_view name) const;
};

inline constexpr std::size_t form_fields_max = 1000;

// Reads "a=1&b=two+words". The error is a sentence for the client.
std::expected<Form, std::string> read_form(std::string_view encoded);

// Writes "a=1&b=two+words".
std::string write_form(std::span<const FormField> fields);

// Escapes everything but letters, digits and "-_.~"; a space becomes "%20", fit for a path and a query.
std::string percent_encode(std::string_view text);

enum class Plus { is_plus, is_space };
// Fails on a "%" without two hex digits.
std::expected<std::string, std::string> percent_decode(std::string_view text, Plus plus);

}  // namespace heliograph
