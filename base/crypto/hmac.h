// Digests, their texts, and comparing without telling how far it matched.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace heliograph::crypto {

// 32 raw bytes.
std::string sha256(std::string_view bytes);
std::string hmac_sha256(std::string_view key, std::string_view bytes);
// 20 raw bytes; only for the signatures of other programs that still use it.
std::string hmac_sha1(std::string_view key, std::string_view bytes);

// Lower case.
std::string hex(std::string_view bytes);
// Either case; nothing if it is not hex.
std::optional<std::string> from_hex(std::string_view text);

// base64 is padded, base64_url is not.
std::string base64(std::string_view bytes);
std::string base64_url(std::string_view bytes);
// Padding may be there or not; nothing if any other character is foreign or the length cannot be.
std::optional<std::string> from_base64(std::string_view text);
std::optional<std::string> from_base64_url(std::string_view text);

// Takes as long for equal as for unequal texts of one length.
bool constant_time_equal(std::string_view a, std::string_view b);

}  // namespace heliograph::crypto
