// Shortest digits that give the number back; from 1e6 up and below 1e-4 with an exponent.
#include "src/formatting/numbers.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

namespace heliograph::formatting {

std::string number_text(double number) {
    if (std::isnan(number)) return "NaN";
    if (std::isinf(number)) return number > 0 ? "+Inf" : "-Inf";
    char digits[400];
    double size = std::abs(number);
    bool exponent = size != 0 && (size < 1e-4 || size >= 1e6);
    auto format = exponent ? std::chars_format::scientific : std::chars_format::fixed;
    auto end = std::to_chars(digits, digits + sizeof digits, number, format).ptr;
    return std::string(digits, end);
}

namespace {

void append(std::string& out, const boost::json::value& value, bool nested) {
    if (value.is_string()) {
        out.append(value.get_string().data(), value.get_string().size());
    } else if (value.is_null()) {
        if (nested) out += "<nil>";
    } else if (value.is_bool()) {
        out += value.get_bool() ? "true" : "false";
    } else if (value.is_number()) {
        out += number_text(value.to_number<double>());
    } else if (value.is_array()) {
        out += '[';
        for (bool first = true; const auto& item : value.get_array()) {
            if (!std::exchange(first, false)) out += ' ';
            append(out, item, true);
        }
        out += ']';
    } else {
        std::map<std::string_view, const boost::json::value*> sorted;
        for (const auto& item : value.get_object()) sorted[item.key()] = &item.value();
        out += "map[";
        for (bool first = true; const auto& [key, item] : sorted) {
            if (!std::exchange(first, false)) out += ' ';
            out.append(key).append(":");
            append(out, *item, true);
        }
        out += ']';
    }
}

}  // namespace

std::string value_text(const boost::json::value& value) {
    std::string out;
    append(out, value, false);
    return out;
}

}  // namespace heliograph::formatting
