// One WebSocket: whole messages in, shared bytes out. Frames that are ready together leave in one write.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/wire/port.h"
#include "base/wire/websocket_frames.h"

namespace heliograph {

class Stream;

// The value of Sec-WebSocket-Accept; nothing if the key is none.
std::optional<std::string> websocket_accept(std::string_view key);

// REQUIRES: on its loop, for everything. Its owner sets the callbacks in WebSocketOpened; they are dropped
// when the socket has closed.
class WebSocketSession final : public Connection,
                               public TurnEnd,
                               public std::enable_shared_from_this<WebSocketSession> {
public:
    WebSocketSession(std::shared_ptr<Port> port, Stream&& stream);
    ~WebSocketSession() override;

    std::move_only_function<void(std::string)> on_text;
    std::move_only_function<void(std::string)> on_binary;
    std::move_only_function<void()> on_pong;
    // The last call, once, never from inside another call to this object.
    std::move_only_function<void(std::uint16_t code)> on_closed;

    // Queues one text message whose payload is head and then tail. The head is shared, so the same bytes go
    // to any number of sockets; the tail is this socket's own and short (a sequence number). Full: the socket
    // is closed.
    void send(std::shared_ptr<const std::string> head, std::string_view tail = {});
    void send(std::string text) { send(std::make_shared<const std::string>(std::move(text))); }
    // Says why, then waits for the peer to agree.
    void close(std::uint16_t code, std::string_view reason = {});

    std::size_t outbox_size() const { return outbox_.size() - outbox_first_; }
    bool open() const { return state_ == State::open; }
    WireLoop& loop() const { return port_->loop; }

    // Begins to read; `read_before` came in behind the handshake.
    void start(std::string read_before);

    void sweep(Millis now) override;
    void stop_gently() override;
    void stop_now() override;
    void turn_end() override;

private:
    enum class State : char { open, closing, ended };
    static constexpr std::size_t tail_bytes_max = 43;

    struct Outgoing {
        std::shared_ptr<const std::string> head;
        FrameHead frame;
        std::uint8_t tail_size = 0;
        std::array<char, tail_bytes_max> tail;
        std::size_t size() const { return frame.size + head->size() + tail_size; }
    };

    void queue(FrameKind kind, std::shared_ptr<const std::string> head, std::string_view tail);
    void flush();
    void sent(std::size_t bytes);
    void drop_slow();
    void wait_to_read();
    void wait_to_write();
    void readable(bool usable);
    void take(std::string_view bytes);
    void take(FrameEvent event);
    void end(std::uint16_t code);
    const WebSocketLimits& limits() const { return port_->terms->settings.websocket; }

    // Only on the loop.
    std::unique_ptr<Stream> stream_;
    FrameReader reader_;
    std::vector<Outgoing> outbox_;
    std::size_t outbox_first_ = 0;
    std::size_t sent_of_first_ = 0;
    Millis next_ping_ = 0;
    Millis last_heard_ = 0;
    Millis stuck_since_ = 0;  // 0: the client takes what it is sent.
    Millis close_by_ = 0;
    std::uint16_t close_code_ = 0;
    State state_ = State::open;
    bool flush_asked_ = false;
    bool waits_to_write_ = false;
    bool peer_closed_ = false;
};

}  // namespace heliograph
