// One acceptor a loop: the kernel spreads connections over them (SO_REUSEPORT), and each stays where it came
// in.
#include "base/wire/listener.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <spdlog/spdlog.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <cerrno>
#include <chrono>
#include <future>
#include <stdexcept>
#include <system_error>

#include "base/wire/http_session.h"

namespace heliograph {

namespace asio = boost::asio;

namespace {

constexpr int backlog = 4096;
constexpr int accepts_per_turn = 64;
constexpr Millis pause_without_descriptors_ms = 100;
constexpr Millis cut_off_ms = 1000;

struct Descriptor {
    int fd = -1;
    Descriptor() = default;
    explicit Descriptor(int fd_) : fd(fd_) {}
    Descriptor(Descriptor&& other) noexcept : fd(std::exchange(other.fd, -1)) {}
    ~Descriptor() {
        if (fd >= 0) ::close(fd);
    }
    int release() { return std::exchange(fd, -1); }
};

struct HostPort {
    std::string host;
    std::string port;
};

HostPort split(const std::string& address) {
    auto colon = address.rfind(':');
    if (colon == address.npos) throw std::invalid_argument("no port in the address \"" + address + "\"");
    std::string host = address.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    return {host, address.substr(colon + 1)};
}

// With SO_REUSEPORT a second server would silently share the port of the first, so it is tried without.
bool is_taken(const addrinfo& where) {
    int on = 1;
    Descriptor socket(::socket(where.ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (socket.fd < 0) return false;
    ::setsockopt(socket.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    return ::bind(socket.fd, where.ai_addr, where.ai_addrlen) != 0;
}

Descriptor bind_to(const addrinfo& where) {
    int on = 1;
    int off = 0;
    Descriptor socket(::socket(where.ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (socket.fd < 0) return {};
    ::setsockopt(socket.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (::setsockopt(socket.fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on) != 0) return {};
    if (where.ai_family == AF_INET6) ::setsockopt(socket.fd, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off);
    if (::bind(socket.fd, where.ai_addr, where.ai_addrlen) != 0) return {};
    if (::listen(socket.fd, backlog) != 0) return {};
    return socket;
}

// No host: IPv6 that also takes IPv4, or IPv4 alone where there is no IPv6.
Descriptor bind_to(const std::string& host, const std::string& port, bool first, int* family) {
    addrinfo hints{};
    hints.ai_family = host.empty() ? AF_INET6 : AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_PASSIVE;
    int error = 0;
    for (int attempt = 0; attempt < (host.empty() ? 2 : 1); ++attempt) {
        addrinfo* found = nullptr;
        int failed = ::getaddrinfo(host.empty() ? nullptr : host.c_str(), port.c_str(), &hints, &found);
        if (failed && attempt + 1 == (host.empty() ? 2 : 1) && error == 0)
            throw std::runtime_error(
                fmt::format("cannot listen on {}:{}: {}", host, port, gai_strerror(failed)));
        std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> all(failed ? nullptr : found, &freeaddrinfo);
        for (addrinfo* at = all.get(); at; at = at->ai_next) {
            Descriptor socket = first && is_taken(*at) ? Descriptor() : bind_to(*at);
            *family = at->ai_family;
            if (socket.fd >= 0) return socket;
            error = errno;
        }
        hints.ai_family = AF_INET;
    }
    throw std::system_error(error, std::generic_category(),
                            fmt::format("cannot listen on {}:{}", host, port));
}

std::uint16_t port_of(int socket) {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
    if (address.ss_family == AF_INET6) return ntohs(reinterpret_cast<sockaddr_in6&>(address).sin6_port);
    return ntohs(reinterpret_cast<sockaddr_in&>(address).sin_port);
}

std::string text_of(const sockaddr_storage& address) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    const void* bytes =
        address.ss_family == AF_INET6
            ? static_cast<const void*>(&reinterpret_cast<const sockaddr_in6&>(address).sin6_addr)
            : &reinterpret_cast<const sockaddr_in&>(address).sin_addr;
    inet_ntop(address.ss_family, bytes, text.data(), text.size());
    return plain_address(text.data());
}

}  // namespace

class Listener::Acceptor : public std::enable_shared_from_this<Acceptor> {
public:
    Acceptor(WireLoop& loop, HttpSink& sink, std::shared_ptr<PortTerms> terms, Descriptor socket, int family)
        : port_(std::make_shared<Port>(loop, sink, std::move(terms))),
          protocol_(family == AF_INET6 ? asio::ip::tcp::v6() : asio::ip::tcp::v4()),
          socket_(loop.context().get_executor(), protocol_, socket.release()) {}

    Port& port() { return *port_; }

    void start() {
        port_->loop.each_sweep(weak_from_this(), [this](Millis now) { port_->sweep(now); });
        wait();
    }
    void stop(std::move_only_function<void()> emptied) {
        boost::system::error_code ignored;
        socket_.close(ignored);
        port_->stop_gently(std::move(emptied));
    }

private:
    using AsioAcceptor = asio::basic_socket_acceptor<asio::ip::tcp, asio::io_context::executor_type>;

    void wait() {
        socket_.async_wait(AsioAcceptor::wait_read,
                           [self = shared_from_this()](boost::system::error_code error) {
                               if (!error) self->accept_some();
                           });
    }
    void accept_some() {
        for (int i = 0; i < accepts_per_turn; ++i) {
            sockaddr_storage peer{};
            socklen_t size = sizeof peer;
            Descriptor socket(::accept4(socket_.native_handle(), reinterpret_cast<sockaddr*>(&peer), &size,
                                        SOCK_NONBLOCK | SOCK_CLOEXEC));
            if (socket.fd >= 0) {
                open(std::move(socket), peer);
            } else if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
                return pause();
            } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
                break;
            }
        }
        wait();
    }
    // The socket stays ready while nothing can be accepted; waiting for it again at once would spin.
    void pause() {
        spdlog::warn("cannot accept connections: {}", std::generic_category().message(errno));
        port_->loop.after(pause_without_descriptors_ms, [self = shared_from_this()] {
            if (self->socket_.is_open()) self->accept_some();
        });
    }
    void open(Descriptor accepted, const sockaddr_storage& peer) {
        const auto& terms = *port_->terms;
        if (terms.open.load(std::memory_order_relaxed) >= terms.settings.connections_max) {
            count(port_->counters.connections_refused);
            return;
        }
        int on = 1;
        ::setsockopt(accepted.fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        TlsSession tls = terms.tls ? terms.tls->session(accepted.fd) : nullptr;
        Socket socket(port_->loop.context().get_executor());
        boost::system::error_code failed;
        socket.assign(protocol_, accepted.fd, failed);
        if (failed) return;
        accepted.release();
        Stream stream(std::move(socket), std::move(tls));
        auto session = std::make_shared<HttpSession>(port_, std::move(stream), text_of(peer));
        spawn("http session", HttpSession::run(std::move(session)));
    }

    const std::shared_ptr<Port> port_;  // Set once.
    const asio::ip::tcp protocol_;      // Set once.
    AsioAcceptor socket_;               // Only on the loop.
};

Listener::Listener(Loops& loops, HttpSink& sink, ListenerSettings settings)
    : loops_(loops), stop_ms_(settings.stop_ms) {
    Proxies proxies(settings.trusted_proxies, settings.trusted_proxy_headers);
    std::unique_ptr<TlsContext> tls;
    if (!settings.tls_cert_file.empty() || !settings.tls_key_file.empty())
        tls = std::make_unique<TlsContext>(settings.tls_cert_file, settings.tls_key_file);
    auto [host, port] = split(settings.address);
    std::vector<Descriptor> sockets;
    int family = AF_INET;
    for (std::size_t i = 0; i < loops.size(); ++i) {
        sockets.push_back(bind_to(host, port, i == 0, &family));
        port_number_ = port_of(sockets.back().fd);
        // All loops listen on the port that the first was given.
        port = std::to_string(port_number_);
    }
    auto terms = std::make_shared<PortTerms>(std::move(settings), std::move(proxies), std::move(tls));
    for (std::size_t i = 0; i < loops.size(); ++i) {
        auto acceptor = std::make_shared<Acceptor>(loops.at(i), sink, terms, std::move(sockets[i]), family);
        acceptors_.push_back(acceptor);
        loops.at(i).post([acceptor] { acceptor->start(); });
    }
}

Listener::~Listener() { stop(); }

WireFigures Listener::figures() const {
    WireFigures sum;
    for (const auto& acceptor : acceptors_) {
        const WireCounters& one = acceptor->port().counters;
        sum.connections_open += one.connections_open;
        sum.connections_refused += one.connections_refused;
        sum.requests += one.requests;
        sum.bytes_in += one.bytes_in;
        sum.bytes_out += one.bytes_out;
        sum.websockets_open += one.websockets_open;
        sum.slow_dropped += one.slow_dropped;
    }
    return sum;
}

void Listener::stop() {
    if (std::exchange(stopped_, true)) return;
    struct Ending {
        std::atomic<std::size_t> left;
        std::promise<void> all_gone;
    };
    auto ending = std::make_shared<Ending>(acceptors_.size());
    auto all_gone = ending->all_gone.get_future();
    for (std::size_t i = 0; i < acceptors_.size(); ++i)
        loops_.at(i).post([acceptor = acceptors_[i], ending] {
            acceptor->stop([ending] {
                if (--ending->left == 0) ending->all_gone.set_value();
            });
        });
    auto wait = [&](Millis limit_ms) {
        return all_gone.wait_for(std::chrono::milliseconds(limit_ms)) == std::future_status::ready;
    };
    if (wait(stop_ms_)) return;
    spdlog::warn("cutting off connections that did not end within {} ms", stop_ms_);
    for (std::size_t i = 0; i < acceptors_.size(); ++i)
        loops_.at(i).post([acceptor = acceptors_[i]] { acceptor->port().stop_now(); });
    wait(cut_off_ms);
}

}  // namespace heliograph
