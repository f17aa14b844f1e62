// Passwords: ours and both of the peer's kinds. The fixed hashes were made with Python's crypt and hashlib.
#include "base/crypto/passwords.h"

#include <doctest/doctest.h>

using namespace heliograph;

TEST_CASE("a hash verifies its password and no other, and is never the same twice") {
    std::string stored = passwords::hash("correct horse");
    CHECK(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    CHECK(passwords::verify("correct horse", stored));
    CHECK(!passwords::verify("correct hors", stored));
    CHECK(!passwords::needs_rehash(stored));
    CHECK(passwords::hash("correct horse") != stored);
    CHECK(!passwords::verify("correct horse", passwords::decoy()));
}

TEST_CASE("a bcrypt hash of an older peer is accepted and replaced") {
    for (std::string start : {"$2a", "$2b"}) {
        std::string stored = start + "$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e";
        CHECK(passwords::verify("correct horse", stored));
        CHECK(!passwords::verify("wrong horse", stored));
        CHECK(!passwords::verify(std::string_view("correct horse\0", 14), stored));
        CHECK(passwords::needs_rehash(stored));
    }
}

TEST_CASE("a PBKDF2 hash of the peer is accepted in any order of parameters, padded or not, and replaced") {
    const std::string tail = "MDEyMzQ1Njc4OWFiY2RlZg$cBg8D2DungRB9k76szThf5ehfyBz991ay6PT8Srwk4M";
    for (std::string stored :
         {"$pbkdf2$f=SHA256,w=1000,l=32$" + tail, "$pbkdf2$l=32,w=1000,f=SHA256$" + tail + "="}) {
        CHECK(passwords::verify("correct horse", stored));
        CHECK(!passwords::verify("wrong horse", stored));
        CHECK(passwords::needs_rehash(stored));
    }
}

TEST_CASE("a PBKDF2 hash with the peer's 600000 rounds verifies") {
    CHECK(passwords::verify("correct horse",
                            "$pbkdf2$f=SHA256,w=600000,l=32$MDEyMzQ1Njc4OWFiY2RlZg$"
                            "kYKAg/dg7WC7VQ4k8+iaopu8snxCGdA0xMTwPC5tudk"));
}

TEST_CASE("a damaged, foreign or too costly hash is false, not an error") {
    for (const char* stored :
         {"", "$", "plain", "$argon2id$", "$argon2id$v=19$m=19456,t=2,p=1$",
          "$argon2id$v=19$m=99999999,t=2,p=1$YQ$YQ",
          "$argon2id$v=19$m=19456,t=99,p=1$YWJjZGVmZ2hpamtsbW5v$YWJjZGVmZ2hpamtsbW5v", "$2a$", "$2a$04$short",
          "$2a$31$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e", "$pbkdf2$", "$pbkdf2$$$",
          "$pbkdf2$f=SHA256,w=3000000,l=32$MDEyMzQ1Njc4OWFiY2RlZg$"
          "cBg8D2DungRB9k76szThf5ehfyBz991ay6PT8Srwk4M",
          "$pbkdf2$f=SHA256,w=0,l=32$MDEyMzQ1Njc4OWFiY2RlZg$cBg8D2DungRB9k76szThf5ehfyBz991ay6PT8Srwk4M",
          "$pbkdf2$f=SHA256,w=1000,l=31$MDEyMzQ1Njc4OWFiY2RlZg$cBg8D2DungRB9k76szThf5ehfyBz991ay6PT8Srwk4M",
          "$pbkdf2$f=MD5,w=1000,l=32$MDEyMzQ1Njc4OWFiY2RlZg$cBg8D2DungRB9k76szThf5ehfyBz991ay6PT8Srwk4M",
          "$pbkdf2$f=SHA256,w=1000,w=1000,l=32$MDEyMzQ1Njc4OWFiY2RlZg$"
          "cBg8D2DungRB9k76szThf5ehfyBz991ay6PT8Srwk4M",
          "$pbkdf2$f=SHA256,w=1000,l=32$!!!$cBg8D2DungRB9k76szThf5ehfyBz991ay6PT8Srwk4M"}) {
        CAPTURE(stored);
        CHECK(!passwords::verify("correct horse", stored));
        CHECK(passwords::needs_rehash(stored));
    }
}
