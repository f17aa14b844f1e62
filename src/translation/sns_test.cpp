// Amazon SNS: what a certificate of our own making proves, and what it does not.
#include <doctest/doctest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include "base/crypto/hmac.h"
#include "base/wire/read_json.h"
#include "src/translation/sns.h"

using namespace heliograph;
using namespace heliograph::translation;
namespace json = boost::json;

namespace {

constexpr Millis now = 1'767'225'600'000;

// A key with a certificate of its own, valid for a day around now.
class Signer {
public:
    Signer() : key_(EVP_RSA_gen(2048)) {
        X509* made = X509_new();
        std::time_t start = now / 1000 - 43200, end = now / 1000 + 43200;
        ASN1_TIME_set(X509_getm_notBefore(made), start);
        ASN1_TIME_set(X509_getm_notAfter(made), end);
        X509_set_pubkey(made, key_);
        X509_sign(made, key_, EVP_sha256());
        BIO* bytes = BIO_new(BIO_s_mem());
        PEM_write_bio_X509(bytes, made);
        char* text = nullptr;
        long size = BIO_get_mem_data(bytes, &text);
        certificate.assign(text, static_cast<std::size_t>(size));
        BIO_free(bytes);
        X509_free(made);
    }
    ~Signer() { EVP_PKEY_free(key_); }
    Signer(const Signer&) = delete;

    std::string sign(const EVP_MD* digest, const std::string& text) const {
        EVP_MD_CTX* context = EVP_MD_CTX_new();
        std::string out(512, '\0');
        std::size_t size = out.size();
        EVP_DigestSignInit(context, nullptr, digest, nullptr, key_);
        EVP_DigestSign(context, reinterpret_cast<unsigned char*>(out.data()), &size,
                       reinterpret_cast<const unsigned char*>(text.data()), text.size());
        EVP_MD_CTX_free(context);
        out.resize(size);
        return crypto::base64(out);
    }
    std::string certificate;

private:
    EVP_PKEY* key_;
};

json::object notification() {
    return {{"Type", "Notification"},
            {"MessageId", "m-1"},
            {"TopicArn", "arn:aws:sns:eu-west-1:1:alarms"},
            {"Message", "disk full"},
            {"Timestamp", "2026-01-01T00:00:00.000Z"},
            {"SignatureVersion", "2"},
            {"SigningCertURL", "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0.pem"}};
}

std::string lines(std::vector<std::pair<const char*, const char*>> members) {
    std::string text;
    for (const auto& [name, value] : members) text.append(name).append("\n").append(value).append("\n");
    return text;
}

Task<void> ask(Certificates* certificates, std::string url, Millis at, Certificates::Fetch fetch,
               std::string* got) {
    *got = co_await certificates->get(std::move(url), at, std::move(fetch));
}

}  // namespace

TEST_CASE("a message is proven by the certificate that signed it, and by no other") {
    Signer signer, other;
    auto text = lines({{"Message", "disk full"},
                       {"MessageId", "m-1"},
                       {"Timestamp", "2026-01-01T00:00:00.000Z"},
                       {"TopicArn", "arn:aws:sns:eu-west-1:1:alarms"},
                       {"Type", "Notification"}});
    auto body = notification();
    body["Signature"] = signer.sign(EVP_sha256(), text);
    CHECK(check_sns(body, signer.certificate, {}, now));
    CHECK(check_sns(body, signer.certificate, {"arn:aws:sns:eu-west-1:1:alarms"}, now));
    auto elsewhere = check_sns(body, signer.certificate, {"arn:aws:sns:eu-west-1:2:alarms"}, now);
    CHECK(elsewhere.error().starts_with("TopicArn"));
    CHECK(!check_sns(body, other.certificate, {}, now));
    CHECK(!check_sns(body, "no certificate", {}, now));
    CHECK(!check_sns(body, signer.certificate, {}, now + 48LL * 3600 * 1000));
    body["Message"] = "disk empty";
    CHECK(!check_sns(body, signer.certificate, {}, now));
    body["Message"] = "disk full";
    body["SignatureVersion"] = "1";
    CHECK(!check_sns(body, signer.certificate, {}, now));
    body["Signature"] = signer.sign(EVP_sha1(), text);
    CHECK(check_sns(body, signer.certificate, {}, now));
    body["SignatureVersion"] = "3";
    CHECK(!check_sns(body, signer.certificate, {}, now));
}

