// PNG by zlib: chunks, filters, palettes; and the drawing of an initial.
#include "src/users/png.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace heliograph::users {

namespace {

constexpr std::string_view signature("\x89PNG\r\n\x1a\n", 8);

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
    auto byte = [&](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i]));
    };
    return byte(at) << 24 | byte(at + 1) << 16 | byte(at + 2) << 8 | byte(at + 3);
}

void append_number(std::string& out, std::uint32_t number) {
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xff);
}

void append_chunk(std::string& out, std::string_view kind, std::string_view content) {
    append_number(out, static_cast<std::uint32_t>(content.size()));
    std::string checked(kind);
    checked += content;
    out += checked;
    append_number(out, static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(checked.data()),
                                                        static_cast<uInt>(checked.size()))));
}

// What the chunks of a file say, gathered.
struct Chunks {
    unsigned width = 0, height = 0;
    unsigned depth = 0, colour = 0;
    bool interlaced = false;
    std::string palette;
    std::string alphas;
    std::string packed;
};

std::optional<Chunks> gather(std::string_view bytes) {
    if (!bytes.starts_with(signature)) return std::nullopt;
    Chunks chunks;
    std::size_t at = signature.size();
    while (bytes.size() - at >= 12) {
        std::size_t size = number_at(bytes, at);
        if (size > bytes.size() - at - 12) return std::nullopt;
        std::string_view kind = bytes.substr(at + 4, 4), content = bytes.substr(at + 8, size);
        if (kind == "IHDR" && size == 13) {
            chunks.width = number_at(content, 0);
            chunks.height = number_at(content, 4);
            chunks.depth = static_cast<unsigned char>(content[8]);
            chunks.colour = static_cast<unsigned char>(content[9]);
            chunks.interlaced = content[12] != 0;
        } else if (kind == "PLTE") {
            chunks.palette = content;
        } else if (kind == "tRNS") {
            chunks.alphas = content;
        } else if (kind == "IDAT") {
            chunks.packed += content;
        } else if (kind == "IEND") {
            break;
        }
        at += size + 12;
    }
    return chunks;
}

// Samples a pixel; 0 for a kind of colour that PNG does not have.
unsigned channels_of(unsigned colour) {
    switch (colour) {
        case 0:
        case 3:
            return 1;
        case 2:
            return 3;
        case 4:
            return 2;
        case 6:
            return 4;
        default:
            return 0;
    }
}

std::uint8_t paeth(int left, int up, int corner) {
    int guess = left + up - corner;
    int to_left = std::abs(guess - left), to_up = std::abs(guess - up), to_corner = std::abs(guess - corner);
    if (to_left <= to_up && to_left <= to_corner) return static_cast<std::uint8_t>(left);
    return static_cast<std::uint8_t>(to_up <= to_corner ? up : corner);
}

// Undoes the filters in place; each row begins with its filter's number.
bool unfilter(std::vector<std::uint8_t>& rows, std::size_t row_bytes, std::size_t height, std::size_t step) {
    std::size_t stride = row_bytes + 1;
    for (std::size_t y = 0; y < height; ++y) {
        std::uint8_t* row = &rows[y * stride + 1];
        const std::uint8_t* above = y ? row - stride : nullptr;
        std::uint8_t filter = row[-1];
        if (filter > 4) return false;
        for (std::size_t x = 0; x < row_bytes; ++x) {
            int left = x >= step ? row[x - step] : 0, up = above ? above[x] : 0;
            int corner = above && x >= step ? above[x - step] : 0;
            int add = 0;
            if (filter == 1) add = left;
            if (filter == 2) add = up;
            if (filter == 3) add = (left + up) / 2;
            if (filter == 4) add = paeth(left, up, corner);
            row[x] = static_cast<std::uint8_t>(row[x] + add);
        }
    }
    return true;
}

// One sample of a row, scaled to a byte unless it is a place in the palette.
std::uint8_t sample(const std::uint8_t* row, std::size_t index, const Chunks& chunks) {
    if (chunks.depth == 8) return row[index];
    if (chunks.depth == 16) return row[index * 2];
    std::size_t bit = index * chunks.depth;
    unsigned mask = (1u << chunks.depth) - 1;
    unsigned value = row[bit / 8] >> (8 - chunks.depth - bit % 8) & mask;
    return static_cast<std::uint8_t>(chunks.colour == 3 ? value : value * 255 / mask);
}

