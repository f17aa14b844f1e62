// The first line is a header value, the rest a body of its boundary.
#include "base/wire/multipart.h"

#include "tests/fuzz/bytes.h"

using namespace heliograph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    auto text = text_of(bytes, size);
    auto line = text.substr(0, text.find('\n'));
    auto body = text.substr(std::min(text.size(), line.size() + 1));
    std::string boundary = "b";
    if (auto type = read_media_type(line))
        if (const auto* given = type->parameter("boundary"); given && !given->empty()) boundary = *given;
    auto parts = read_multipart(body, boundary);
    if (!parts) return 0;
    claim(parts->size() <= multipart_parts_max);
    for (const auto& part : *parts) {
        claim(part.bytes.empty() || (part.bytes.data() >= body.data() &&
                                     part.bytes.data() + part.bytes.size() <= body.data() + body.size()));
        claim(!part.filename || part.filename->find('/') == part.filename->npos);
    }
    return 0;
}
