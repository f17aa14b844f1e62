// Reading and writing of a connection by plain system calls or OpenSSL; Asio only says when.
#include "base/wire/stream.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace heliograph {

namespace {

// The largest TLS record: what is gathered into one is encrypted and sent together.
constexpr std::size_t record_bytes = 16 * 1024;
constexpr std::size_t buffers_max = 256;

Want wanted_by_tls(SSL* tls, int result) {
    switch (SSL_get_error(tls, result)) {
        case SSL_ERROR_WANT_READ:
            return Want::read;
        case SSL_ERROR_WANT_WRITE:
            return Want::write;
        default:
            return Want::gone;
    }
}

// Walks over buffers as if they were one, from an offset on.
class Gather {
public:
    explicit Gather(std::span<const iovec> buffers) : buffers_(buffers) {}

    std::size_t peek(std::span<char> into) const {
        std::size_t filled = 0;
        std::size_t skip = skip_;
        for (const iovec& buffer : buffers_) {
            std::size_t count = std::min(buffer.iov_len - skip, into.size() - filled);
            std::memcpy(into.data() + filled, static_cast<const char*>(buffer.iov_base) + skip, count);
            filled += count;
            skip = 0;
            if (filled == into.size()) break;
        }
        return filled;
    }
    std::size_t peek(std::span<iovec> into) const {
        std::size_t count = 0;
        std::size_t skip = skip_;
        for (const iovec& buffer : buffers_) {
            if (count == into.size()) break;
            into[count++] = {static_cast<char*>(buffer.iov_base) + skip, buffer.iov_len - skip};
            skip = 0;
        }
        return count;
    }
    void take(std::size_t bytes) {
        skip_ += bytes;
        while (!buffers_.empty() && skip_ >= buffers_.front().iov_len) {
            skip_ -= buffers_.front().iov_len;
            buffers_ = buffers_.subspan(1);
        }
    }
    bool empty() const { return buffers_.empty(); }

private:
    std::span<const iovec> buffers_;
    std::size_t skip_ = 0;
};

Moved write_plain(int socket, std::span<const iovec> buffers) {
    Gather rest(buffers);
    rest.take(0);
    Moved moved;
    std::array<iovec, buffers_max> window;
    while (!rest.empty()) {
        msghdr message{};
        message.msg_iov = window.data();
        message.msg_iovlen = rest.peek(std::span(window));
        ssize_t sent = ::sendmsg(socket, &message, MSG_NOSIGNAL);
        if (sent < 0) {
            if (errno == EINTR) continue;
            moved.want = errno == EAGAIN || errno == EWOULDBLOCK ? Want::write : Want::gone;
            return moved;
        }
        moved.bytes += static_cast<std::size_t>(sent);
        rest.take(static_cast<std::size_t>(sent));
    }
    return moved;
}

Moved write_tls(SSL* tls, std::span<const iovec> buffers) {
    Gather rest(buffers);
    rest.take(0);
    Moved moved;
    std::array<char, record_bytes> record;
    while (!rest.empty()) {
        std::size_t count = rest.peek(std::span(record));
        ERR_clear_error();
        int sent = SSL_write(tls, record.data(), static_cast<int>(count));
        if (sent <= 0) {
            moved.want = wanted_by_tls(tls, sent);
            return moved;
        }
        moved.bytes += static_cast<std::size_t>(sent);
        rest.take(static_cast<std::size_t>(sent));
    }
    return moved;
}

}  // namespace

Moved Stream::handshake() {
    if (!tls_) return {};
    ERR_clear_error();
    int result = SSL_accept(tls_.get());
    return {0, result == 1 ? Want::nothing : wanted_by_tls(tls_.get(), result)};
}

Moved Stream::read_some(std::span<char> into) {
    if (cancelled_) return {0, Want::gone};
    if (tls_) {
        ERR_clear_error();
        int got = SSL_read(tls_.get(), into.data(), static_cast<int>(into.size()));
        if (got > 0) return {static_cast<std::size_t>(got), Want::nothing};
        return {0, wanted_by_tls(tls_.get(), got)};
    }
    for (;;) {
        ssize_t got = ::recv(socket_.native_handle(), into.data(), into.size(), 0);
        if (got > 0) return {static_cast<std::size_t>(got), Want::nothing};
        if (got == 0) return {0, Want::gone};
        if (errno == EINTR) continue;
        return {0, errno == EAGAIN || errno == EWOULDBLOCK ? Want::read : Want::gone};
    }
}

Moved Stream::write_some(std::span<const iovec> buffers) {
    if (cancelled_) return {0, Want::gone};
    return tls_ ? write_tls(tls_.get(), buffers) : write_plain(socket_.native_handle(), buffers);
}

void Stream::cancel() {
    cancelled_ = true;
    boost::system::error_code ignored;
    socket_.cancel(ignored);
}

void Stream::shut_write() {
    if (tls_) {
        ERR_clear_error();
        SSL_shutdown(tls_.get());
    }
    ::shutdown(socket_.native_handle(), SHUT_WR);
}

}  // namespace heliograph
