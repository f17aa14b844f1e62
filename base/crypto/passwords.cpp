// Three kinds of hash behind one verify. What the database says is not trusted to be well-formed or cheap.
#include "base/crypto/passwords.h"

#include <crypt.h>
#include <openssl/evp.h>
#include <sodium.h>

#include <charconv>
#include <memory>
#include <new>
#include <optional>

#include "base/crypto/hmac.h"
#include "base/crypto/ids.h"

namespace heliograph::passwords {

namespace {

// Two passes over 19 MiB is what OWASP asks of argon2id with one lane. More memory would cost an attacker
// more, but logins come in bursts on small machines: four workers hold 76 MiB at most, and each gives its
// pages back.
constexpr unsigned long long passes = 2;
constexpr std::size_t memory_bytes = 19 * 1024 * 1024;

// No stored hash may make us work beyond these.
constexpr unsigned long passes_max = 10;
constexpr unsigned long memory_kib_max = 256 * 1024;
constexpr unsigned long iterations_max = 2'000'000;
constexpr unsigned long bcrypt_cost_max = 15;

std::optional<unsigned long> number(std::string_view text) {
    unsigned long value = 0;
    auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::string_view take_until(std::string_view& rest, char separator) {
    std::size_t at = rest.find(separator);
    std::string_view taken = rest.substr(0, at);
    rest.remove_prefix(at == rest.npos ? rest.size() : at + 1);
    return taken;
}

// The value of name in "a=1,b=2"; empty if it is missing or there twice.
std::string_view parameter(std::string_view list, std::string_view name) {
    std::string_view found;
    while (!list.empty()) {
        std::string_view value = take_until(list, ',');
        if (take_until(value, '=') != name) continue;
        if (!found.empty()) return {};
        found = value;
    }
    return found;
}

// "$argon2id$v=19$m=19456,t=2,p=1$salt$hash"
bool verify_argon2id(std::string_view password, std::string_view stored) {
    std::string_view rest = stored.substr(1);
    take_until(rest, '$');
    take_until(rest, '$');
    std::string_view costs = take_until(rest, '$');
    auto memory = number(parameter(costs, "m")), times = number(parameter(costs, "t"));
    if (!memory || !times || *memory > memory_kib_max || *times > passes_max) return false;
    if (stored.size() >= crypto_pwhash_STRBYTES) return false;
    std::string terminated(stored);
    return crypto_pwhash_str_verify(terminated.c_str(), password.data(), password.size()) == 0;
}

// "$2a$10$" and 53 characters of salt and hash.
bool verify_bcrypt(std::string_view password, std::string_view stored) {
    if (stored.size() != 60 || stored[6] != '$') return false;
    auto cost = number(stored.substr(4, 2));
    if (!cost || *cost > bcrypt_cost_max) return false;
    if (password.find('\0') != password.npos) return false;  // crypt_r would stop reading there.
    auto work = std::make_unique<crypt_data>();              // 32 KiB, too much for a worker's stack.
    std::string terminated(password), setting(stored);
    const char* made = crypt_r(terminated.c_str(), setting.c_str(), work.get());
    bool same = made && crypto::constant_time_equal(made, stored);
    sodium_memzero(terminated.data(), terminated.size());
    sodium_memzero(work.get(), sizeof(crypt_data));
    return same;
}

// "$pbkdf2$f=SHA256,w=600000,l=32$salt$hash" with base64 that the peer writes without padding.
bool verify_pbkdf2(std::string_view password, std::string_view stored) {
    std::string_view rest = stored.substr(1);
    take_until(rest, '$');
    std::string_view costs = take_until(rest, '$');
    std::string_view function = parameter(costs, "f");
    const EVP_MD* digest = function == "SHA256"   ? EVP_sha256()
                           : function == "SHA512" ? EVP_sha512()
                                                  : nullptr;
    auto iterations = number(parameter(costs, "w")), length = number(parameter(costs, "l"));
    auto salt = crypto::from_base64(take_until(rest, '$'));
    auto wanted = crypto::from_base64(rest);
    if (!digest || !iterations || !length || !salt || !wanted) return false;
    if (*iterations == 0 || *iterations > iterations_max || salt->empty() || salt->size() > 1024)
        return false;
    if (*length < 16 || *length > 64 || wanted->size() != *length) return false;
    unsigned char made[64];
    if (!PKCS5_PBKDF2_HMAC(password.data(), static_cast<int>(password.size()),
                           reinterpret_cast<const unsigned char*>(salt->data()),
                           static_cast<int>(salt->size()), static_cast<int>(*iterations), digest,
                           static_cast<int>(*length), made))
        return false;
    return crypto::constant_time_equal({reinterpret_cast<char*>(made), *length}, *wanted);
}

}  // namespace

std::string hash(std::string_view password) {
    char text[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str_alg(text, password.data(), password.size(), passes, memory_bytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::bad_alloc();  // Running out of memory is its only way to fail.
    return text;
}

bool verify(std::string_view password, std::string_view stored) {
    if (stored.size() > 2048 || password.size() > 4096 || stored.find('\0') != stored.npos) return false;
    if (stored.starts_with("$argon2id$")) return verify_argon2id(password, stored);
    if (stored.starts_with("$2a$") || stored.starts_with("$2b$")) return verify_bcrypt(password, stored);
    if (stored.starts_with("$pbkdf2$")) return verify_pbkdf2(password, stored);
    return false;
}

bool needs_rehash(std::string_view stored) {
    if (!stored.starts_with("$argon2id$") || stored.size() >= crypto_pwhash_STRBYTES) return true;
    std::string terminated(stored);
    return crypto_pwhash_str_needs_rehash(terminated.c_str(), passes, memory_bytes) != 0;
}

const std::string& decoy() {
    static const std::string made = [] {
        unsigned char secret[32];
        crypto::random_bytes(secret);
        return hash({reinterpret_cast<char*>(secret), sizeof secret});
    }();
    return made;
}

}  // namespace heliograph::passwords
