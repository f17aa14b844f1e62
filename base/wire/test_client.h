// For tests only: a blocking client over a loopback socket, and a server around a sink.
#pragma once

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "base/wire/http_sink.h"
#include "base/wire/listener.h"
#include "base/wire/loops.h"
#include "base/wire/websocket_frames.h"

namespace heliograph::testing {

struct ClientAnswer {
    int status = 0;
    std::string head;
    std::string body;
};

class Client {
public:
    explicit Client(std::uint16_t port, int receive_buffer = 0) : fd_(::socket(AF_INET, SOCK_STREAM, 0)) {
        // A test that waits for bytes that never come must fail, not hang.
        timeval limit{.tv_sec = 10};
        ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        if (receive_buffer) ::setsockopt(fd_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
        sockaddr_in to{.sin_family = AF_INET, .sin_port = htons(port), .sin_addr = {htonl(INADDR_LOOPBACK)}};
        if (::connect(fd_, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0)
            throw std::runtime_error("cannot connect");
    }
    Client(Client&& other) noexcept : fd_(std::exchange(other.fd_, -1)), unread_(std::move(other.unread_)) {}
    ~Client() {
        if (fd_ >= 0) ::close(fd_);
    }

    // False if the server has closed.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            ssize_t sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    // Exactly that many bytes, fewer only at the end of the connection.
    std::string read(std::size_t count) {
        while (unread_.size() < count && more()) {
        }
        std::string taken = unread_.substr(0, count);
        unread_.erase(0, taken.size());
        return taken;
    }
    std::string read_to_end() {
        while (more()) {
        }
        return std::exchange(unread_, {});
    }
    bool closed() { return unread_.empty() && !more(); }

    ClientAnswer answer(bool with_body = true) {
        ClientAnswer answer;
        while (unread_.find("\r\n\r\n") == unread_.npos && more()) {
        }
        auto end = unread_.find("\r\n\r\n");
        if (end == unread_.npos) return answer;
        answer.head = read(end + 4);
        answer.status = std::atoi(answer.head.c_str() + 9);
        auto length = answer.head.find("Content-Length: ");
        if (with_body && length != answer.head.npos)
            answer.body = read(std::strtoul(answer.head.c_str() + length + 16, nullptr, 10));
        return answer;
    }
    ClientAnswer ask(std::string_view request) {
        send(request);
        return answer();
    }

    // One unmasked, unfragmented frame: its first byte and its payload.
    std::pair<int, std::string> frame() {
        std::string head = read(2);
        if (head.size() < 2) return {-1, {}};
        std::size_t size = static_cast<unsigned char>(head[1]);
        for (int wide = size == 126 ? 2 : size == 127 ? 8 : 0; wide;) {
            size = 0;
            for (char byte : read(static_cast<std::size_t>(std::exchange(wide, 0) == 2 ? 2 : 8)))
                size = size << 8 | static_cast<unsigned char>(byte);
        }
        return {static_cast<unsigned char>(head[0]), read(size)};
    }

private:
    bool more() {
        std::array<char, 65536> buffer;
        ssize_t got = ::recv(fd_, buffer.data(), buffer.size(), 0);
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) throw std::runtime_error("no answer");
        if (got <= 0) return false;
        unread_.append(buffer.data(), static_cast<std::size_t>(got));
        return true;
    }

    int fd_;
    std::string unread_;
};

// A client's frame, masked.
inline std::string masked(int first_byte, std::string_view payload) {
    constexpr std::string_view mask = "\x11\x22\x33\x44";
    std::string frame(1, static_cast<char>(first_byte));
    std::size_t size = payload.size();
    int wide = size < 126 ? 0 : size <= 0xffff ? 2 : 8;
    frame += static_cast<char>(0x80 | (wide == 0 ? size : wide == 2 ? 126 : 127));
    for (int shift = (wide - 1) * 8; shift >= 0; shift -= 8) frame += static_cast<char>(size >> shift & 0xff);
    frame += mask;
    for (std::size_t i = 0; i < size; ++i) frame += static_cast<char>(payload[i] ^ mask[i % 4]);
    return frame;
}

inline ListenerSettings on_loopback(ListenerSettings settings = {}) {
    settings.address = "127.0.0.1:0";
    return settings;
}

// One loop that sweeps often, and a listener for Sink.
template <class Sink>
struct Server {
    Sink sink;
    Loops loops{{.count = 1, .sweep_ms = 10}};
    Listener listener;

    explicit Server(ListenerSettings settings = {})
        : listener(loops, sink, on_loopback(std::move(settings))) {
        loops.run();
    }
    Client client(int receive_buffer = 0) const { return Client(listener.port(), receive_buffer); }
};

}  // namespace heliograph::testing
