// Sealing there and back, and everything that must not open.
#include "base/crypto/seal.h"

#include <doctest/doctest.h>

using namespace heliograph::crypto;

TEST_CASE("what is sealed opens with the same key and context only") {
    const std::string key(seal_key_bytes, 'k'), other(seal_key_bytes, 'o');
    for (const std::string& text : {std::string(), std::string("a"), std::string(70000, 'x')}) {
        auto sealed = seal(key, text, "post");
        CHECK(open_seal(key, sealed, "post") == text);
        CHECK(!open_seal(other, sealed, "post"));
        CHECK(!open_seal(key, sealed, "other post"));
        CHECK(!open_seal(key, sealed, ""));
        CHECK(seal(key, text, "post") != sealed);
    }
}

TEST_CASE("a changed or cut seal does not open") {
    const std::string key(seal_key_bytes, 'k');
    auto sealed = seal(key, "the secret of a button", "");
    CHECK(sealed.find("secret") == std::string::npos);
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        auto changed = sealed;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        CHECK(!open_seal(key, changed, ""));
        CHECK(!open_seal(key, sealed.substr(0, at), ""));
    }
    CHECK(!open_seal(key, sealed + "x", ""));
}
