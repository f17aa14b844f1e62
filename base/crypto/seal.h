// Sealing: AES-256-GCM with a random nonce. What is sealed can be neither read nor changed without the key.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace heliograph::crypto {

inline constexpr std::size_t seal_key_bytes = 32;

// nonce (12 bytes), ciphertext and tag (16 bytes), raw. `context` is not in the result; opening needs the
// same. REQUIRES: key has seal_key_bytes.
std::string seal(std::string_view key, std::string_view text, std::string_view context);
// Nothing if it was not sealed with that key and context, or was changed.
std::optional<std::string> open_seal(std::string_view key, std::string_view sealed, std::string_view context);

}  // namespace heliograph::crypto
