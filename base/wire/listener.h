// The listener: accepts connections on every loop and gives them to HTTP sessions.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "base/wire/http_sink.h"

namespace heliograph {

class Loops;

// What WireCounters of all loops add up to.
struct WireFigures {
    std::uint64_t connections_open = 0;
    std::uint64_t connections_refused = 0;
    std::uint64_t requests = 0;
    std::uint64_t bytes_in = 0;
    std::uint64_t bytes_out = 0;
    std::uint64_t websockets_open = 0;
    std::uint64_t slow_dropped = 0;
};

class Listener {
public:
    // Binds, and listens once the loops run. Throws std::exception with a sentence if it cannot.
    Listener(Loops& loops, HttpSink& sink, ListenerSettings settings);
    // Calls stop().
    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    std::uint16_t port() const { return port_number_; }
    WireFigures figures() const;

    // Accepts no more; requests in flight are answered, idle connections closed, WebSockets told. Returns
    // when all have gone, or have been cut off after stop_ms. REQUIRES: the loops run, and this is not one of
    // them.
    void stop();

private:
    class Acceptor;

    Loops& loops_;
    std::vector<std::shared_ptr<Acceptor>> acceptors_;  // Set once.
    std::uint16_t port_number_ = 0;                     // Set once.
    Millis stop_ms_;                                    // Set once.
    bool stopped_ = false;
};

}  // namespace heliograph
