// The state machine over the bytes of a client: head, mask, payload, again.
#include "base/wire/websocket_frames.h"

#include <algorithm>
#include <cstring>

#include "base/words/letters.h"

namespace heliograph {

namespace {

constexpr std::uint64_t control_bytes_max = 125;
constexpr std::uint8_t length_is_16 = 126;
constexpr std::uint8_t length_is_64 = 127;

std::uint64_t big_endian(const std::uint8_t* from, int bytes) {
    std::uint64_t value = 0;
    for (int i = 0; i < bytes; ++i) value = value << 8 | from[i];
    return value;
}

// RFC 6455, 7.4: what a peer may send.
bool may_be_sent(std::uint16_t code) {
    if (code >= 3000 && code <= 4999) return true;
    return code >= 1000 && code <= 1014 && code != 1004 && code != websocket_code::none_given &&
           code != websocket_code::lost;
}

}  // namespace

std::vector<FrameEvent> FrameReader::feed(std::string_view bytes) {
    std::vector<FrameEvent> events;
    while (!ended_ && !bytes.empty()) {
        if (in_payload_)
            take_payload(bytes, events);
        else
            take_head(bytes, events);
    }
    return events;
}

std::size_t FrameReader::head_size() const {
    std::uint8_t length = head_[1] & 0x7f;
    return 2u + (length == length_is_16 ? 2u : length == length_is_64 ? 8u : 0u) + mask_.size();
}

std::uint16_t FrameReader::fault_in_first_two() const {
    bool reserved_bits = (head_[0] & 0x70) != 0;
    bool masked = (head_[1] & 0x80) != 0;
    if (reserved_bits || !masked) return websocket_code::protocol_error;
    std::uint8_t length = head_[1] & 0x7f;
    switch (opcode()) {
        case Opcode::more:
            return in_message_ ? 0 : websocket_code::protocol_error;
        case Opcode::text:
        case Opcode::binary:
            return in_message_ ? websocket_code::protocol_error : 0;
        case Opcode::close:
        case Opcode::ping:
        case Opcode::pong:
            return is_last() && length <= control_bytes_max ? 0 : websocket_code::protocol_error;
    }
    return websocket_code::protocol_error;
}

std::uint16_t FrameReader::fault_in_length() const {
    std::uint8_t length = head_[1] & 0x7f;
    bool longer_than_needed = (length == length_is_16 && payload_left_ < length_is_16) ||
                              (length == length_is_64 && payload_left_ <= 0xffff);
    bool negative = payload_left_ >> 63 != 0;
    if (longer_than_needed || negative) return websocket_code::protocol_error;
    if (is_control()) return 0;
    return payload_left_ > message_bytes_max_ - message_.size() ? websocket_code::too_large : 0;
}

void FrameReader::take_head(std::string_view& bytes, std::vector<FrameEvent>& events) {
    while (!bytes.empty()) {
        head_[head_have_++] = static_cast<std::uint8_t>(bytes.front());
        bytes.remove_prefix(1);
        if (head_have_ == 2)
            if (auto code = fault_in_first_two()) return fail(code, events);
        if (head_have_ >= 2 && head_have_ == head_size()) break;
    }
    if (head_have_ < 2 || head_have_ < head_size()) return;
    start_payload();
    if (auto code = fault_in_length()) return fail(code, events);
    if (payload_left_ == 0) end_frame(events);
}

void FrameReader::start_payload() {
    std::uint8_t length = head_[1] & 0x7f;
    payload_left_ = length == length_is_16   ? big_endian(&head_[2], 2)
                    : length == length_is_64 ? big_endian(&head_[2], 8)
                                             : length;
    std::copy_n(head_.begin() + head_have_ - mask_.size(), mask_.size(), mask_.begin());
    mask_at_ = 0;
    head_have_ = 0;
    in_payload_ = true;
    if (is_control() || opcode() == Opcode::more) return;
    in_message_ = true;
    message_is_text_ = opcode() == Opcode::text;
}

void FrameReader::take_payload(std::string_view& bytes, std::vector<FrameEvent>& events) {
    std::string& into = is_control() ? control_ : message_;
    std::size_t count = std::min<std::uint64_t>(payload_left_, bytes.size());
    std::size_t from = into.size();
    into.append(bytes.substr(0, count));
    for (std::size_t i = 0; i < count; ++i)
        into[from + i] = static_cast<char>(into[from + i] ^ mask_[(mask_at_ + i) % 4]);
    mask_at_ = static_cast<std::uint8_t>((mask_at_ + count) % 4);
    payload_left_ -= count;
    bytes.remove_prefix(count);
    if (payload_left_ == 0) end_frame(events);
}

void FrameReader::end_frame(std::vector<FrameEvent>& events) {
    in_payload_ = false;
    if (opcode() == Opcode::close) return end_close(events);
    if (is_control()) {
        events.push_back({opcode() == Opcode::ping ? FrameKind::ping : FrameKind::pong, std::move(control_)});
        control_ = {};
        return;
    }
    if (!is_last()) return;
    if (message_is_text_ && !is_utf8(message_)) return fail(websocket_code::not_utf8, events);
    events.push_back({message_is_text_ ? FrameKind::text : FrameKind::binary, std::move(message_)});
    message_ = {};
    in_message_ = false;
}

void FrameReader::end_close(std::vector<FrameEvent>& events) {
    std::uint16_t code = websocket_code::none_given;
    if (control_.size() == 1) return fail(websocket_code::protocol_error, events);
    if (control_.size() >= 2) {
        code =
            static_cast<std::uint16_t>(big_endian(reinterpret_cast<const std::uint8_t*>(control_.data()), 2));
        if (!may_be_sent(code)) return fail(websocket_code::protocol_error, events);
        control_.erase(0, 2);
        if (!is_utf8(control_)) return fail(websocket_code::not_utf8, events);
    }
    ended_ = true;
    events.push_back({FrameKind::close, std::move(control_), code});
}

void FrameReader::fail(std::uint16_t code, std::vector<FrameEvent>& events) {
    ended_ = true;
    message_ = {};
    control_ = {};
    events.push_back({FrameKind::failed, {}, code});
}

FrameHead frame_head(FrameKind kind, std::uint64_t payload_bytes) {
    constexpr std::array<std::uint8_t, 5> opcodes{1, 2, 9, 10, 8};
    FrameHead head;
    auto put = [&head](std::uint64_t byte) { head.bytes[head.size++] = static_cast<char>(byte); };
    put(0x80u | opcodes[static_cast<std::size_t>(kind)]);
    int length_bytes = payload_bytes < length_is_16 ? 0 : payload_bytes <= 0xffff ? 2 : 8;
    put(length_bytes == 0 ? payload_bytes : length_bytes == 2 ? length_is_16 : length_is_64);
    for (int shift = (length_bytes - 1) * 8; shift >= 0; shift -= 8) put(payload_bytes >> shift & 0xff);
    return head;
}

std::string close_payload(std::uint16_t code, std::string_view reason) {
    if (code == websocket_code::none_given || code == websocket_code::lost) return {};
    std::string payload{static_cast<char>(code >> 8), static_cast<char>(code & 0xff)};
    payload += reason.substr(0, control_bytes_max - payload.size());
    return payload;
}

}  // namespace heliograph
