// The Range header of RFC 9110, for one range. Pure.
#pragma once

#include <cstdint>
#include <string_view>

namespace heliograph::files {

struct ByteRange {
    enum class Kind { whole, part, outside };
    Kind kind = Kind::whole;
    std::uint64_t from = 0;   // The first byte.
    std::uint64_t count = 0;  // How many.
};

// What cannot be read, is of another unit, or asks for several pieces gets the whole, as the RFC allows.
ByteRange read_range(std::string_view header, std::uint64_t bytes);

}  // namespace heliograph::files
