// What is packed is gzip, again and again on one thread.
#include "base/wire/gzip.h"

#include <doctest/doctest.h>
#include <zlib.h>

namespace heliograph {

TEST_CASE("packed bytes unpack to what they were") {
    for (std::size_t size : {0u, 1u, 1000u, 1'000'000u}) {
        std::string text;
        for (std::size_t i = 0; i < size; ++i) text += static_cast<char>(i * i % 251);
        std::string packed = compress(text);
        std::string out(size + 1, '\0');
        z_stream stream{};
        REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
        stream.next_in = reinterpret_cast<Bytef*>(packed.data());
        stream.avail_in = static_cast<uInt>(packed.size());
        stream.next_out = reinterpret_cast<Bytef*>(out.data());
        stream.avail_out = static_cast<uInt>(out.size());
        CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
        out.resize(stream.total_out);
        inflateEnd(&stream);
        CHECK(out == text);
    }
}

}  // namespace heliograph
