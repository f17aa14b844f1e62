// What both modes of the load share: the clock, connections, stamped requests, answers, latencies.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

// Nanoseconds of the monotonic clock.
std::uint64_t now();

// Prints a sentence and ends the program: a load that goes wrong has no figure.
[[noreturn]] void give_up(const std::string& sentence);

// A blocking connect to "address:port" (IPv4), then non-blocking without Nagle.
int connect_to(const std::string& address);

// Words of the command line: --name value, or --name alone ("yes").
class Options {
public:
    Options(int count, char** words);
    std::string text(const std::string& name, const std::string& otherwise = "") const;
    double number(const std::string& name, double otherwise) const;

private:
    std::map<std::string, std::string> given_;
};

std::string file_bytes(const std::string& path);

// A request as bytes. A run of 20 '@' in it is replaced by a number before each sending.
class StampedRequest {
public:
    static constexpr std::size_t width = 20;

    explicit StampedRequest(std::string bytes);
    // Sends the whole request; false if the connection is gone.
    bool send(int connection, std::uint64_t stamp);

private:
    std::string bytes_;
    std::size_t place_;  // npos: nothing to replace.
};

// Reads one answer at a time from a connection that keeps alive.
class AnswerReader {
public:
    // Takes what arrived; true when it completes the answer. REQUIRES: one request in flight.
    bool take(std::string_view arrived);
    int status() const { return status_; }

private:
    bool read_head();

    std::string head_;           // The head as far as it came, and the body's beginning.
    bool in_body_ = false;       // The head was read.
    bool chunked_ = false;       // The body ends with an empty chunk.
    std::uint64_t missing_ = 0;  // Bytes of the body that have not arrived.
    std::string tail_;           // The last bytes of a chunked body.
    int status_ = 0;
};

class Latencies {
public:
    void add(std::uint64_t nanoseconds) { microseconds_.push_back(std::uint32_t(nanoseconds / 1000)); }
    std::size_t count() const { return microseconds_.size(); }
    // ,"p50_ms":...,"p99_ms":...,"max_ms":... or nothing if none was added.
    std::string json();

private:
    std::vector<std::uint32_t> microseconds_;
};

// {"200":12,"500":1}
std::string statuses_json(const std::map<int, std::uint64_t>& counts);

int load_http(const Options& options);
int load_sockets(const Options& options);

}  // namespace bench
