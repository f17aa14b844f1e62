// Media types, and multipart/form-data bodies that have been read whole.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/wire/request.h"

namespace heliograph {

// A header value such as `multipart/form-data; boundary="a b"` or `form-data; name=file`.
struct MediaType {
    std::string type;                                             // Lower case, without parameters.
    std::vector<std::pair<std::string, std::string>> parameters;  // Names in lower case.

    // The value of a parameter, or nullptr.
    const std::string* parameter(std::string_view name) const;
};

// Understands quoted strings and the extended form `name*=UTF-8''percent-encoded`, which wins over the plain
// one.
std::expected<MediaType, std::string> read_media_type(std::string_view header_value);

// One part of a body. The bytes are a view into that body, which must stay.
struct Part {
    std::string name;                     // Empty if the part gives none.
    std::optional<std::string> filename;  // Its last path segment only.
    std::string content_type;             // "text/plain" if the part gives none.
    std::vector<Header> headers;
    std::string_view bytes;
};

inline constexpr std::size_t multipart_parts_max = 100;
inline constexpr std::size_t multipart_header_bytes_max = 16 * 1024;

// Splits body by its boundary. What stands before the first and after the last is ignored; a body that stops
// before its last boundary is an error. The error is a sentence for the client.
std::expected<std::vector<Part>, std::string> read_multipart(std::string_view body,
                                                             std::string_view boundary);

}  // namespace heliograph
