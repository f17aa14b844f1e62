// What every fuzz target begins with: the bytes as text, and a claim that must hold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

// libFuzzer reports an abort together with the input.
inline void claim(bool holds) {
    if (!holds) std::abort();
}

inline std::string_view text_of(const std::uint8_t* bytes, std::size_t size) {
    return {reinterpret_cast<const char*>(bytes), size};
}