void put_pixel(std::uint8_t* out, const std::uint8_t* row, std::size_t x, const Chunks& chunks) {
    unsigned channels = channels_of(chunks.colour);
    auto part = [&](std::size_t channel) { return sample(row, x * channels + channel, chunks); };
    out[3] = 255;
    if (chunks.colour == 3) {
        std::size_t place = part(0);
        for (std::size_t i = 0; i < 3; ++i)
            out[i] = place * 3 + i < chunks.palette.size()
                         ? static_cast<std::uint8_t>(chunks.palette[place * 3 + i])
                         : 0;
        if (place < chunks.alphas.size()) out[3] = static_cast<std::uint8_t>(chunks.alphas[place]);
    } else if (channels <= 2) {
        out[0] = out[1] = out[2] = part(0);
        if (channels == 2) out[3] = part(1);
    } else {
        for (std::size_t i = 0; i < channels; ++i) out[i] = part(i);
    }
}

// Capitals and digits, five columns of seven dots; the lowest bit is the top.
constexpr std::array<std::array<std::uint8_t, 5>, 36> letters{{
    {0x7e, 0x11, 0x11, 0x11, 0x7e}, {0x7f, 0x49, 0x49, 0x49, 0x36}, {0x3e, 0x41, 0x41, 0x41, 0x22},
    {0x7f, 0x41, 0x41, 0x22, 0x1c}, {0x7f, 0x49, 0x49, 0x49, 0x41}, {0x7f, 0x09, 0x09, 0x09, 0x01},
    {0x3e, 0x41, 0x49, 0x49, 0x7a}, {0x7f, 0x08, 0x08, 0x08, 0x7f}, {0x00, 0x41, 0x7f, 0x41, 0x00},
    {0x20, 0x40, 0x41, 0x3f, 0x01}, {0x7f, 0x08, 0x14, 0x22, 0x41}, {0x7f, 0x40, 0x40, 0x40, 0x40},
    {0x7f, 0x02, 0x0c, 0x02, 0x7f}, {0x7f, 0x04, 0x08, 0x10, 0x7f}, {0x3e, 0x41, 0x41, 0x41, 0x3e},
    {0x7f, 0x09, 0x09, 0x09, 0x06}, {0x3e, 0x41, 0x51, 0x21, 0x5e}, {0x7f, 0x09, 0x19, 0x29, 0x46},
    {0x46, 0x49, 0x49, 0x49, 0x31}, {0x01, 0x01, 0x7f, 0x01, 0x01}, {0x3f, 0x40, 0x40, 0x40, 0x3f},
    {0x1f, 0x20, 0x40, 0x20, 0x1f}, {0x3f, 0x40, 0x38, 0x40, 0x3f}, {0x63, 0x14, 0x08, 0x14, 0x63},
    {0x07, 0x08, 0x70, 0x08, 0x07}, {0x61, 0x51, 0x49, 0x45, 0x43}, {0x3e, 0x51, 0x49, 0x45, 0x3e},
    {0x00, 0x42, 0x7f, 0x40, 0x00}, {0x42, 0x61, 0x51, 0x49, 0x46}, {0x21, 0x41, 0x45, 0x4b, 0x31},
    {0x18, 0x14, 0x12, 0x7f, 0x10}, {0x27, 0x45, 0x45, 0x45, 0x39}, {0x3c, 0x4a, 0x49, 0x49, 0x30},
    {0x01, 0x71, 0x09, 0x05, 0x03}, {0x36, 0x49, 0x49, 0x49, 0x36}, {0x06, 0x49, 0x49, 0x29, 0x1e},
}};

}  // namespace

std::optional<Raster> read_png(std::string_view bytes) {
    auto chunks = gather(bytes);
    if (!chunks || chunks->interlaced) return std::nullopt;
    unsigned channels = channels_of(chunks->colour);
    bool known_depth = chunks->depth == 1 || chunks->depth == 2 || chunks->depth == 4 || chunks->depth == 8 ||
                       chunks->depth == 16;
    bool known_size = chunks->width > 0 && chunks->height > 0 && chunks->width <= picture_side_max &&
                      chunks->height <= picture_side_max &&
                      std::uint64_t(chunks->width) * chunks->height <= picture_pixels_max;
    if (!channels || !known_depth || !known_size) return std::nullopt;
    if ((chunks->depth < 8 && channels > 1) || (chunks->depth == 16 && chunks->colour == 3))
        return std::nullopt;
    std::size_t row_bytes = (std::size_t(chunks->width) * channels * chunks->depth + 7) / 8;
    std::size_t step = std::max<std::size_t>(1, channels * chunks->depth / 8);
    std::vector<std::uint8_t> rows((row_bytes + 1) * chunks->height);
    auto size = static_cast<uLongf>(rows.size());
    int result = uncompress(rows.data(), &size, reinterpret_cast<const Bytef*>(chunks->packed.data()),
                            static_cast<uLong>(chunks->packed.size()));
    if (result != Z_OK || size != rows.size()) return std::nullopt;
    if (!unfilter(rows, row_bytes, chunks->height, step)) return std::nullopt;
    Raster raster{chunks->width, chunks->height, {}};
    raster.rgba.resize(std::size_t(chunks->width) * chunks->height * 4);
    for (std::size_t y = 0; y < chunks->height; ++y)
        for (std::size_t x = 0; x < chunks->width; ++x)
            put_pixel(&raster.rgba[(y * chunks->width + x) * 4], &rows[y * (row_bytes + 1) + 1], x, *chunks);
    return raster;
}

