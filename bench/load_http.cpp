// Requests over kept connections, one in flight on each, for some seconds.
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <memory>

#include "bench/wires.h"

namespace bench {

namespace {

struct Connection {
    int socket;
    StampedRequest request;
    AnswerReader answer;
    std::uint64_t sent_at = 0;
};

struct Tally {
    std::uint64_t from = 0;  // Answers before this moment are warm-up.
    std::uint64_t until = 0;
    std::uint64_t stamp = 0;  // Of the latest request.
    std::uint64_t answers = 0;
    std::uint64_t bytes = 0;
    std::uint64_t lost = 0;  // Connections that ended.
    std::map<int, std::uint64_t> by_status;
    Latencies latencies;
};

void send_next(Connection& connection, Tally& tally) {
    connection.sent_at = now();
    if (!connection.request.send(connection.socket, ++tally.stamp)) ++tally.lost;
}

void receive(Connection& connection, Tally& tally) {
    static char buffer[256 * 1024];
    ssize_t size = recv(connection.socket, buffer, sizeof buffer, 0);
    if (size <= 0) {
        ++tally.lost;
        close(connection.socket);
        return;
    }
    bool complete = connection.answer.take({buffer, std::size_t(size)});
    std::uint64_t moment = now();
    bool counts = moment >= tally.from && moment < tally.until;
    if (counts) tally.bytes += std::uint64_t(size);
    if (!complete) return;
    if (counts) {
        ++tally.answers;
        ++tally.by_status[connection.answer.status()];
        tally.latencies.add(moment - connection.sent_at);
    }
    if (moment < tally.until) send_next(connection, tally);
}

}  // namespace

int load_http(const Options& options) {
    int connections = int(options.number("connections", 32));
    double seconds = options.number("seconds", 3);
    std::string request = file_bytes(options.text("request"));
    int epoll = epoll_create1(EPOLL_CLOEXEC);
    std::vector<std::unique_ptr<Connection>> all;
    for (int i = 0; i < connections; ++i) {
        all.push_back(std::make_unique<Connection>(connect_to(options.text("to")), StampedRequest(request)));
        epoll_event interest{.events = EPOLLIN, .data = {.ptr = all.back().get()}};
        epoll_ctl(epoll, EPOLL_CTL_ADD, all.back()->socket, &interest);
    }
    Tally tally;
    tally.stamp = now();
    tally.from = now() + std::uint64_t(options.number("warm", 0.5) * 1e9);
    tally.until = tally.from + std::uint64_t(seconds * 1e9);
    for (auto& connection : all) send_next(*connection, tally);
    epoll_event events[256];
    while (now() < tally.until && tally.lost < all.size()) {
        int ready = epoll_wait(epoll, events, 256, 50);
        for (int i = 0; i < ready; ++i) receive(*static_cast<Connection*>(events[i].data.ptr), tally);
    }
    std::printf(R"({"per_second":%.1f,"answers":%llu,"bytes_per_answer":%.0f,"lost":%llu,"by_status":%s%s})"
                "\n",
                double(tally.answers) / seconds, static_cast<unsigned long long>(tally.answers),
                tally.answers ? double(tally.bytes) / double(tally.answers) : 0.0,
                static_cast<unsigned long long>(tally.lost), statuses_json(tally.by_status).c_str(),
                tally.latencies.json().c_str());
    return 0;
}

}  // namespace bench
