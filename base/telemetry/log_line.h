// One record as one line of text, JSON or plain.
#pragma once

#include "base/telemetry/log.h"

namespace heliograph::log {

// What one record says; its texts are looked at, not kept.
struct Record {
    Millis at;
    Level level;
    std::string_view message;
    Fields fields;
};

// Longer texts are cut, so that no request can fill the disk with one line.
inline constexpr std::size_t text_bytes_max = 4096;

// Without a line end. Always valid UTF-8 and, for JSON, valid JSON, whatever the texts hold.
std::string json_line(const Record& record);
// Control characters are escaped: a text cannot pretend to be a second line.
std::string plain_line(const Record& record);

}  // namespace heliograph::log