TEST_CASE("a subject and a confirmation are signed too") {
    Signer signer;
    auto body = notification();
    body["Subject"] = "ALARM";
    body["Signature"] = signer.sign(EVP_sha256(), lines({{"Message", "disk full"},
                                                         {"MessageId", "m-1"},
                                                         {"Subject", "ALARM"},
                                                         {"Timestamp", "2026-01-01T00:00:00.000Z"},
                                                         {"TopicArn", "arn:aws:sns:eu-west-1:1:alarms"},
                                                         {"Type", "Notification"}}));
    CHECK(check_sns(body, signer.certificate, {}, now));
    auto wanted = notification();
    wanted["Type"] = "SubscriptionConfirmation";
    wanted["Token"] = "t";
    const char* url = "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription";
    wanted["SubscribeURL"] = url;
    wanted["Signature"] = signer.sign(
        EVP_sha256(), lines({{"Message", "disk full"},
                             {"MessageId", "m-1"},
                             {"SubscribeURL", url},
                             {"Timestamp", "2026-01-01T00:00:00.000Z"},
                             {"Token", "t"},
                             {"TopicArn", "arn:aws:sns:eu-west-1:1:alarms"},
                             {"Type", "SubscriptionConfirmation"}}));
    CHECK(check_sns(wanted, signer.certificate, {}, now));
    wanted["SubscribeURL"] = "https://sns.eu-west-1.amazonaws.com/?Action=Other";
    CHECK(!check_sns(wanted, signer.certificate, {}, now));
}

TEST_CASE("only Amazon's own certificates are asked for") {
    auto url = [](const char* text) { return sns_certificate_url(json::object{{"SigningCertURL", text}}); };
    CHECK(url("https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0.pem"));
    CHECK(url("https://sns.cn-north-1.amazonaws.com.cn/SimpleNotificationService-0.pem"));
    for (const char* bad : {"", "http://sns.eu-west-1.amazonaws.com/a.pem", "https://sns.evil.example/a.pem",
                            "https://sns.eu-west-1.amazonaws.com.evil.example/a.pem",
                            "https://sns.eu.west.amazonaws.com/a.pem", "https://sns.amazonaws.com/a.pem",
                            "https://sns.a@evil.example/.amazonaws.com/a.pem",
                            "https://sns.eu-west-1.amazonaws.com:8443/a.pem",
                            "https://sns.eu-west-1.amazonaws.com/a.pem?x=.pem",
                            "https://sns.eu-west-1.amazonaws.com/a.txt", "https://sns.evil.example"})
        CHECK_MESSAGE(!url(bad), bad);
}

TEST_CASE("a certificate is fetched once a day") {
    Signer signer;
    Certificates certificates;
    int fetched = 0;
    std::string answer = signer.certificate, got;
    Certificates::Fetch fetch = [&](std::string) -> Task<std::string> {
        ++fetched;
        return [](std::string text) -> Task<std::string> { co_return text; }(answer);
    };
    auto take = [&](const std::string& url, Millis at) {
        got.clear();
        spawn("a certificate", ask(&certificates, url, at, fetch, &got));
        return got;
    };
    CHECK(take("a", now) == signer.certificate);
    CHECK(take("a", now + 1000) == signer.certificate);
    CHECK(fetched == 1);
    CHECK(take("a", now + 25LL * 3600 * 1000) == signer.certificate);
    CHECK(fetched == 2);
    for (int i = 0; i < 100; ++i) take("b" + std::to_string(i), now);
    CHECK(fetched == 102);
    answer = "nonsense";
    CHECK(take("c", now) == "");
    CHECK(take("c", now) == "");
    CHECK(fetched == 104);
}
