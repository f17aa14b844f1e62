// A stream: the bytes of one connection, plain or TLS. Never blocks; says what to wait for instead.
#pragma once

#include <sys/uio.h>

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <coroutine>
#include <memory>
#include <span>

#include "base/wire/tls.h"

namespace heliograph {

using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;

enum class Want : char { nothing, read, write, gone };

// How many bytes moved, and what stopped it: `nothing` means it is done, `gone` that no byte will ever
// follow.
struct Moved {
    std::size_t bytes = 0;
    Want want = Want::nothing;
};

// REQUIRES: on its loop, for everything.
class Stream {
public:
    // tls may be nullptr: plain TCP.
    Stream(Socket socket, TlsSession tls) : socket_(std::move(socket)), tls_(std::move(tls)) {}
    Stream(Stream&&) = default;

    bool encrypted() const { return tls_ != nullptr; }
    Moved handshake();
    // One read; what is there, up to the size of into.
    Moved read_some(std::span<char> into);
    // Writes until all is written or the peer must read first. After want == write the same bytes must come
    // again from where it stopped, perhaps followed by more.
    Moved write_some(std::span<const iovec> buffers);

    // Calls f(bool usable) when the wait is over; false after cancel() or when the socket has failed.
    template <class F>
    void when(Want want, F f) {
        auto kind = want == Want::write ? Socket::wait_write : Socket::wait_read;
        socket_.async_wait(kind, [f = std::move(f)](boost::system::error_code error) mutable { f(!error); });
    }
    // `if (!co_await stream.ready(Want::read)) ...`
    auto ready(Want want) { return Ready{*this, want}; }

    // Ends every wait, and all that come after it at once.
    void cancel();
    bool cancelled() const { return cancelled_; }
    // Says that no more will be written; reading goes on.
    void shut_write();

private:
    struct Ready {
        Stream& stream;
        Want want;
        bool usable = false;
        bool await_ready() const { return stream.cancelled_ || want == Want::gone; }
        void await_suspend(std::coroutine_handle<> waiting) {
            stream.when(want, [this, waiting](bool now_usable) {
                usable = now_usable;
                waiting.resume();
            });
        }
        bool await_resume() const { return usable && !stream.cancelled_; }
    };

    Socket socket_;
    TlsSession tls_;
    bool cancelled_ = false;
};

}  // namespace heliograph
