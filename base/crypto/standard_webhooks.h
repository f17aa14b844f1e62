// Signatures of the Standard Webhooks specification 1.0: webhook-id, webhook-timestamp, webhook-signature.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/words/types.h"

namespace heliograph::crypto {

// A secret as people copy it: "whsec_" and the base64 of the key. REQUIRES: 24 to 64 bytes.
std::string standard_webhooks_secret(std::string_view key);

// "v1,<base64>" for each secret, separated by blanks. A secret that is no base64 signs as it is written.
std::string standard_webhooks_signature(std::span<const std::string> secrets, std::string_view id,
                                        std::int64_t timestamp_s, std::string_view body);

// True if one of the signatures of the header was made by one of the secrets.
bool standard_webhooks_verify(std::span<const std::string> secrets, std::string_view id,
                              std::string_view timestamp, std::string_view body, std::string_view signatures);

}  // namespace heliograph::crypto
