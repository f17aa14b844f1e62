// What both modes of the load share.
#include "bench/wires.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <strings.h>
#include <sys/socket.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <sstream>

namespace bench {

std::uint64_t now() {
    timespec moment;
    clock_gettime(CLOCK_MONOTONIC, &moment);
    return std::uint64_t(moment.tv_sec) * 1'000'000'000 + std::uint64_t(moment.tv_nsec);
}

void give_up(const std::string& sentence) {
    std::fprintf(stderr, "heliograph_load: %s\n", sentence.c_str());
    std::exit(1);
}

int connect_to(const std::string& address) {
    std::size_t colon = address.rfind(':');
    if (colon == std::string::npos) give_up("an address is HOST:PORT, not " + address);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(std::uint16_t(std::atoi(address.c_str() + colon + 1)));
    if (inet_pton(AF_INET, address.substr(0, colon).c_str(), &to.sin_addr) != 1)
        give_up("no IPv4 address: " + address);
    int connection = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connection < 0) give_up(std::string("no socket: ") + std::strerror(errno));
    if (connect(connection, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0)
        give_up("no connection to " + address + ": " + std::strerror(errno));
    int on = 1;
    setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    fcntl(connection, F_SETFL, O_NONBLOCK);
    return connection;
}

Options::Options(int count, char** words) {
    for (int i = 0; i < count; ++i) {
        std::string word = words[i];
        if (!word.starts_with("--")) give_up("not an option: " + word);
        bool alone = i + 1 == count || std::string_view(words[i + 1]).starts_with("--");
        given_[word.substr(2)] = alone ? "yes" : words[++i];
    }
}

std::string Options::text(const std::string& name, const std::string& otherwise) const {
    auto found = given_.find(name);
    return found == given_.end() ? otherwise : found->second;
}

double Options::number(const std::string& name, double otherwise) const {
    auto found = given_.find(name);
    return found == given_.end() ? otherwise : std::atof(found->second.c_str());
}

std::string file_bytes(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) give_up("cannot read " + path);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

StampedRequest::StampedRequest(std::string bytes)
    : bytes_(std::move(bytes)), place_(bytes_.find(std::string(width, '@'))) {}

bool StampedRequest::send(int connection, std::uint64_t stamp) {
    if (place_ != std::string::npos)
        for (std::size_t i = width; i-- > 0; stamp /= 10) bytes_[place_ + i] = char('0' + stamp % 10);
    return ::send(connection, bytes_.data(), bytes_.size(), MSG_NOSIGNAL) == ssize_t(bytes_.size());
}

bool AnswerReader::take(std::string_view arrived) {
    if (!in_body_) {
        head_.append(arrived);
        if (!read_head()) return false;
        arrived = head_;
    }
    bool complete;
    if (chunked_) {
        tail_.append(arrived.substr(arrived.size() - std::min<std::size_t>(arrived.size(), 7)));
        tail_.erase(0, tail_.size() - std::min<std::size_t>(tail_.size(), 7));
        complete = tail_.ends_with("0\r\n\r\n") && (tail_.size() < 7 || tail_.starts_with("\r\n"));
    } else {
        missing_ -= std::min<std::uint64_t>(missing_, arrived.size());
        complete = missing_ == 0;
    }
    head_.clear();
    in_body_ = !complete;
    return complete;
}

bool AnswerReader::read_head() {
    std::size_t end = head_.find("\r\n\r\n");
    if (end == std::string::npos) return false;
    status_ = head_.size() > 12 ? std::atoi(head_.c_str() + 9) : 0;
    missing_ = 0;
    chunked_ = false;
    tail_.clear();
    constexpr std::string_view length = "\ncontent-length:", chunks = "\ntransfer-encoding:";
    for (std::size_t line = head_.find('\n'); line < end; line = head_.find('\n', line + 1)) {
        if (strncasecmp(head_.data() + line, length.data(), length.size()) == 0)
            missing_ = std::strtoull(head_.c_str() + line + length.size(), nullptr, 10);
        else if (strncasecmp(head_.data() + line, chunks.data(), chunks.size()) == 0)
            chunked_ = true;
    }
    head_.erase(0, end + 4);
    in_body_ = true;
    return true;
}

std::string Latencies::json() {
    if (microseconds_.empty()) return "";
    std::sort(microseconds_.begin(), microseconds_.end());
    auto at = [&](double share) {
        return microseconds_[std::size_t(share * (microseconds_.size() - 1))] / 1000.0;
    };
    char text[120];
    std::snprintf(text, sizeof text, R"(,"p50_ms":%.3f,"p99_ms":%.3f,"max_ms":%.3f)", at(0.5), at(0.99),
                  at(1));
    return text;
}

std::string statuses_json(const std::map<int, std::uint64_t>& counts) {
    std::string text = "{";
    for (auto [status, count] : counts)
        text += (text.size() > 1 ? ",\"" : "\"") + std::to_string(status) + "\":" + std::to_string(count);
    return text + "}";
}

}  // namespace bench
