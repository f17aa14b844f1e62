// WebSocket frames, RFC 6455, the server's side: bytes to messages, and the head of a frame to bytes. No
// sockets.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace heliograph {

enum class FrameKind { text, binary, ping, pong, close, failed };

namespace websocket_code {
inline constexpr std::uint16_t normal = 1000;
inline constexpr std::uint16_t going_away = 1001;
inline constexpr std::uint16_t protocol_error = 1002;
inline constexpr std::uint16_t none_given = 1005;  // Never on the wire.
inline constexpr std::uint16_t lost = 1006;        // Never on the wire.
inline constexpr std::uint16_t not_utf8 = 1007;
inline constexpr std::uint16_t policy = 1008;
inline constexpr std::uint16_t too_large = 1009;
inline constexpr std::uint16_t internal_error = 1011;
}  // namespace websocket_code

// A whole message, a control frame, or the end: after `close` and `failed` nothing follows.
struct FrameEvent {
    FrameKind kind;
    std::string payload;     // Of a close frame: the reason.
    std::uint16_t code = 0;  // Of close and failed.
};

class FrameReader {
public:
    explicit FrameReader(std::size_t message_bytes_max) : message_bytes_max_(message_bytes_max) {}

    // Takes the next bytes, cut anywhere, and returns what they complete.
    std::vector<FrameEvent> feed(std::string_view bytes);

private:
    enum class Opcode : std::uint8_t { more = 0, text = 1, binary = 2, close = 8, ping = 9, pong = 10 };

    void take_head(std::string_view& bytes, std::vector<FrameEvent>& events);
    void take_payload(std::string_view& bytes, std::vector<FrameEvent>& events);
    std::size_t head_size() const;
    // The code to fail with, or 0.
    std::uint16_t fault_in_first_two() const;
    std::uint16_t fault_in_length() const;
    void start_payload();
    void end_frame(std::vector<FrameEvent>& events);
    void end_close(std::vector<FrameEvent>& events);
    void fail(std::uint16_t code, std::vector<FrameEvent>& events);
    Opcode opcode() const { return static_cast<Opcode>(head_[0] & 0x0f); }
    bool is_control() const { return (head_[0] & 0x08) != 0; }
    bool is_last() const { return (head_[0] & 0x80) != 0; }

    std::size_t message_bytes_max_;
    std::array<std::uint8_t, 14> head_{};
    std::uint8_t head_have_ = 0;
    std::uint8_t mask_at_ = 0;
    bool in_payload_ = false;
    bool in_message_ = false;
    bool message_is_text_ = false;
    bool ended_ = false;
    std::array<std::uint8_t, 4> mask_{};
    std::uint64_t payload_left_ = 0;
    std::string message_;
    std::string control_;
};

struct FrameHead {
    std::array<char, 10> bytes{};
    std::uint8_t size = 0;
    std::string_view view() const { return {bytes.data(), size}; }
};
// Of an unmasked, unfragmented frame. REQUIRES: kind is not failed.
FrameHead frame_head(FrameKind kind, std::uint64_t payload_bytes);

// The payload of a close frame; empty for none_given and lost.
std::string close_payload(std::uint16_t code, std::string_view reason);

}  // namespace heliograph
