// What the network asks of the application, and what it is told in return: limits, figures, one interface.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/wire/request.h"
#include "base/words/task.h"

namespace heliograph {

class WebSocketSession;

// How much of a body is read, and what happens to more.
struct BodyLimit {
    enum class WhenOver { refuse_413, cut };
    std::size_t bytes = 0;
    WhenOver when_over = WhenOver::refuse_413;
    bool spools = false;  // Asks welcome() first; what is large goes to a file, not into memory.
};

// Takes over a socket whose handshake is done; called on the connection's loop.
using WebSocketOpened = std::move_only_function<void(std::shared_ptr<WebSocketSession>)>;
using Upgrade = std::variant<Answer, WebSocketOpened>;

// The application. Called on the connection's loop; must not throw. Lives longer than the listener.
struct HttpSink {
    virtual ~HttpSink() = default;
    // Asked once the head of a request with a body is read.
    virtual BodyLimit body_limit(const Request& head) = 0;
    // Whether a body that spools may be sent at all; an Answer refuses. The head stays until this is done.
    virtual Task<std::optional<Answer>> welcome(const Request* head);
    // Appends to the file of a body, which is made when there is none yet; nullptr if that cannot be done.
    virtual Task<std::shared_ptr<BodyFile>> spool(std::shared_ptr<BodyFile> file, std::string piece);
    virtual Task<Answer> answer(Request request) = 0;
    // Whether a request to upgrade goes to upgrade(); otherwise it is a request like any other.
    virtual bool wants_websocket(std::string_view path) = 0;
    // An Answer refuses; otherwise the handshake is completed and the function is given the live socket.
    virtual Task<Upgrade> upgrade(Request request) = 0;
};

struct HttpLimits {
    std::size_t header_bytes = 16 * 1024;
    std::size_t url_bytes = 2048;
    std::size_t gzip_from_bytes = 1024;
    std::size_t linger_bytes = 1024 * 1024;  // Of a refused body that is read and dropped before closing.
    Millis header_ms = 10'000;               // From the first byte of a request to the end of its head.
    Millis body_pause_ms = 30'000;           // Between two bytes of a body.
    Millis body_ms = 300'000;                // For a whole body.
    Millis idle_ms = 120'000;                // Between requests.
    Millis write_pause_ms = 30'000;          // Until a client takes more of its answer.
    Millis linger_ms = 2'000;                // For the rest of a refused body.
    std::size_t spool_bytes = 256 * 1024;    // Of a body that spools, kept in memory at once.
};

struct WebSocketLimits {
    std::size_t message_bytes = 8192;
    std::size_t outbox_frames = 256;  // A client this far behind must reconnect and catch up.
    Millis ping_ms = 60'000;
    Millis silence_ms = 100'000;     // Without a message or a pong.
    Millis write_pause_ms = 30'000;  // Until a client takes more of what is queued.
    Millis close_ms = 5'000;         // For the answer to a close frame.
};

struct ListenerSettings {
    std::string address = ":8065";  // "HOST:PORT"; no host means all interfaces, port 0 any free port.
    std::string tls_cert_file;      // Both empty: plain HTTP.
    std::string tls_key_file;
    std::size_t connections_max = 20'000;
    bool gzip = true;
    // Whose word on the client's address counts. Without headers "X-Forwarded-For" is meant; without networks
    // the named headers count from anyone. Both empty: nobody's does.
    std::vector<std::string> trusted_proxies;  // "10.0.0.0/8", "::1".
    std::vector<std::string> trusted_proxy_headers;
    Millis stop_ms = 10'000;  // For requests in flight when stopping.
    HttpLimits http;
    WebSocketLimits websocket;
};

// Of one listener on one loop; read from anywhere.
struct alignas(64) WireCounters {
    std::atomic<std::uint64_t> connections_open = 0;
    std::atomic<std::uint64_t> connections_refused = 0;
    std::atomic<std::uint64_t> requests = 0;
    std::atomic<std::uint64_t> bytes_in = 0;
    std::atomic<std::uint64_t> bytes_out = 0;
    std::atomic<std::uint64_t> websockets_open = 0;
    std::atomic<std::uint64_t> slow_dropped = 0;
};

}  // namespace heliograph
