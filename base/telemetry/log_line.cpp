// Writing of log lines by hand: no tree, no locale, one growing string.
#include "base/telemetry/log_line.h"

#include <fmt/format.h>

#include <cmath>
#include <ctime>
#include <iterator>

namespace heliograph::log {

namespace {

constexpr std::string_view names[] = {"debug", "info", "warn", "error", "off"};

std::string_view name_of(Level level) { return names[static_cast<int>(level)]; }

void append_time(std::string& out, Millis at) {
    std::time_t seconds = at / 1000;
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    fmt::format_to(std::back_inserter(out), "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", utc.tm_year + 1900,
                   utc.tm_mon + 1, utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec, at % 1000);
}

// How many bytes the UTF-8 character at the front has; 0 if it is none.
std::size_t character_bytes(std::string_view text) {
    auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    unsigned first = byte(0);
    if (first < 0x80) return 1;
    std::size_t size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || text.size() < size) return 0;
    unsigned low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;   // Below are overlong forms.
    unsigned high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;  // Above are surrogates and too much.
    if (byte(1) < low || byte(1) > high) return 0;
    for (std::size_t i = 2; i < size; ++i)
        if ((byte(i) & 0xc0) != 0x80) return 0;
    return size;
}

void append_quoted(std::string& out, std::string_view text) {
    bool cut = text.size() > text_bytes_max;
    if (cut) text = text.substr(0, text_bytes_max);
    out += '"';
    while (!text.empty()) {
        char c = text.front();
        std::size_t size = character_bytes(text);
        if (size == 0) {
            out += "\xef\xbf\xbd";
            size = 1;
        } else if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
        } else {
            out.append(text.substr(0, size));
        }
        text.remove_prefix(size);
    }
    if (cut) out += "...";
    out += '"';
}

bool is_bare(std::string_view text) {
    if (text.empty() || text.size() > 256) return false;
    for (unsigned char c : text)
        if (c <= ' ' || c == '"' || c == '=' || c == '\\' || c >= 0x7f) return false;
    return true;
}

void append_value(std::string& out, const Field& field, bool json) {
    std::visit(
        [&]<class T>(const T& value) {
            if constexpr (std::is_same_v<T, std::string_view>) {
                if (!json && is_bare(value))
                    out += value;
                else
                    append_quoted(out, value);
            } else if constexpr (std::is_same_v<T, double>) {
                if (std::isfinite(value))
                    fmt::format_to(std::back_inserter(out), "{}", value);
                else
                    out += "null";
            } else {
                fmt::format_to(std::back_inserter(out), "{}", value);
            }
        },
        field.value);
}

}  // namespace

std::optional<Level> level_named(std::string_view name) {
    for (int i = 0; i <= static_cast<int>(Level::off); ++i)
        if (names[i] == name) return static_cast<Level>(i);
    return std::nullopt;
}

std::string json_line(const Record& record) {
    std::string out = R"({"timestamp":")";
    append_time(out, record.at);
    out.append(R"(","level":")").append(name_of(record.level)).append(R"(","msg":)");
    append_quoted(out, record.message);
    for (const Field& field : record.fields) {
        out += ',';
        append_quoted(out, field.key);
        out += ':';
        append_value(out, field, true);
    }
    out += '}';
    return out;
}

std::string plain_line(const Record& record) {
    std::string out;
    append_time(out, record.at);
    fmt::format_to(std::back_inserter(out), " {:<5} ", name_of(record.level));
    std::string message;
    append_quoted(message, record.message);
    out.append(message, 1, message.size() - 2);
    for (const Field& field : record.fields) {
        out.append(" ").append(field.key).append("=");
        append_value(out, field, false);
    }
    return out;
}

}  // namespace heliograph::log
