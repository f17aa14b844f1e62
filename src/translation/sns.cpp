// docs.aws.amazon.com/sns: what is signed are some members by name and value, each on a line of its own.
#include "src/translation/sns.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <algorithm>
#include <ctime>
#include <memory>

#include "base/crypto/hmac.h"
#include "base/wire/read_json.h"
#include "src/translation/foreign.h"

namespace heliograph::translation {

namespace {

using Fault = std::unexpected<std::string>;
constexpr std::size_t certificates_max = 32;
constexpr std::size_t certificate_bytes_max = 16 * 1024;
constexpr Millis kept_ms = 24LL * 60 * 60 * 1000;

std::string text_at(const boost::json::value& body, std::string_view name) {
    const auto* value = body.is_object() ? find_member(body.get_object(), name) : nullptr;
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::string signed_text(const boost::json::value& body) {
    bool notifies = text_at(body, "Type") == "Notification";
    std::vector<const char*> names{"Message", "MessageId", "SubscribeURL", "Timestamp",
                                   "Token",   "TopicArn",  "Type"};
    if (notifies) names = {"Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"};
    std::string text;
    for (std::string_view name : names) {
        std::string value = text_at(body, name);
        if (name == "Subject" && value.empty()) continue;
        text.append(name).append("\n").append(value).append("\n");
    }
    return text;
}

bool is_region(std::string_view text) {
    return text.size() >= 3 && text.size() <= 40 && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

template <auto release>
struct Release {
    template <class T>
    void operator()(T* thing) const {
        release(thing);
    }
};
using Certificate = std::unique_ptr<X509, Release<X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;

Certificate read_certificate(std::string_view pem) {
    std::unique_ptr<BIO, Release<BIO_free_all>> bytes(
        BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    return Certificate(PEM_read_bio_X509(bytes.get(), nullptr, nullptr, nullptr));
}

bool is_valid_at(const X509* certificate, Millis now) {
    std::time_t seconds = now / 1000;
    return X509_cmp_time(X509_get0_notBefore(certificate), &seconds) < 0 &&
           X509_cmp_time(X509_get0_notAfter(certificate), &seconds) > 0;
}

bool signs(EVP_PKEY* key, const EVP_MD* digest, std::string_view text, std::string_view signature) {
    std::unique_ptr<EVP_MD_CTX, Release<EVP_MD_CTX_free>> check(EVP_MD_CTX_new());
    if (EVP_DigestVerifyInit(check.get(), nullptr, digest, nullptr, key) != 1) return false;
    return EVP_DigestVerify(check.get(), reinterpret_cast<const unsigned char*>(signature.data()),
                            signature.size(), reinterpret_cast<const unsigned char*>(text.data()),
                            text.size()) == 1;
}

}  // namespace

std::expected<std::string, std::string> sns_certificate_url(const boost::json::value& body) {
    std::string url = text_at(body, "SigningCertURL");
    if (url.empty()) return Fault("SigningCertURL is missing; raw messages are not signed");
    constexpr std::string_view before = "https://sns.";
    std::size_t slash = url.find('/', std::string_view("https://").size());
    if (!url.starts_with(before) || slash == std::string::npos || url.size() > 500)
        return Fault("the certificate is not one of Amazon SNS");
    std::string_view host = std::string_view(url).substr(before.size(), slash - before.size());
    if (host.ends_with(".cn")) host.remove_suffix(3);
    constexpr std::string_view domain = ".amazonaws.com";
    bool known = host.ends_with(domain) && is_region(host.substr(0, host.size() - domain.size())) &&
                 url.ends_with(".pem") && url.find_first_of("?#@\\", slash) == std::string::npos;
    if (!known) return Fault("the certificate is not one of Amazon SNS");
    return url;
}

std::expected<void, std::string> check_sns(const boost::json::value& body, std::string_view certificate,
                                           const std::vector<std::string>& topics, Millis now) {
    if (!topics.empty() && !std::ranges::count(topics, text_at(body, "TopicArn")))
        return Fault("TopicArn is not the topic that the hook's secret names");
    auto read = read_certificate(certificate);
    if (!read) return Fault("what stands at SigningCertURL is no certificate");
    if (!is_valid_at(read.get(), now)) return Fault("the certificate is not valid at this time");
    std::string version = text_at(body, "SignatureVersion");
    if (version != "1" && version != "2") return Fault("SignatureVersion is neither 1 nor 2");
    Key key(X509_get_pubkey(read.get()));
    auto signature = crypto::from_base64(text_at(body, "Signature"));
    bool good = key && signature && EVP_PKEY_get_base_id(key.get()) == EVP_PKEY_RSA &&
                signs(key.get(), version == "1" ? EVP_sha1() : EVP_sha256(), signed_text(body), *signature);
    if (!good) return Fault("the signature is not that of the certificate");
    return {};
}

Task<std::string> Certificates::get(std::string url, Millis now, Fetch fetch) {
    {
        auto kept = kept_.lock();
        auto found = kept->find(url);
        if (found != kept->end() && found->second.until > now) co_return found->second.certificate;
    }
    std::string certificate = co_await fetch(url);
    if (certificate.size() > certificate_bytes_max || !read_certificate(certificate)) co_return std::string();
    auto kept = kept_.lock();
    std::erase_if(*kept, [now](const auto& one) { return one.second.until <= now; });
    if (kept->size() >= certificates_max) kept->clear();
    (*kept)[url] = {certificate, now + kept_ms};
    co_return certificate;
}

}  // namespace heliograph::translation
