// Plain sockets, a thread a connection: a test has few of them.
#include "tests/support/receiver.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace heliograph::testing {

std::string ReceivedCall::header(const std::string& name) const {
    auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
}

struct Receiver::Inside {
    void listen_again();
    void stop();
    void accept_all(int listening);
    void serve(int connection);
    bool read_call(int connection, std::string& unread, ReceivedCall& into);
    bool answer(int connection, const ReceiverAnswer& answer);
    ReceiverAnswer next_answer(const ReceivedCall& call);

    std::string address;
    unsigned short port = 0;

    std::mutex mutex;
    std::condition_variable changed;
    // Guarded by mutex.
    std::deque<ReceiverAnswer> once;
    std::function<ReceiverAnswer(const ReceivedCall&)> always = [](const ReceivedCall&) {
        return ReceiverAnswer();
    };
    std::vector<ReceivedCall> calls;
    std::vector<int> open;
    std::vector<std::thread> threads;
    std::size_t connections = 0;
    bool stopping = false;
    int listening = -1;
    std::thread acceptor;
};

namespace {

bool send_all(int connection, std::string_view bytes) {
    while (!bytes.empty()) {
        ssize_t sent = ::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool more(int connection, std::string& unread) {
    char bytes[16384];
    ssize_t got = ::recv(connection, bytes, sizeof bytes, 0);
    if (got <= 0) return false;
    unread.append(bytes, static_cast<std::size_t>(got));
    return true;
}

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

std::string head_of(const ReceiverAnswer& answer, std::size_t body_bytes) {
    std::string head = "HTTP/1.1 " + std::to_string(answer.status) + " Said\r\n";
    for (const auto& [name, value] : answer.headers) head += name + ": " + value + "\r\n";
    return head + "Content-Length: " + std::to_string(body_bytes) + "\r\n\r\n";
}

bool send_bytes_slowly(int connection, std::string_view bytes) {
    for (char byte : bytes) {
        if (!send_all(connection, {&byte, 1})) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

bool send_endless(int connection, const ReceiverAnswer& answer) {
    constexpr std::size_t total = std::size_t{1} << 30;
    if (!send_all(connection, head_of(answer, total))) return false;
    std::string block(1 << 16, 'x');
    for (std::size_t sent = 0; sent < total; sent += block.size())
        if (!send_all(connection, block)) return false;
    return true;
}

}  // namespace

void Receiver::Inside::listen_again() {
    bool six = address.contains(':');
    int made = ::socket(six ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int yes = 1;
    ::setsockopt(made, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in four{.sin_family = AF_INET, .sin_port = htons(port)};
    sockaddr_in6 whole_six{.sin6_family = AF_INET6, .sin6_port = htons(port)};
    ::inet_pton(AF_INET, address.c_str(), &four.sin_addr);
    ::inet_pton(AF_INET6, address.c_str(), &whole_six.sin6_addr);
    auto* at = six ? reinterpret_cast<sockaddr*>(&whole_six) : reinterpret_cast<sockaddr*>(&four);
    socklen_t size = six ? sizeof whole_six : sizeof four;
    if (::bind(made, at, size) != 0 || ::listen(made, 128) != 0 || ::getsockname(made, at, &size) != 0)
        throw std::runtime_error("the receiver cannot listen");
    port = ntohs(six ? whole_six.sin6_port : four.sin_port);
    stopping = false;
    listening = made;
    acceptor = std::thread([this, made] { accept_all(made); });
}

void Receiver::Inside::accept_all(int from) {
    for (;;) {
        int connection = ::accept4(from, nullptr, nullptr, SOCK_CLOEXEC);
        std::lock_guard hold(mutex);
        if (stopping || connection < 0) {
            if (connection >= 0) ::close(connection);
            return;
        }
        ++connections;
        open.push_back(connection);
        threads.emplace_back([this, connection] { serve(connection); });
    }
}

void Receiver::Inside::serve(int connection) {
    std::string unread;
    for (;;) {
        ReceivedCall call;
        if (!read_call(connection, unread, call)) break;
        ReceiverAnswer said;
        {
            std::lock_guard hold(mutex);
            said = next_answer(call);
            calls.push_back(std::move(call));
        }
        changed.notify_all();
        if (!answer(connection, said)) break;
    }
    std::lock_guard hold(mutex);
    std::erase(open, connection);
    ::close(connection);
}

bool Receiver::Inside::read_call(int connection, std::string& unread, ReceivedCall& into) {
    std::size_t end;
    while ((end = unread.find("\r\n\r\n")) == unread.npos)
        if (!more(connection, unread)) return false;
    std::string head = unread.substr(0, end + 2);
    unread.erase(0, end + 4);
    std::size_t line_end = head.find("\r\n"), first = head.find(' '), second = head.find(' ', first + 1);
    into.method = head.substr(0, first);
    into.path = head.substr(first + 1, second - first - 1);
    for (std::size_t at = line_end + 2; at < head.size(); at = line_end + 2) {
        line_end = head.find("\r\n", at);
        std::string line = head.substr(at, line_end - at);
        std::size_t colon = line.find(':'), value = line.find_first_not_of(' ', colon + 1);
        into.headers.emplace(lower(line.substr(0, colon)), value == line.npos ? "" : line.substr(value));
    }
    std::string length = into.header("content-length");
    std::size_t wanted = length.empty() ? 0 : std::stoul(length);
    while (unread.size() < wanted)
        if (!more(connection, unread)) return false;
    into.body = unread.substr(0, wanted);
    unread.erase(0, wanted);
    return true;
}

ReceiverAnswer Receiver::Inside::next_answer(const ReceivedCall& call) {
    if (once.empty()) return always(call);
    ReceiverAnswer next = std::move(once.front());
    once.pop_front();
    return next;
}

bool Receiver::Inside::answer(int connection, const ReceiverAnswer& said) {
    using Manner = ReceiverAnswer::Manner;
    std::string whole = head_of(said, said.body.size()) + said.body;
    switch (said.manner) {
        case Manner::whole:
            return send_all(connection, whole);
        case Manner::byte_by_byte:
            return send_bytes_slowly(connection, whole);
        case Manner::half:
            send_all(connection, whole.substr(0, whole.size() - said.body.size() / 2));
            return false;
        case Manner::hang: {
            std::string nothing;
            while (more(connection, nothing)) {
            }
            return false;
        }
        case Manner::close:
            return false;
        case Manner::endless:
            return send_endless(connection, said);
        case Manner::raw:
            return send_all(connection, said.body);
    }
    return false;
}

void Receiver::Inside::stop() {
    std::vector<std::thread> ended;
    {
        std::lock_guard hold(mutex);
        stopping = true;
        if (listening >= 0) ::shutdown(listening, SHUT_RDWR);
        for (int connection : open) ::shutdown(connection, SHUT_RDWR);
    }
    if (acceptor.joinable()) acceptor.join();
    {
        std::lock_guard hold(mutex);
        for (int connection : open) ::shutdown(connection, SHUT_RDWR);
        ended.swap(threads);
        if (listening >= 0) ::close(std::exchange(listening, -1));
    }
    for (auto& thread : ended) thread.join();
}

Receiver::Receiver(std::string address) : inside_(std::make_shared<Inside>()) {
    inside_->address = std::move(address);
    inside_->listen_again();
}
Receiver::~Receiver() { inside_->stop(); }

std::string Receiver::url(const std::string& path) const {
    bool six = inside_->address.contains(':');
    return "http://" + (six ? "[" + inside_->address + "]" : inside_->address) + ":" +
           std::to_string(port()) + path;
}
unsigned short Receiver::port() const { return inside_->port; }

void Receiver::answers(ReceiverAnswer answer) {
    answers([answer = std::move(answer)](const ReceivedCall&) { return answer; });
}
void Receiver::answers(std::function<ReceiverAnswer(const ReceivedCall&)> answer) {
    std::lock_guard hold(inside_->mutex);
    inside_->always = std::move(answer);
}
void Receiver::answers_once(ReceiverAnswer answer) {
    std::lock_guard hold(inside_->mutex);
    inside_->once.push_back(std::move(answer));
}
std::vector<ReceivedCall> Receiver::received() {
    std::lock_guard hold(inside_->mutex);
    return inside_->calls;
}
std::vector<ReceivedCall> Receiver::wait_for(std::size_t count) {
    std::unique_lock hold(inside_->mutex);
    if (!inside_->changed.wait_for(hold, std::chrono::seconds(10),
                                   [&] { return inside_->calls.size() >= count; }))
        throw std::runtime_error("the receiver got " + std::to_string(inside_->calls.size()) + " of " +
                                 std::to_string(count) + " calls");
    return inside_->calls;
}
std::size_t Receiver::connections() {
    std::lock_guard hold(inside_->mutex);
    return inside_->connections;
}
void Receiver::go() { inside_->stop(); }
void Receiver::come_back() { inside_->listen_again(); }

}  // namespace heliograph::testing
