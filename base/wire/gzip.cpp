// One deflate state a thread, reset between uses: setting one up costs more than packing a small answer.
#include "base/wire/gzip.h"

#include <zlib.h>

#include <new>

namespace heliograph {

namespace {

// 15 bits of window, and 16 more to ask for the gzip wrapping.
constexpr int gzip_window_bits = 15 + 16;
constexpr int memory_level = 8;

struct Deflate {
    z_stream stream{};
    Deflate() {
        if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, gzip_window_bits, memory_level,
                         Z_DEFAULT_STRATEGY) != Z_OK)
            throw std::bad_alloc();
    }
    ~Deflate() { deflateEnd(&stream); }
};

}  // namespace

std::string compress(std::string_view bytes) {
    static thread_local Deflate deflate_state;
    z_stream& stream = deflate_state.stream;
    deflateReset(&stream);
    std::string packed(deflateBound(&stream, bytes.size()), '\0');
    // zlib does not write through next_in; its type merely predates const.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    // deflateBound is enough by contract, so one call ends it.
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END) throw std::bad_alloc();
    packed.resize(stream.total_out);
    return packed;
}

}  // namespace heliograph
