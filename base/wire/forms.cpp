// Reading and writing of URL-encoded text.
#include "base/wire/forms.h"

#include <algorithm>

#include "base/words/letters.h"

namespace heliograph {

namespace {

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool stays(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.' || c == '~';
}

void append_encoded(std::string& out, std::string_view text, std::string_view space) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (unsigned char c : text) {
        if (stays(c)) {
            out += static_cast<char>(c);
        } else if (c == ' ') {
            out += space;
        } else {
            out += '%';
            out += digits[c >> 4];
            out += digits[c & 15];
        }
    }
}

// No engine keeps NUL, and PostgreSQL refuses what is no UTF-8.
}  // namespace

const std::string* Form::find(std::string_view name) const {
    auto found = std::ranges::find(fields, name, &FormField::first);
    return found == fields.end() ? nullptr : &found->second;
}

std::expected<Form, std::string> read_form(std::string_view encoded) {
    Form form;
    while (!encoded.empty()) {
        std::size_t end = encoded.find('&');
        std::string_view field = encoded.substr(0, end);
        encoded.remove_prefix(end == encoded.npos ? encoded.size() : end + 1);
        if (field.empty()) continue;
        if (form.fields.size() == form_fields_max)
            return std::unexpected("The form has more than 1000 fields.");
        std::size_t equals = field.find('=');
        auto name = percent_decode(field.substr(0, equals), Plus::is_space);
        if (!name) return std::unexpected(std::move(name.error()));
        auto value = percent_decode(equals == field.npos ? "" : field.substr(equals + 1), Plus::is_space);
        if (!value) return std::unexpected(std::move(value.error()));
        if (!is_text(*name) || !is_text(*value))
            return std::unexpected("The form holds bytes that are no text.");
        form.fields.emplace_back(std::move(*name), std::move(*value));
    }
    return form;
}

std::string write_form(std::span<const FormField> fields) {
    std::string out;
    for (const auto& [name, value] : fields) {
        if (!out.empty()) out += '&';
        append_encoded(out, name, "+");
        out += '=';
        append_encoded(out, value, "+");
    }
    return out;
}

std::string percent_encode(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    append_encoded(out, text, "%20");
    return out;
}

std::expected<std::string, std::string> percent_decode(std::string_view text, Plus plus) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            int high = i + 1 < text.size() ? hex_value(text[i + 1]) : -1;
            int low = i + 2 < text.size() ? hex_value(text[i + 2]) : -1;
            if (high < 0 || low < 0)
                return std::unexpected("Invalid URL escape at byte " + std::to_string(i) + ".");
            c = static_cast<char>(high * 16 + low);
            i += 2;
        } else if (c == '+' && plus == Plus::is_space) {
            c = ' ';
        }
        out += c;
    }
    return out;
}

}  // namespace heliograph
