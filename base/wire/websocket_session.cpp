// Callbacks instead of coroutines: an idle socket waits with one small operation and nothing else.
#include "base/wire/websocket_session.h"

#include <openssl/sha.h>
#include <spdlog/spdlog.h>

#include <algorithm>

#include "base/crypto/hmac.h"
#include "base/wire/stream.h"

namespace heliograph {

namespace {

constexpr std::size_t frames_per_write = 64;
constexpr std::size_t buffers_per_frame = 3;
// Room that is kept while nothing is queued.
constexpr std::size_t outbox_kept = 4;
constexpr std::size_t reads_per_turn = 4;

iovec buffer_of(std::string_view bytes) { return {const_cast<char*>(bytes.data()), bytes.size()}; }

}  // namespace

std::optional<std::string> websocket_accept(std::string_view key) {
    auto nonce = crypto::from_base64(key);
    if (!nonce || nonce->size() != 16) return std::nullopt;
    std::string text = std::string(key) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    std::array<unsigned char, SHA_DIGEST_LENGTH> digest;
    SHA1(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
    return crypto::base64({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

WebSocketSession::WebSocketSession(std::shared_ptr<Port> port, Stream&& stream)
    : Connection(std::move(port)),
      stream_(std::make_unique<Stream>(std::move(stream))),
      reader_(limits().message_bytes) {
    count(port_->counters.websockets_open);
    last_heard_ = WireLoop::steady_now();
    next_ping_ = last_heard_ + limits().ping_ms;
}

WebSocketSession::~WebSocketSession() {
    if (state_ != State::ended) uncount(port_->counters.websockets_open);
}

void WebSocketSession::start(std::string read_before) {
    if (port_->stopping()) stop_gently();
    take(read_before);
    if (state_ != State::ended) wait_to_read();
}

void WebSocketSession::send(std::shared_ptr<const std::string> head, std::string_view tail) {
    if (state_ != State::open) return;
    if (tail.size() > tail_bytes_max) {
        head = std::make_shared<const std::string>(*head + std::string(tail));
        tail = {};
    }
    queue(FrameKind::text, std::move(head), tail);
}

void WebSocketSession::close(std::uint16_t code, std::string_view reason) {
    if (state_ != State::open) return;
    queue(FrameKind::close, std::make_shared<const std::string>(close_payload(code, reason)), {});
    if (state_ != State::open) return;
    state_ = State::closing;
    close_code_ = code;
    close_by_ = WireLoop::steady_now() + limits().close_ms;
}

void WebSocketSession::queue(FrameKind kind, std::shared_ptr<const std::string> head, std::string_view tail) {
    // Much sent in one turn is no sign of a slow client; only what the kernel does not take is.
    if (outbox_size() >= limits().outbox_frames && !waits_to_write_) flush();
    if (state_ == State::ended) return;
    if (outbox_size() >= limits().outbox_frames) return drop_slow();
    Outgoing& out = outbox_.emplace_back();
    out.frame = frame_head(kind, head->size() + tail.size());
    out.head = std::move(head);
    out.tail_size = static_cast<std::uint8_t>(tail.size());
    std::ranges::copy(tail, out.tail.begin());
    if (flush_asked_ || waits_to_write_) return;
    flush_asked_ = true;
    port_->loop.at_turn_end(shared_from_this());
}

void WebSocketSession::turn_end() {
    flush_asked_ = false;
    flush();
}

void WebSocketSession::flush() {
    std::array<iovec, frames_per_write * buffers_per_frame> buffers;
    while (state_ != State::ended && outbox_size() > 0) {
        std::size_t used = 0;
        std::size_t skip = sent_of_first_;
        std::size_t last = std::min(outbox_.size(), outbox_first_ + frames_per_write);
        for (std::size_t i = outbox_first_; i < last; ++i) {
            const Outgoing& out = outbox_[i];
            for (std::string_view piece : {out.frame.view(), std::string_view(*out.head),
                                           std::string_view(out.tail.data(), out.tail_size)}) {
                std::size_t skipped = std::min(skip, piece.size());
                skip -= skipped;
                if (skipped < piece.size()) buffers[used++] = buffer_of(piece.substr(skipped));
            }
        }
        Moved moved = stream_->write_some(std::span(buffers).first(used));
        count(port_->counters.bytes_out, moved.bytes);
        sent(moved.bytes);
        if (moved.want == Want::gone) return end(websocket_code::lost);
        if (moved.want == Want::nothing) continue;
        if (moved.bytes > 0 || stuck_since_ == 0) stuck_since_ = WireLoop::steady_now();
        if (moved.want == Want::write) wait_to_write();
        return;
    }
    stuck_since_ = 0;
    if (state_ == State::closing && peer_closed_) end(close_code_);
}

void WebSocketSession::sent(std::size_t bytes) {
    sent_of_first_ += bytes;
    while (outbox_size() > 0 && sent_of_first_ >= outbox_[outbox_first_].size()) {
        sent_of_first_ -= outbox_[outbox_first_].size();
        outbox_[outbox_first_++].head = nullptr;
    }
    if (outbox_size() > 0) {
        // Moves the rest to the front once in a while, so that a queue that never empties does not grow.
        if (outbox_first_ < limits().outbox_frames) return;
        outbox_.erase(outbox_.begin(), outbox_.begin() + static_cast<std::ptrdiff_t>(outbox_first_));
        outbox_first_ = 0;
        return;
    }
    outbox_.clear();
    outbox_first_ = 0;
    if (outbox_.capacity() > outbox_kept) outbox_ = {};
}

void WebSocketSession::drop_slow() {
    count(port_->counters.slow_dropped);
    end(websocket_code::lost);
}

void WebSocketSession::wait_to_read() {
    stream_->when(Want::read, [self = shared_from_this()](bool usable) { self->readable(usable); });
}

void WebSocketSession::wait_to_write() {
    if (waits_to_write_) return;
    waits_to_write_ = true;
    stream_->when(Want::write, [self = shared_from_this()](bool usable) {
        self->waits_to_write_ = false;
        if (usable) self->flush();
    });
}

void WebSocketSession::readable(bool usable) {
    if (state_ == State::ended) return;
    if (!usable) return end(websocket_code::lost);
    std::span<char> scratch = port_->loop.scratch();
    for (std::size_t i = 0; i < reads_per_turn; ++i) {
        Moved moved = stream_->read_some(scratch);
        if (moved.want == Want::gone) return end(websocket_code::lost);
        if (moved.want == Want::write) wait_to_write();
        if (moved.want != Want::nothing) break;
        count(port_->counters.bytes_in, moved.bytes);
        take(std::string_view(scratch.data(), moved.bytes));
        if (state_ == State::ended) return;
        if (moved.bytes < scratch.size() && !stream_->encrypted()) break;
    }
    // A TLS write may have been waiting for the peer to say something first.
    if (stuck_since_ != 0 && !waits_to_write_) flush();
    if (state_ != State::ended) wait_to_read();
}

void WebSocketSession::take(std::string_view bytes) {
    for (auto& event : reader_.feed(bytes)) {
        if (state_ == State::ended) return;
        take(std::move(event));
    }
}

void WebSocketSession::take(FrameEvent event) {
    if (event.kind == FrameKind::close) {
        peer_closed_ = true;
        if (state_ == State::open) close(event.code);
        // It is told on the way out; if all has left before, this was the last word.
        close_code_ = event.code;
        if (state_ == State::closing && outbox_size() == 0) end(close_code_);
        return;
    }
    if (state_ != State::open) return;
    if (event.kind != FrameKind::ping && event.kind != FrameKind::failed)
        last_heard_ = WireLoop::steady_now();
    switch (event.kind) {
        case FrameKind::text:
            if (on_text) on_text(std::move(event.payload));
            return;
        case FrameKind::binary:
            if (on_binary) on_binary(std::move(event.payload));
            return;
        case FrameKind::pong:
            if (on_pong) on_pong();
            return;
        case FrameKind::ping:
            return queue(FrameKind::pong, std::make_shared<const std::string>(std::move(event.payload)), {});
        case FrameKind::failed:
            return close(event.code);
        case FrameKind::close:
            return;
    }
}

void WebSocketSession::end(std::uint16_t code) {
    if (state_ == State::ended) return;
    state_ = State::ended;
    uncount(port_->counters.websockets_open);
    stream_->cancel();
    // Later: the owner may be in the middle of a walk over its sockets.
    port_->loop.post([self = shared_from_this(), code] {
        auto closed = std::exchange(self->on_closed, nullptr);
        self->on_text = nullptr;
        self->on_binary = nullptr;
        self->on_pong = nullptr;
        self->outbox_ = {};
        self->outbox_first_ = 0;
        self->stream_ = nullptr;
        if (closed) closed(code);
    });
}

void WebSocketSession::sweep(Millis now) {
    if (state_ == State::ended) return;
    if (stuck_since_ != 0 && now - stuck_since_ >= limits().write_pause_ms) return drop_slow();
    if (state_ == State::closing) {
        if (now >= close_by_) end(close_code_);
        return;
    }
    if (now - last_heard_ >= limits().silence_ms) return end(websocket_code::lost);
    if (now < next_ping_) return;
    next_ping_ = now + limits().ping_ms;
    static const auto no_payload = std::make_shared<const std::string>();
    queue(FrameKind::ping, no_payload, {});
}

void WebSocketSession::stop_gently() { close(websocket_code::going_away, "the server stops"); }

void WebSocketSession::stop_now() { end(websocket_code::going_away); }

}  // namespace heliograph
