// Many WebSockets that listen while a few connections post; how many events arrive, and how late.
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <deque>
#include <memory>
#include <sstream>

#include "bench/wires.h"

namespace bench {

namespace {

constexpr std::string_view stamp_mark = "at:";  // Stands before the stamp in the text of a post.

enum class Kind { socket, poster, timer, parent };

struct Source {
    Kind kind;
    int file = -1;
};

struct Socket : Source {
    std::string rest;          // Beginning of a frame whose end has not arrived.
    std::uint64_t posted = 0;  // Events "posted" since the start.
    bool upgraded = false;
    bool open = true;
};

struct Poster : Source {
    StampedRequest request;
    AnswerReader answer;
    bool busy = false;
};

class Listening {
public:
    explicit Listening(const Options& options);
    void open_sockets();
    void run();
    void hold();

private:
    void watch(Source& source);
    void step(int milliseconds);
    void read_socket(Socket& socket);
    std::size_t read_frames(Socket& socket, std::string_view bytes);
    void take_frame(Socket& socket, int kind, std::string_view payload);
    void answer_ping(Socket& socket, std::string_view payload);
    void drop(Socket& socket);
    void read_poster(Poster& poster);
    void post_what_is_due();
    void report();

    const Options& options_;
    int epoll_ = epoll_create1(EPOLL_CLOEXEC);
    std::deque<Socket> sockets_;
    std::vector<std::unique_ptr<Poster>> posters_;
    Source timer_{Kind::timer};
    Source parent_{Kind::parent, 0};
    bool parent_gone_ = false;
    std::deque<std::uint64_t> due_;  // Moments at which a post should have left and has not.
    double rate_ = 0;                // Posts a second; 0: as fast as the window allows.
    std::uint64_t window_ = 64;      // Posts that may be under way to the sockets at once.
    std::uint64_t next_due_ = 0;
    std::uint64_t from_ = 0, until_ = 0;  // What counts.
    std::size_t upgraded_ = 0, open_ = 0, closed_ = 0;
    std::uint64_t posts_ = 0;      // Sent since the start.
    std::uint64_t delivered_ = 0;  // Received by sockets that are open, since the start.
    std::uint64_t answered_ = 0, deliveries_ = 0, bytes_ = 0;  // In the time that counts.
    std::map<int, std::uint64_t> by_status_;
    std::size_t stamp_place_ = 0;  // Where the last stamp was found; the next is most often there too.
    Latencies lateness_;
};

Listening::Listening(const Options& options)
    : options_(options),
      rate_(options.number("rate", 0)),
      window_(std::uint64_t(options.number("window", 64))) {}

void Listening::watch(Source& source) {
    epoll_event interest{.events = EPOLLIN, .data = {.ptr = &source}};
    epoll_ctl(epoll_, EPOLL_CTL_ADD, source.file, &interest);
}

void Listening::open_sockets() {
    std::istringstream lines(file_bytes(options_.text("tokens")));
    std::vector<std::string> tokens;
    for (std::string token; std::getline(lines, token);) tokens.push_back(token);
    if (tokens.empty()) give_up("no tokens");
    auto wanted = std::size_t(options_.number("sockets", 1000));
    std::uint64_t deadline = now() + 30'000'000'000;
    for (std::size_t i = 0; i < wanted; ++i) {
        sockets_.push_back({{Kind::socket, connect_to(options_.text("to"))}});
        ++open_;
        Socket& socket = sockets_.back();
        watch(socket);
        std::string upgrade = "GET /api/v4/websocket HTTP/1.1\r\nHost: " + options_.text("to") +
                              "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: Bearer " +
                              tokens[i % tokens.size()] + "\r\n\r\n";
        if (send(socket.file, upgrade.data(), upgrade.size(), MSG_NOSIGNAL) < 0) give_up("upgrade not sent");
        // Not more at once than a listening queue of ordinary length holds.
        while (i - std::min(i, upgraded_) > 64) step(1000);
    }
    while (upgraded_ < wanted) {
        step(1000);
        if (closed_ || now() > deadline)
            give_up(std::to_string(wanted - upgraded_) + " sockets did not open");
    }
    std::printf("{\"open\":%zu}\n", open_);
    std::fflush(stdout);
}

void Listening::run() {
    if (!options_.text("request").empty()) {
        StampedRequest request(file_bytes(options_.text("request")));
        for (int i = 0; i < int(options_.number("posters", 8)); ++i) {
            posters_.push_back(
                std::make_unique<Poster>(Poster{{Kind::poster, connect_to(options_.text("to"))}, request}));
            watch(*posters_.back());
        }
    }
    if (rate_ > 0) {
        timer_.file = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
        auto interval = long(1e9 / rate_);
        itimerspec every{{interval / 1'000'000'000, interval % 1'000'000'000},
                         {interval / 1'000'000'000, interval % 1'000'000'000}};
        timerfd_settime(timer_.file, 0, &every, nullptr);
        watch(timer_);
    }
    next_due_ = now();
    from_ = now() + std::uint64_t(options_.number("warm", 0.5) * 1e9);
    until_ = from_ + std::uint64_t(options_.number("seconds", 3) * 1e9);
    while (now() < until_ && open_ > 0) {
        if (!posters_.empty()) post_what_is_due();
        step(50);
    }
    report();
}

// Sockets stay open until whoever started the program closes its standard input.
void Listening::hold() {
    watch(parent_);
    while (!parent_gone_) step(1000);
}

void Listening::step(int milliseconds) {
    epoll_event events[512];
    int ready = epoll_wait(epoll_, events, 512, milliseconds);
    for (int i = 0; i < ready; ++i) {
        auto* source = static_cast<Source*>(events[i].data.ptr);
        char unread[64];
        if (source->kind == Kind::socket) read_socket(static_cast<Socket&>(*source));
        if (source->kind == Kind::poster) read_poster(static_cast<Poster&>(*source));
        if (source->kind == Kind::timer) (void)!read(source->file, unread, sizeof unread);
        if (source->kind == Kind::parent) parent_gone_ |= read(source->file, unread, sizeof unread) <= 0;
    }
}

void Listening::post_what_is_due() {
    if (rate_ > 0) {
        auto interval = std::uint64_t(1e9 / rate_);
        for (; next_due_ + interval <= now(); next_due_ += interval) due_.push_back(next_due_ + interval);
    }
    for (auto& poster : posters_) {
        if (poster->busy) continue;
        std::uint64_t stamp = now();
        if (rate_ > 0) {
            if (due_.empty()) return;
            // The moment it was due, so that waiting for a free connection counts as lateness.
            stamp = due_.front();
            due_.pop_front();
        } else if (posts_ >= window_ && delivered_ < (posts_ - window_) * open_) {
            return;
        }
        if (!poster->request.send(poster->file, stamp)) give_up("a posting connection ended");
        poster->busy = true;
        ++posts_;
    }
}

void Listening::read_poster(Poster& poster) {
    char buffer[16 * 1024];
    ssize_t size = recv(poster.file, buffer, sizeof buffer, 0);
    if (size <= 0) give_up("a posting connection ended");
    if (!poster.answer.take({buffer, std::size_t(size)})) return;
    poster.busy = false;
    ++by_status_[poster.answer.status()];
    std::uint64_t moment = now();
    if (moment >= from_ && moment < until_) ++answered_;
    if (poster.answer.status() >= 400 && by_status_[poster.answer.status()] == 1)
        std::fprintf(stderr, "heliograph_load: a post was refused with %d\n", poster.answer.status());
}

void Listening::read_socket(Socket& socket) {
    if (!socket.open) return;
    static char buffer[256 * 1024];
    ssize_t size = recv(socket.file, buffer, sizeof buffer, 0);
    if (size < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (size <= 0) return drop(socket);
    std::string_view bytes(buffer, std::size_t(size));
    bool joined = !socket.rest.empty();
    if (joined) bytes = socket.rest.append(bytes);
    std::size_t used = read_frames(socket, bytes);
    if (joined)
        socket.rest.erase(0, used);
    else
        socket.rest.assign(bytes.substr(used));
}

// How many bytes were whole frames (or the whole answer to the upgrade).
std::size_t Listening::read_frames(Socket& socket, std::string_view bytes) {
    std::size_t used = 0;
    if (!socket.upgraded) {
        std::size_t end = bytes.find("\r\n\r\n");
        if (end == std::string_view::npos) return 0;
        if (bytes.substr(9, 3) != "101") give_up("no socket: " + std::string(bytes));
        socket.upgraded = true;
        ++upgraded_;
        used = end + 4;
    }
    while (socket.open && bytes.size() - used >= 2) {
        auto at = [&](std::size_t i) { return std::uint64_t(std::uint8_t(bytes[used + i])); };
        std::size_t head = 2;
        std::uint64_t length = at(1) & 127;
        if (length >= 126) {
            head = length == 126 ? 4 : 10;
            if (bytes.size() - used < head) break;
            length = 0;
            for (std::size_t i = 2; i < head; ++i) length = length << 8 | at(i);
        }
        if (bytes.size() - used < head + length) break;
        take_frame(socket, int(at(0) & 15), bytes.substr(used + head, length));
        used += head + length;
    }
    return used;
}

void Listening::take_frame(Socket& socket, int kind, std::string_view payload) {
    if (kind == 8) return drop(socket);
    if (kind == 9) return answer_ping(socket, payload);
    if (payload.substr(0, 40).find("\"posted\"") == std::string_view::npos) return;
    ++socket.posted;
    ++delivered_;
    std::uint64_t moment = now();
    if (moment < from_ || moment >= until_) return;
    ++deliveries_;
    bytes_ += payload.size();
    // Flat out, one in eight is looked at: the load must stay cheap.
    if (rate_ == 0 && deliveries_ % 8 != 0) return;
    if (payload.substr(std::min(stamp_place_, payload.size()), 3) != stamp_mark) {
        stamp_place_ = payload.find(stamp_mark);
        if (stamp_place_ == std::string_view::npos) return;
    }
    std::uint64_t stamp = 0;
    for (char digit : payload.substr(stamp_place_ + 3, StampedRequest::width))
        stamp = stamp * 10 + std::uint64_t(digit - '0');
    if (stamp <= moment) lateness_.add(moment - stamp);
}

void Listening::answer_ping(Socket& socket, std::string_view payload) {
    // A mask of zeroes leaves the payload as it is.
    std::string pong = {char(0x8a), char(0x80 | payload.size()), 0, 0, 0, 0};
    pong += payload;
    if (send(socket.file, pong.data(), pong.size(), MSG_NOSIGNAL) < 0) drop(socket);
}

void Listening::drop(Socket& socket) {
    if (!socket.open) return;
    socket.open = false;
    close(socket.file);
    --open_;
    ++closed_;
    delivered_ -= socket.posted;
}

void Listening::report() {
    double seconds = options_.number("seconds", 3);
    std::printf(
        R"({"deliveries_per_second":%.1f,"posts_per_second":%.1f,"bytes_per_frame":%.0f,"closed":%zu,)"
        R"("by_status":%s%s})"
        "\n",
        double(deliveries_) / seconds, double(answered_) / seconds,
        deliveries_ ? double(bytes_) / double(deliveries_) : 0.0, closed_, statuses_json(by_status_).c_str(),
        lateness_.json().c_str());
    std::fflush(stdout);
}

}  // namespace

int load_sockets(const Options& options) {
    Listening listening(options);
    listening.open_sockets();
    if (options.number("seconds", 3) > 0) listening.run();
    if (!options.text("hold").empty()) listening.hold();
    return 0;
}

}  // namespace bench
