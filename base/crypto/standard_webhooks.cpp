// HMAC-SHA256 over "id.timestamp.body".
#include "base/crypto/standard_webhooks.h"

#include "base/crypto/hmac.h"

namespace heliograph::crypto {

namespace {

constexpr std::string_view prefix = "whsec_";

std::string key_of(std::string_view secret) {
    std::string_view text = secret.starts_with(prefix) ? secret.substr(prefix.size()) : secret;
    auto key = from_base64(text);
    return key && !key->empty() ? *key : std::string(text);
}

std::string one_signature(std::string_view secret, std::string_view id, std::string_view timestamp,
                          std::string_view body) {
    std::string signed_text;
    signed_text.reserve(id.size() + timestamp.size() + body.size() + 2);
    signed_text.append(id).append(".").append(timestamp).append(".").append(body);
    return "v1," + base64(hmac_sha256(key_of(secret), signed_text));
}

}  // namespace

std::string standard_webhooks_secret(std::string_view key) { return std::string(prefix) + base64(key); }

std::string standard_webhooks_signature(std::span<const std::string> secrets, std::string_view id,
                                        std::int64_t timestamp_s, std::string_view body) {
    std::string all;
    for (const auto& secret : secrets) {
        if (!all.empty()) all += ' ';
        all += one_signature(secret, id, std::to_string(timestamp_s), body);
    }
    return all;
}

bool standard_webhooks_verify(std::span<const std::string> secrets, std::string_view id,
                              std::string_view timestamp, std::string_view body,
                              std::string_view signatures) {
    bool right = false;
    for (const auto& secret : secrets) {
        std::string wanted = one_signature(secret, id, timestamp, body);
        for (std::size_t at = 0; at <= signatures.size();) {
            std::size_t end = std::min(signatures.find(' ', at), signatures.size());
            right |= constant_time_equal(signatures.substr(at, end - at), wanted);
            at = end + 1;
        }
    }
    return right;
}

}  // namespace heliograph::crypto