std::string write_png(const Raster& raster) {
    std::string head;
    append_number(head, raster.width);
    append_number(head, raster.height);
    head += std::string("\x08\x06\0\0\0", 5);
    std::string rows;
    std::size_t row_bytes = std::size_t(raster.width) * 4;
    for (std::size_t y = 0; y < raster.height; ++y) {
        rows += '\0';
        rows.append(reinterpret_cast<const char*>(&raster.rgba[y * row_bytes]), row_bytes);
    }
    auto size = compressBound(static_cast<uLong>(rows.size()));
    std::string packed(size, '\0');
    compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(rows.data()),
             static_cast<uLong>(rows.size()));
    packed.resize(size);
    std::string out(signature);
    append_chunk(out, "IHDR", head);
    append_chunk(out, "IDAT", packed);
    append_chunk(out, "IEND", {});
    return out;
}

std::string picture_type(std::string_view bytes) {
    constexpr std::size_t head_bytes = 30;
    if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return "image/png";
    if (bytes.starts_with("\xff\xd8\xff")) return "image/jpeg";
    if (bytes.size() < head_bytes) return {};
    if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return "image/gif";
    bool is_webp = bytes.starts_with("RIFF") && bytes.substr(8, 7) == "WEBPVP8";
    return is_webp ? "image/webp" : "";
}

Raster squared(const Raster& raster, unsigned side) {
    unsigned edge = std::min(raster.width, raster.height);
    unsigned left = (raster.width - edge) / 2, top = (raster.height - edge) / 2;
    Raster out{side, side, std::vector<std::uint8_t>(std::size_t(side) * side * 4)};
    for (unsigned y = 0; y < side; ++y) {
        for (unsigned x = 0; x < side; ++x) {
            auto from = [&](unsigned at) { return static_cast<unsigned>(std::uint64_t(at) * edge / side); };
            unsigned x0 = from(x), y0 = from(y);
            unsigned x1 = std::max(x0 + 1, from(x + 1)), y1 = std::max(y0 + 1, from(y + 1));
            std::uint64_t sums[4] = {}, count = std::uint64_t(x1 - x0) * (y1 - y0);
            for (unsigned yy = y0; yy < y1; ++yy)
                for (unsigned xx = x0; xx < x1; ++xx)
                    for (unsigned i = 0; i < 4; ++i)
                        sums[i] += raster.rgba[(std::size_t(top + yy) * raster.width + left + xx) * 4 + i];
            for (unsigned i = 0; i < 4; ++i)
                out.rgba[(std::size_t(y) * side + x) * 4 + i] = static_cast<std::uint8_t>(sums[i] / count);
        }
    }
    return out;
}

Raster initial_on_colour(char initial, std::string_view seed, unsigned side) {
    constexpr std::array<std::uint32_t, 12> colours{0x1f77b4, 0x2ca02c, 0x9467bd, 0x8c564b,
                                                    0x17818f, 0xb5446e, 0x3b5ba5, 0x5f7d2e,
                                                    0xa65e2e, 0x6b4c9a, 0x2e7d6b, 0x9c3d3d};
    std::uint32_t mixed = 2166136261u;
    for (char c : seed) mixed = (mixed ^ static_cast<unsigned char>(c)) * 16777619u;
    std::uint32_t colour = colours[mixed % colours.size()];
    std::size_t letter = letters.size();
    if (initial >= 'a' && initial <= 'z') letter = static_cast<std::size_t>(initial - 'a');
    if (initial >= '0' && initial <= '9') letter = static_cast<std::size_t>(initial - '0') + 26;
    unsigned dot = side / 12, left = (side - 5 * dot) / 2, top = (side - 7 * dot) / 2;
    Raster out{side, side, std::vector<std::uint8_t>(std::size_t(side) * side * 4)};
    for (unsigned y = 0; y < side; ++y) {
        for (unsigned x = 0; x < side; ++x) {
            bool inked = false;
            if (letter < letters.size() && x >= left && y >= top && (x - left) / dot < 5 &&
                (y - top) / dot < 7)
                inked = letters[letter][(x - left) / dot] >> ((y - top) / dot) & 1;
            std::uint32_t shade = inked ? 0xffffff : colour;
            std::uint8_t* pixel = &out.rgba[(std::size_t(y) * side + x) * 4];
            pixel[0] = static_cast<std::uint8_t>(shade >> 16);
            pixel[1] = static_cast<std::uint8_t>(shade >> 8);
            pixel[2] = static_cast<std::uint8_t>(shade);
            pixel[3] = 255;
        }
    }
    return out;
}

}  // namespace heliograph::users
