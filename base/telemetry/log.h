// Log lines with fields: log::info("listening", {{"port", 8065}}). Writing a line never waits for the disk.
#pragma once

#include <atomic>
#include <concepts>
#include <cstdint>
#include <expected>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/words/types.h"

namespace heliograph::log {

enum class Level : int { debug, info, warn, error, off };

// "debug", "info", "warn", "error", "off"; nothing for another word.
std::optional<Level> level_named(std::string_view name);

// A key and a value as it should stand in JSON. Looks at its text, so it does not outlive the statement.
struct Field {
    std::string_view key;
    std::variant<std::string_view, std::int64_t, std::uint64_t, double, bool> value;

    template <std::convertible_to<std::string_view> T>
    Field(std::string_view key, const T& text) : key(key), value(std::string_view(text)) {}
    Field(std::string_view key, const IdText& id) : key(key), value(id.view()) {}
    template <std::same_as<bool> T>
    Field(std::string_view key, T truth) : key(key), value(truth) {}
    template <std::signed_integral T>
        requires(!std::same_as<T, bool>)
    Field(std::string_view key, T number) : key(key), value(std::int64_t{number}) {}
    template <std::unsigned_integral T>
        requires(!std::same_as<T, bool>)
    Field(std::string_view key, T number) : key(key), value(std::uint64_t{number}) {}
    template <std::floating_point T>
    Field(std::string_view key, T number) : key(key), value(double{number}) {}
    Field(std::string_view key, const Secret&) = delete;  // A secret is never logged.
};
using Fields = std::initializer_list<Field>;

struct Settings {
    Level console_level = Level::info;
    bool console_json = false;
    Level file_level = Level::info;
    bool file_json = true;
    std::string file;  // Empty for none.
    std::size_t file_bytes_max = 100 * 1024 * 1024;
    std::size_t files_kept = 5;  // Older ones beside the current.
    std::size_t queue_lines =
        4096;  // When as many wait for the disk, the oldest of them are dropped and counted.
};

// From here on lines go where the settings say, written by a thread of their own. Before, and after stop(),
// warnings and errors go to stderr. The error says why the file cannot be opened. Not to be called by two
// threads at once.
std::expected<void, std::string> start(const Settings& settings);
// Writes what still waits and ends the thread.
void stop();

// Changes both levels at run time.
void set_levels(Level console, Level file);
// Lines lost since start() because the disk was too slow.
std::uint64_t dropped();

namespace detail {
inline std::atomic<Level> lowest = Level::warn;
}
inline bool enabled(Level level) { return level >= detail::lowest.load(std::memory_order_relaxed); }

void write(Level level, std::string_view message, Fields fields);

inline void debug(std::string_view message, Fields fields = {}) {
    if (enabled(Level::debug)) write(Level::debug, message, fields);
}
inline void info(std::string_view message, Fields fields = {}) {
    if (enabled(Level::info)) write(Level::info, message, fields);
}
inline void warn(std::string_view message, Fields fields = {}) {
    if (enabled(Level::warn)) write(Level::warn, message, fields);
}
inline void error(std::string_view message, Fields fields = {}) {
    if (enabled(Level::error)) write(Level::error, message, fields);
}

}  // namespace heliograph::log
