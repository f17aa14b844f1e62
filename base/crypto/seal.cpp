// Sealing by OpenSSL.
#include "base/crypto/seal.h"

#include <openssl/evp.h>

#include <memory>
#include <span>

#include "base/crypto/ids.h"
#include "base/words/refusal.h"

namespace heliograph::crypto {

namespace {

constexpr std::size_t nonce_bytes = 12, tag_bytes = 16;

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, void (*)(EVP_CIPHER_CTX*)>;

const unsigned char* raw(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* raw(std::string& text, std::size_t at = 0) {
    return reinterpret_cast<unsigned char*>(text.data()) + at;
}
int size_of(std::string_view text) { return static_cast<int>(text.size()); }

Cipher fresh() { return Cipher(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free); }

}  // namespace

std::string seal(std::string_view key, std::string_view text, std::string_view context) {
    ENSURE(key.size() == seal_key_bytes);
    std::string out(nonce_bytes + text.size() + tag_bytes, '\0');
    random_bytes(std::span(raw(out), nonce_bytes));
    Cipher cipher = fresh();
    int written = 0, last = 0;
    ENSURE(cipher);
    ENSURE(EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, raw(key), raw(out)) == 1);
    ENSURE(EVP_EncryptUpdate(cipher.get(), nullptr, &written, raw(context), size_of(context)) == 1);
    ENSURE(EVP_EncryptUpdate(cipher.get(), raw(out, nonce_bytes), &written, raw(text), size_of(text)) == 1);
    ENSURE(EVP_EncryptFinal_ex(cipher.get(), raw(out, nonce_bytes + text.size()), &last) == 1);
    ENSURE(static_cast<std::size_t>(written + last) == text.size());
    ENSURE(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, tag_bytes,
                               raw(out, nonce_bytes + text.size())) == 1);
    return out;
}

std::optional<std::string> open_seal(std::string_view key, std::string_view sealed,
                                     std::string_view context) {
    ENSURE(key.size() == seal_key_bytes);
    if (sealed.size() < nonce_bytes + tag_bytes) return std::nullopt;
    std::string_view hidden = sealed.substr(nonce_bytes, sealed.size() - nonce_bytes - tag_bytes);
    std::string tag(sealed.substr(sealed.size() - tag_bytes));
    std::string out(hidden.size() + tag_bytes, '\0');
    Cipher cipher = fresh();
    int written = 0, last = 0;
    ENSURE(cipher);
    ENSURE(EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, raw(key), raw(sealed)) == 1);
    ENSURE(EVP_DecryptUpdate(cipher.get(), nullptr, &written, raw(context), size_of(context)) == 1);
    if (EVP_DecryptUpdate(cipher.get(), raw(out), &written, raw(hidden), size_of(hidden)) != 1)
        return std::nullopt;
    ENSURE(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, tag_bytes, tag.data()) == 1);
    if (EVP_DecryptFinal_ex(cipher.get(), raw(out, static_cast<std::size_t>(written)), &last) != 1)
        return std::nullopt;
    out.resize(static_cast<std::size_t>(written + last));
    return out;
}

}  // namespace heliograph::crypto
