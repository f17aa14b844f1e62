// The example of the specification's own libraries, and what must not verify.
#include "base/crypto/standard_webhooks.h"

#include <doctest/doctest.h>

#include <vector>

#include "base/crypto/hmac.h"

using namespace heliograph::crypto;

TEST_CASE("a Standard Webhooks signature is the HMAC of id, timestamp and body") {
    std::vector<std::string> secrets{"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"};
    auto signature = standard_webhooks_signature(secrets, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330,
                                                 R"({"test": 2432232314})");
    CHECK(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

TEST_CASE("either of two secrets verifies, a foreign one or another body does not") {
    std::vector<std::string> both{standard_webhooks_secret(std::string(24, 'a')),
                                  standard_webhooks_secret(std::string(24, 'b'))};
    auto signatures = standard_webhooks_signature(both, "id", 12, "body");
    std::vector<std::string> one{both[1]}, foreign{standard_webhooks_secret(std::string(24, 'c'))};
    CHECK(standard_webhooks_verify(one, "id", "12", "body", signatures));
    CHECK(standard_webhooks_verify(both, "id", "12", "body", signatures));
    CHECK(!standard_webhooks_verify(foreign, "id", "12", "body", signatures));
    CHECK(!standard_webhooks_verify(both, "id", "12", "bodY", signatures));
    CHECK(!standard_webhooks_verify(both, "id", "13", "body", signatures));
    CHECK(!standard_webhooks_verify(both, "id", "12", "body", ""));
}
