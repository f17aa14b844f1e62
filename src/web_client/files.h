// The built web client as it lies in the program: names, types, and each file plain and packed.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace heliograph::web_client {

// Where bytes lie in the blob; of no length when that form was not made.
struct Place {
    std::size_t begin = 0, bytes = 0;
};

struct EmbeddedFile {
    std::string_view path;  // "/assets/index-Dy9IEPdu.css"
    std::string_view content_type;
    std::string_view digest;  // Of the plain bytes; the ETag.
    Place plain, brotli, gzip;
};

std::span<const EmbeddedFile> embedded_files();
const char* embedded_bytes();

}  // namespace heliograph::web_client
