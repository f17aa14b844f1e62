// A small PNG reader and writer, and what profile pictures need of drawing. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace heliograph::users {

struct Raster {
    unsigned width = 0;
    unsigned height = 0;
    std::vector<std::uint8_t> rgba;  // Four bytes a pixel, rows from the top.
};

inline constexpr unsigned picture_side_max = 7680;
inline constexpr unsigned picture_pixels_max = 24'000'000;

// Nothing for what is no PNG, is damaged, interlaced or larger than the limits above.
std::optional<Raster> read_png(std::string_view bytes);
std::string write_png(const Raster& raster);
// The media type of a file by its head: PNG, JPEG, GIF or WebP; empty for anything else.
std::string picture_type(std::string_view bytes);

// The middle square, scaled to side by averaging.
Raster squared(const Raster& raster, unsigned side);
// An initial on a square whose colour comes from the seed.
Raster initial_on_colour(char initial, std::string_view seed, unsigned side);

}  // namespace heliograph::users
