// The limit of a fan-out: frames made once, written to every socket in turn.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

#include "bench/bare.h"

namespace bench {

namespace {

struct Listener {
    int file;
    std::size_t sent = 0;  // Bytes of the present run of frames that have left.
};

std::string ready_frames(std::size_t frame_bytes, std::size_t at_once) {
    std::string payload = R"({"event":"posted","data":{"post":")";
    payload.resize(std::max(frame_bytes, payload.size() + 3), 'x');
    payload.replace(payload.size() - 3, 3, "\"}}");
    std::string frame = {char(0x81), char(126), char(payload.size() >> 8), char(payload.size() & 255)};
    frame += payload;
    std::string frames;
    for (std::size_t i = 0; i < at_once; ++i) frames += frame;
    return frames;
}

Listener accept_one(int acceptor) {
    int file = accept4(acceptor, nullptr, nullptr, SOCK_CLOEXEC);
    int on = 1;
    setsockopt(file, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    std::string request;
    char buffer[4096];
    while (request.find("\r\n\r\n") == std::string::npos) {
        ssize_t size = recv(file, buffer, sizeof buffer, 0);
        if (size <= 0) break;
        request.append(buffer, std::size_t(size));
    }
    constexpr std::string_view upgraded =
        "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
    (void)!send(file, upgraded.data(), upgraded.size(), MSG_NOSIGNAL);
    return {file};
}

void write_all(std::vector<Listener> listeners, const std::string& frames) {
    while (!listeners.empty()) {
        bool wrote = false;
        for (std::size_t i = 0; i < listeners.size(); ++i) {
            Listener& to = listeners[i];
            ssize_t size =
                send(to.file, frames.data() + to.sent, frames.size() - to.sent, MSG_NOSIGNAL | MSG_DONTWAIT);
            if (size > 0) {
                wrote = true;
                to.sent = (to.sent + std::size_t(size)) % frames.size();
            } else if (errno != EAGAIN) {
                close(to.file);
                listeners[i--] = listeners.back();
                listeners.pop_back();
            }
        }
        // Every socket is full: leave the core to the reader.
        if (!wrote) std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
}

}  // namespace

int bare_frames(int threads, std::size_t sockets, std::size_t frame_bytes, std::size_t at_once) {
    int acceptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
    socklen_t size = sizeof address;
    if (bind(acceptor, reinterpret_cast<sockaddr*>(&address), size) != 0 || listen(acceptor, 4096) != 0)
        return 1;
    getsockname(acceptor, reinterpret_cast<sockaddr*>(&address), &size);
    std::printf("%d\n", ntohs(address.sin_port));
    std::fflush(stdout);
    std::vector<std::vector<Listener>> shares;
    shares.resize(std::size_t(threads));
    for (std::size_t i = 0; i < sockets; ++i) shares[i % shares.size()].push_back(accept_one(acceptor));
    std::string frames = ready_frames(frame_bytes, at_once);
    std::vector<std::jthread> writing;
    for (auto& share : shares) writing.emplace_back([&frames, share] { write_all(share, frames); });
    return 0;
}

}  // namespace bench
