// Reads with Boost's parser into a stack of open arrays and objects. Numbers are read and written as libjq
// does.
#include "base/filter/json_values.h"

#include <boost/json/basic_parser_impl.hpp>
#include <charconv>
#include <cmath>
#include <vector>

namespace heliograph::filter {

namespace json = boost::json;

namespace {

constexpr std::size_t depth_max = 250;
// Whole numbers below it are written without exponent, and a double holds each of them.
constexpr double whole_max = 1e15;

jv string_value(std::string_view text) { return jv_string_sized(text.data(), static_cast<int>(text.size())); }

struct Open {
    jv value;
    jv key = jv_invalid();  // Of an object's member under way.
};

// Boost calls these by their names.
struct Builder {
    static constexpr std::size_t max_object_size = std::size_t(-1);
    static constexpr std::size_t max_array_size = std::size_t(-1);
    static constexpr std::size_t max_key_size = std::size_t(-1);
    static constexpr std::size_t max_string_size = std::size_t(-1);
    using Error = boost::system::error_code;

    std::vector<Open> open;
    jv done = jv_invalid();
    std::string parts;  // Of a text with escapes.

    Builder() = default;
    Builder(const Builder&) = delete;
    Builder& operator=(const Builder&) = delete;
    ~Builder() {
        for (auto& one : open) {
            jv_free(one.value);
            jv_free(one.key);
        }
        jv_free(done);
    }

    bool add(jv value) {
        if (open.empty()) {
            done = value;
            return true;
        }
        Open& into = open.back();
        if (jv_get_kind(into.value) == JV_KIND_ARRAY)
            into.value = jv_array_append(into.value, value);
        else
            into.value = jv_object_set(into.value, std::exchange(into.key, jv_invalid()), value);
        return true;
    }
    bool close() {
        jv value = open.back().value;
        open.pop_back();
        return add(value);
    }
    std::string_view whole(std::string_view last) {
        if (parts.empty()) return last;
        return parts.append(last);
    }
    bool part(json::string_view text) {
        parts.append(text.data(), text.size());
        return true;
    }
    jv text(json::string_view last) {
        jv value = string_value(whole({last.data(), last.size()}));
        parts.clear();
        return value;
    }
    // The digits decide, not what Boost makes of them.
    bool number(json::string_view last, Error& error) {
        std::string_view digits = whole({last.data(), last.size()});
        double value = 0;
        auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        bool ok = read.ec == std::errc() && read.ptr == digits.data() + digits.size();
        parts.clear();
        if (!ok) error = make_error_code(json::error::exponent_overflow);
        return ok && add(jv_number(value));
    }

    bool on_document_begin(Error&) { return true; }
    bool on_document_end(Error&) { return true; }
    bool on_array_begin(Error&) { return open.push_back({jv_array()}), true; }
    bool on_array_end(std::size_t, Error&) { return close(); }
    bool on_object_begin(Error&) { return open.push_back({jv_object()}), true; }
    bool on_object_end(std::size_t, Error&) { return close(); }
    bool on_string_part(json::string_view text, std::size_t, Error&) { return part(text); }
    bool on_string(json::string_view last, std::size_t, Error&) { return add(text(last)); }
    bool on_key_part(json::string_view text, std::size_t, Error&) { return part(text); }
    bool on_key(json::string_view last, std::size_t, Error&) { return open.back().key = text(last), true; }
    bool on_number_part(json::string_view digits, Error&) { return part(digits); }
    bool on_int64(std::int64_t, json::string_view last, Error& error) { return number(last, error); }
    bool on_uint64(std::uint64_t, json::string_view last, Error& error) { return number(last, error); }
    bool on_double(double, json::string_view last, Error& error) { return number(last, error); }
    bool on_bool(bool value, Error&) { return add(value ? jv_true() : jv_false()); }
    bool on_null(Error&) { return add(jv_null()); }
    bool on_comment_part(json::string_view, Error&) { return true; }
    bool on_comment(json::string_view, Error&) { return true; }
};

void write_string(std::string& out, std::string_view text) {
    constexpr const char* digits = "0123456789abcdef";
    out += '"';
    for (std::size_t begin = 0;;) {
        std::size_t end = begin;
        while (end < text.size() && text[end] != '"' && text[end] != '\\' &&
               static_cast<unsigned char>(text[end]) >= ' ')
            ++end;
        out.append(text, begin, end - begin);
        if (end == text.size()) break;
        auto c = static_cast<unsigned char>(text[end]);
        out += '\\';
        if (c == '"' || c == '\\')
            out += text[end];
        else if (c == '\n')
            out += 'n';
        else
            out.append("u00").append(1, digits[c >> 4]).append(1, digits[c & 15]);
        begin = end + 1;
    }
    out += '"';
}

// Whatever needs thought is left to libjq.
void write_as_libjq(std::string& out, jv value) {
    jv text = jv_dump_string(value, 0);
    out.append(jv_string_value(text), static_cast<std::size_t>(jv_string_length_bytes(jv_copy(text))));
    jv_free(text);
}

void write_number(std::string& out, jv value) {
    double number = jv_number_value(value);
    bool whole = std::trunc(number) == number && std::fabs(number) < whole_max && !std::signbit(number);
    if (!whole) return write_as_libjq(out, value);
    char text[24];
    auto end = std::to_chars(text, text + sizeof text, static_cast<std::int64_t>(number)).ptr;
    out.append(text, end);
    jv_free(value);
}

std::string_view text_in(jv string) {
    return {jv_string_value(string), static_cast<std::size_t>(jv_string_length_bytes(jv_copy(string)))};
}

void write(std::string& out, jv value, std::size_t depth);

void write_array(std::string& out, jv array, std::size_t depth) {
    out += '[';
    int length = jv_array_length(jv_copy(array));
    for (int i = 0; i < length; ++i) {
        if (i > 0) out += ',';
        write(out, jv_array_get(jv_copy(array), i), depth + 1);
    }
    out += ']';
    jv_free(array);
}

void write_object(std::string& out, jv object, std::size_t depth) {
    out += '{';
    bool first = true;
    for (int at = jv_object_iter(object); jv_object_iter_valid(object, at);
         at = jv_object_iter_next(object, at)) {
        if (!std::exchange(first, false)) out += ',';
        jv key = jv_object_iter_key(object, at);
        write_string(out, text_in(key));
        jv_free(key);
        out += ':';
        write(out, jv_object_iter_value(object, at), depth + 1);
    }
    out += '}';
    jv_free(object);
}

void write(std::string& out, jv value, std::size_t depth) {
    if (depth > depth_max) return write_as_libjq(out, value);
    switch (jv_get_kind(value)) {
        case JV_KIND_STRING:
            write_string(out, text_in(value));
            return jv_free(value);
        case JV_KIND_ARRAY:
            return write_array(out, value, depth);
        case JV_KIND_OBJECT:
            return write_object(out, value, depth);
        case JV_KIND_NUMBER:
            return write_number(out, value);
        default:
            return write_as_libjq(out, value);
    }
}

}  // namespace

std::optional<jv> json_value(std::string_view text) {
    json::parse_options options;
    options.max_depth = depth_max;
    json::basic_parser<Builder> parser(options);
    boost::system::error_code error;
    std::size_t read = parser.write_some(false, text.data(), text.size(), error);
    if (error || !parser.done() || read != text.size()) return std::nullopt;
    return std::exchange(parser.handler().done, jv_invalid());
}

std::string json_text(jv value) {
    std::string out;
    write(out, value, 0);
    return out;
}

}  // namespace heliograph::filter
