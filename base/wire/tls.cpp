// OpenSSL set up for many idle connections: no buffers while nothing moves, no renegotiation.
#include "base/wire/tls.h"

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <array>
#include <stdexcept>
#include <string_view>

namespace heliograph {

namespace {

[[noreturn]] void fail(std::string_view what, const std::string& file) {
    std::array<char, 256> reason{};
    ERR_error_string_n(ERR_get_error(), reason.data(), reason.size());
    throw std::runtime_error(fmt::format("{} {}: {}", what, file, reason.data()));
}

// Only HTTP/1.1 is spoken; a client that offers more must know.
int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* chosen_size,
                    const unsigned char* offered, unsigned int offered_size, void*) {
    static constexpr std::string_view ours = "http/1.1";
    for (unsigned int at = 0; at < offered_size; at += 1u + offered[at]) {
        std::string_view name(reinterpret_cast<const char*>(offered + at + 1), offered[at]);
        if (name != ours) continue;
        *chosen = offered + at + 1;
        *chosen_size = offered[at];
        return SSL_TLSEXT_ERR_OK;
    }
    return SSL_TLSEXT_ERR_NOACK;
}

}  // namespace

void TlsSessionEnd::operator()(ssl_st* session) const { SSL_free(session); }
void TlsContext::End::operator()(ssl_ctx_st* context) const { SSL_CTX_free(context); }

TlsContext::TlsContext(const std::string& cert_file, const std::string& key_file)
    : context_(SSL_CTX_new(TLS_server_method())) {
    SSL_CTX* context = context_.get();
    if (!context) throw std::bad_alloc();
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_options(context,
                        SSL_OP_NO_RENEGOTIATION | SSL_OP_IGNORE_UNEXPECTED_EOF | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                  SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_alpn_select_cb(context, choose_protocol, nullptr);
    if (SSL_CTX_use_certificate_chain_file(context, cert_file.c_str()) != 1)
        fail("cannot use the certificate", cert_file);
    if (SSL_CTX_use_PrivateKey_file(context, key_file.c_str(), SSL_FILETYPE_PEM) != 1)
        fail("cannot use the key", key_file);
    if (SSL_CTX_check_private_key(context) != 1)
        fail("the key does not belong to the certificate", cert_file);
}

TlsSession TlsContext::session(int socket) const {
    TlsSession session(SSL_new(context_.get()));
    if (!session || SSL_set_fd(session.get(), socket) != 1) throw std::bad_alloc();
    SSL_set_accept_state(session.get());
    return session;
}

}  // namespace heliograph
