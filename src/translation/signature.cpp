// Every comparison takes the same time however far it matches, and every secret is tried.
#include "src/translation/signature.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <charconv>
#include <ctime>

#include "base/crypto/hmac.h"

namespace heliograph::translation {

namespace {

using Checked = std::expected<void, std::string>;
using Fault = std::unexpected<std::string>;

std::string hmac(std::string_view algorithm, std::string_view key, std::string_view bytes) {
    const EVP_MD* digest = algorithm == "sha1"     ? EVP_sha1()
                           : algorithm == "sha512" ? EVP_sha512()
                                                   : EVP_sha256();
    unsigned char out[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    HMAC(digest, key.data(), static_cast<int>(key.size()),
         reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), out, &size);
    return {reinterpret_cast<const char*>(out), size};
}

// Digests of one length, so that the time tells nothing of a secret's length either.
bool same_secret(std::string_view given, std::string_view secret) {
    return crypto::constant_time_equal(crypto::sha256(given), crypto::sha256(secret));
}

bool any_secret(const std::vector<std::string>& secrets, std::string_view given) {
    bool found = false;
    for (const auto& secret : secrets) found = same_secret(given, secret) || found;
    return found;
}

std::string decoded(std::string_view text, std::string_view encoding) {
    auto bytes = encoding == "base64" ? crypto::from_base64(text) : crypto::from_hex(text);
    return bytes.value_or(std::string());
}

bool any_signs(const std::vector<std::string>& secrets, std::string_view algorithm,
               std::string_view signed_text, std::string_view signature) {
    bool found = false;
    for (const auto& secret : secrets)
        found = crypto::constant_time_equal(hmac(algorithm, secret, signed_text), signature) || found;
    return found;
}

// Seconds since 1970, near enough to now; otherwise an old request is being repeated.
Checked check_time(std::string_view text, Millis now) {
    std::int64_t seconds = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    std::tm date{};
    // Others write a date: 2026-01-31T12:00:00Z.
    if (text.ends_with('Z') && strptime(std::string(text).c_str(), "%Y-%m-%dT%H:%M:%S", &date))
        seconds = timegm(&date);
    else if (text.empty() || error != std::errc() || end != text.data() + text.size())
        return Fault("the timestamp of the signature is missing");
    // Some write milliseconds.
    if (seconds > 100'000'000'000) seconds /= 1000;
    std::int64_t distance = now / 1000 - seconds;
    if (distance > signature_age_max_ms / 1000 || distance < -signature_age_max_ms / 1000)
        return Fault("the timestamp of the signature is more than five minutes away from now");
    return {};
}

Checked check_hmac(const SignatureRule& rule, const std::vector<std::string>& secrets, const Foreign& foreign,
                   Millis now) {
    std::string_view given = foreign.header(lower(rule.header));
    if (given.empty()) return Fault("the header " + rule.header + " is missing");
    if (!given.starts_with(rule.prefix))
        return Fault("the header " + rule.header + " begins with another word");
    given.remove_prefix(rule.prefix.size());
    std::string signed_text;
    if (rule.over.starts_with("timestamp")) {
        std::string_view timestamp = foreign.header(lower(rule.timestamp_header));
        if (auto ok = check_time(timestamp, now); !ok) return ok;
        signed_text.append(timestamp).append(rule.over == "timestamp.body" ? "." : "");
    }
    signed_text += *foreign.body;
    if (rule.over == "body+url") signed_text += foreign.url;
    if (any_signs(secrets, rule.algorithm, signed_text, decoded(given, rule.encoding))) return {};
    return Fault("the signature in " + rule.header + " is not that of the hook's secret");
}

Checked check_slack(const std::vector<std::string>& secrets, const Foreign& foreign, Millis now) {
    std::string_view given = foreign.header("x-slack-signature");
    std::string_view timestamp = foreign.header("x-slack-request-timestamp");
    if (!given.starts_with("v0=")) return Fault("the header X-Slack-Signature is missing");
    if (auto ok = check_time(timestamp, now); !ok) return ok;
    std::string signed_text = "v0:" + std::string(timestamp) + ":" + *foreign.body;
    if (any_signs(secrets, "sha256", signed_text, decoded(given.substr(3), "hex"))) return {};
    return Fault("the signature in X-Slack-Signature is not that of the hook's secret");
}

// "t=1700000000,v1=hex,v1=hex": any of the v1 suffices.
Checked check_stripe(const std::vector<std::string>& secrets, const Foreign& foreign, Millis now) {
    std::string_view given = foreign.header("stripe-signature");
    if (given.empty()) return Fault("the header Stripe-Signature is missing");
    std::string_view timestamp;
    std::vector<std::string_view> signatures;
    for (std::size_t begin = 0; begin < given.size() && signatures.size() < 10;) {
        std::size_t end = std::min(given.find(',', begin), given.size());
        std::string_view part = given.substr(begin, end - begin);
        if (part.starts_with("t=")) timestamp = part.substr(2);
        if (part.starts_with("v1=")) signatures.push_back(part.substr(3));
        begin = end + 1;
    }
    if (auto ok = check_time(timestamp, now); !ok) return ok;
    std::string signed_text = std::string(timestamp) + "." + *foreign.body;
    for (auto signature : signatures)
        if (any_signs(secrets, "sha256", signed_text, decoded(signature, "hex"))) return {};
    return Fault("the signature in Stripe-Signature is not that of the hook's secret");
}

// standardwebhooks.com: secrets are base64 behind "whsec_", signatures a list "v1,base64 v1,base64".
Checked check_standard(const std::vector<std::string>& secrets, const Foreign& foreign, Millis now) {
    std::string_view id = foreign.header("webhook-id"), timestamp = foreign.header("webhook-timestamp"),
                     given = foreign.header("webhook-signature");
    if (given.empty() || id.empty()) return Fault("the header webhook-signature or webhook-id is missing");
    if (auto ok = check_time(timestamp, now); !ok) return ok;
    std::vector<std::string> keys;
    for (std::string_view secret : secrets) {
        if (secret.starts_with("whsec_")) secret.remove_prefix(6);
        keys.push_back(crypto::from_base64(secret).value_or(std::string(secret)));
    }
    std::string signed_text = std::string(id) + "." + std::string(timestamp) + "." + *foreign.body;
    int tries = 0;
    for (std::size_t begin = 0; begin < given.size() && ++tries <= 10;) {
        std::size_t end = std::min(given.find(' ', begin), given.size());
        std::string_view part = given.substr(begin, end - begin);
        begin = end + 1;
        if (part.starts_with("v1,") &&
            any_signs(keys, "sha256", signed_text, decoded(part.substr(3), "base64")))
            return {};
    }
    return Fault("the signature in webhook-signature is not that of the hook's secret");
}

Checked check_token(const std::vector<std::string>& secrets, std::string_view given,
                    const std::string& where) {
    if (given.empty()) return Fault(where + " is missing");
    if (any_secret(secrets, given)) return {};
    return Fault(where + " is not the hook's secret");
}

// The secret is "name:password", or a password for any name.
Checked check_basic(const std::vector<std::string>& secrets, const Foreign& foreign) {
    std::string_view given = foreign.header("authorization");
    if (lower(given.substr(0, 6)) != "basic ") return Fault("basic authentication is missing");
    std::string pair = crypto::from_base64(given.substr(6)).value_or(std::string());
    auto colon = pair.find(':');
    std::string password = colon == std::string::npos ? pair : pair.substr(colon + 1);
    if (any_secret(secrets, pair) || any_secret(secrets, password)) return {};
    return Fault("the password of the basic authentication is not the hook's secret");
}

// No rule says how: whatever usual proof the request brings.
Checked check_usual(const std::vector<std::string>& secrets, const Foreign& foreign, Millis now) {
    if (!foreign.header("x-hub-signature-256").empty())
        return check_hmac({.kind = "hmac", .header = "X-Hub-Signature-256", .prefix = "sha256="}, secrets,
                          foreign, now);
    if (!foreign.header("webhook-signature").empty()) return check_standard(secrets, foreign, now);
    if (auto token = foreign.header("x-gitlab-token"); !token.empty())
        return check_token(secrets, token, "the header X-Gitlab-Token");
    std::string_view authorization = foreign.header("authorization");
    if (lower(authorization.substr(0, 7)) == "bearer ")
        return check_token(secrets, authorization.substr(7), "the bearer token");
    if (!authorization.empty()) return check_basic(secrets, foreign);
    return check_token(secrets, foreign.parameter("token"), "the query parameter token");
}

}  // namespace

Checked check_authenticity(const SignatureRule& rule, const std::vector<std::string>& secrets,
                           const Foreign& foreign, Millis now) {
    if (rule.kind == "sns") return Fault("only a message of Amazon SNS is proven by its certificate");
    if (secrets.empty()) return {};
    if (rule.kind.empty()) return check_usual(secrets, foreign, now);
    if (rule.kind == "hmac") return check_hmac(rule, secrets, foreign, now);
    if (rule.kind == "slack_v0") return check_slack(secrets, foreign, now);
    if (rule.kind == "stripe") return check_stripe(secrets, foreign, now);
    if (rule.kind == "standard_webhooks") return check_standard(secrets, foreign, now);
    if (rule.kind == "basic") return check_basic(secrets, foreign);
    if (rule.kind == "query")
        return check_token(secrets, foreign.parameter(rule.name), "the query parameter " + rule.name);
    if (rule.kind == "token")
        return check_token(secrets, foreign.header(lower(rule.header)), "the header " + rule.header);
    std::string_view bearer = foreign.header("authorization");
    if (lower(bearer.substr(0, 7)) != "bearer ") return Fault("the bearer token is missing");
    return check_token(secrets, bearer.substr(7), "the bearer token");
}

}  // namespace heliograph::translation
