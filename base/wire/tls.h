// TLS: a certificate and key from files, and the sessions made with them.
#pragma once

#include <memory>
#include <string>

// OpenSSL's own names.
struct ssl_st;
struct ssl_ctx_st;

namespace heliograph {

struct TlsSessionEnd {
    void operator()(ssl_st* session) const;
};
// nullptr: the connection is plain.
using TlsSession = std::unique_ptr<ssl_st, TlsSessionEnd>;

class TlsContext {
public:
    // Throws std::runtime_error with the file and the reason if they cannot be used.
    TlsContext(const std::string& cert_file, const std::string& key_file);

    // The server's side of a session over a socket. Safe from any thread.
    TlsSession session(int socket) const;

private:
    struct End {
        void operator()(ssl_ctx_st* context) const;
    };
    std::unique_ptr<ssl_ctx_st, End> context_;  // Set once.
};

}  // namespace heliograph
