// Digests against published vectors, texts there and back.
#include "base/crypto/hmac.h"

#include <doctest/doctest.h>

using namespace heliograph::crypto;

TEST_CASE("SHA-256 and its HMAC agree with FIPS 180-4 and RFC 4231") {
    CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(hex(hmac_sha256("Jefe", "what do ya want for nothing?")) ==
          "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    CHECK(hex(hmac_sha1("Jefe", "what do ya want for nothing?")) ==
          "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
    CHECK(hex(hmac_sha256("", "")) == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

TEST_CASE("hex goes there and back, in either case, and refuses the rest") {
    CHECK(from_hex("00fF7a") == std::string("\0\xff\x7a", 3));
    CHECK(from_hex("") == "");
    CHECK(!from_hex("0"));
    CHECK(!from_hex("0g"));
}

TEST_CASE("base64 agrees with RFC 4648") {
    const std::pair<const char*, const char*> cases[] = {
        {"", ""},        {"f", "Zg=="},        {"fo", "Zm8="},
        {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"foobar", "Zm9vYmFy"}};
    for (auto& [bytes, text] : cases) {
        CHECK(base64(bytes) == text);
        CHECK(from_base64(text) == bytes);
    }
    CHECK(base64_url("\xfb\xff\xfe") == "-__-");
    CHECK(from_base64_url("-__-") == "\xfb\xff\xfe");
    CHECK(from_base64("Zm8") == "fo");
    CHECK(base64_url("f") == "Zg");
}

TEST_CASE("base64 refuses foreign characters, impossible lengths and padding inside") {
    for (const char* bad : {"A", "Zm9v!", "Zg==Zg==", "-__-", "Zg===", "Zm 9v"}) CHECK(!from_base64(bad));
    CHECK(!from_base64_url("+//+"));
}

TEST_CASE("comparing in constant time still compares") {
    CHECK(constant_time_equal("", ""));
    CHECK(constant_time_equal("secret", "secret"));
    CHECK(!constant_time_equal("secret", "secres"));
    CHECK(!constant_time_equal("secret", "secre"));
}
