// A port: what the connections of one listener on one loop share, and the list of them.
#pragma once

#include <functional>
#include <memory>

#include "base/wire/http_sink.h"
#include "base/wire/loops.h"
#include "base/wire/proxies.h"
#include "base/wire/tls.h"

namespace heliograph {

class Port;

// A connection in its port's list for as long as it lives.
class Connection {
public:
    explicit Connection(std::shared_ptr<Port> port);
    virtual ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    // Ends what is past its deadline.
    virtual void sweep(Millis now) = 0;
    // Ends at the next good moment: after the answer, or once the peer has been told.
    virtual void stop_gently() = 0;
    virtual void stop_now() = 0;

protected:
    const std::shared_ptr<Port> port_;  // Set once.

private:
    friend class Port;
    Connection* before_ = nullptr;
    Connection* after_ = nullptr;
};

// What all ports of a listener share.
struct PortTerms {
    ListenerSettings settings;
    Proxies proxies;
    std::unique_ptr<TlsContext> tls;  // nullptr: plain.
    std::atomic<std::size_t> open = 0;
};

class Port {
public:
    Port(WireLoop& loop_, HttpSink& sink_, std::shared_ptr<PortTerms> terms_)
        : loop(loop_), sink(sink_), terms(std::move(terms_)) {}

    // Set once.
    WireLoop& loop;
    HttpSink& sink;
    const std::shared_ptr<PortTerms> terms;
    // Safe by itself.
    WireCounters counters;

    // The rest only on the loop.
    bool stopping() const { return stopping_; }
    void sweep(Millis now);
    // Asks every connection to end; emptied is called when the last has gone.
    void stop_gently(std::move_only_function<void()> emptied);
    void stop_now();

private:
    friend class Connection;
    void each(void (*f)(Connection&, Millis), Millis now);

    Connection* first_ = nullptr;
    Connection* next_in_walk_ = nullptr;  // So that a connection may end while the list is walked.
    bool stopping_ = false;
    std::move_only_function<void()> emptied_;
};

// Adds without the price of an atomic read-modify-write: each counter has one writer, its loop.
inline void count(std::atomic<std::uint64_t>& counter, std::uint64_t more = 1) {
    counter.store(counter.load(std::memory_order_relaxed) + more, std::memory_order_relaxed);
}
inline void uncount(std::atomic<std::uint64_t>& counter) {
    counter.store(counter.load(std::memory_order_relaxed) - 1, std::memory_order_relaxed);
}

}  // namespace heliograph
