// Thumbnails and previews, drawn by a child process: a hostile picture costs that process and nothing else.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "src/files/disk.h"

namespace heliograph::files {

struct Drawn {
    std::int64_t width = 0;   // As it is shown: turned as its camera was.
    std::int64_t height = 0;  // The same.
    std::int64_t frames = 1;
    std::string thumbnail;  // At most 120 by 100. PNG where the picture was one, else JPEG.
    std::string preview;    // At most 1920 wide; in the same form.
    std::string mini;       // JPEG, 16 by 16.
};
// More pixels than are taken; nothing was decoded.
struct TooManyPixels {};
// No picture, a broken one, or one that took too long or too much memory.
struct NotDrawn {
    std::string reason;
};
using DrawnOrNot = std::variant<Drawn, TooManyPixels, NotDrawn>;

// Runs `heliograph picture` with the file as its input. Blocking: only on a worker.
DrawnOrNot draw_apart(OpenFile picture, std::int64_t pixels_max);

// The child's part: draws what stands in its standard input, and writes it to its standard output.
int draw_here(std::int64_t pixels_max);

}  // namespace heliograph::files
