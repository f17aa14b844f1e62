// Frames: every shape a client may send, cut anywhere, and every shape it may not.
#include "base/wire/websocket_frames.h"

#include <doctest/doctest.h>

#include "base/wire/test_client.h"

namespace heliograph {

namespace {

using testing::masked;

constexpr std::size_t message_max = 70'000;

// "text:hello", "close 1000:bye", one a event, for bytes given at once or one by one.
std::string read(std::string_view bytes, std::size_t piece) {
    FrameReader reader(message_max);
    std::string said;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        for (const auto& event : reader.feed(bytes.substr(at, piece))) {
            constexpr std::array<std::string_view, 6> names{"text", "binary", "ping",
                                                            "pong", "close",  "failed"};
            if (!said.empty()) said += ' ';
            said += names[static_cast<std::size_t>(event.kind)];
            if (event.code) said += "=" + std::to_string(event.code);
            said += ':';
            said += event.payload.size() > 20 ? std::to_string(event.payload.size()) : event.payload;
        }
    }
    return said;
}

struct Case {
    const char* title;
    std::string bytes;
    std::string expected;
};

std::string unmasked(int first_byte, std::string_view payload) {
    return std::string{static_cast<char>(first_byte), static_cast<char>(payload.size())}.append(payload);
}

std::vector<Case> cases() {
    using namespace std::string_literals;
    std::string long_form = "\x81\xfe\x00\x05mask"s + "hello";
    std::string wide_form = "\x81\xff\x00\x00\x00\x00\x00\x00\x00\x7fmask"s;
    return {
        {"empty text", masked(0x81, ""), "text:"},
        {"short text", masked(0x81, "hello"), "text:hello"},
        {"125 bytes", masked(0x81, std::string(125, 'a')), "text:125"},
        {"126 bytes", masked(0x81, std::string(126, 'a')), "text:126"},
        {"65535 bytes", masked(0x82, std::string(65535, 'a')), "binary:65535"},
        {"65536 bytes", masked(0x82, std::string(65536, 'a')), "binary:65536"},
        {"largest message", masked(0x81, std::string(message_max, 'a')), "text:70000"},
        {"one byte more", masked(0x81, std::string(message_max + 1, 'a')), "failed=1009:"},
        {"too much in fragments", masked(0x01, std::string(message_max, 'a')) + masked(0x80, "a"),
         "failed=1009:"},
        {"fragments", masked(0x01, "he") + masked(0x00, "") + masked(0x80, "llo"), "text:hello"},
        {"a ping between fragments", masked(0x01, "he") + masked(0x89, "p") + masked(0x80, "llo"),
         "ping:p text:hello"},
        {"two messages", masked(0x81, "a") + masked(0x82, "b"), "text:a binary:b"},
        {"pong", masked(0x8a, "x"), "pong:x"},
        {"close without code", masked(0x88, ""), "close=1005:"},
        {"close", masked(0x88, "\x03\xe8"s + "bye"), "close=1000:bye"},
        {"nothing follows a close", masked(0x88, "") + masked(0x81, "a"), "close=1005:"},
        {"close with half a code", masked(0x88, "\x03"), "failed=1002:"},
        {"close with a code that is not for the wire", masked(0x88, "\x03\xee"), "failed=1002:"},
        {"close with a reason that is no text", masked(0x88, "\x03\xe8\xff"), "failed=1007:"},
        {"not masked", unmasked(0x81, "hello"), "failed=1002:"},
        {"reserved bit", masked(0xc1, "hello"), "failed=1002:"},
        {"unknown opcode", masked(0x83, "hello"), "failed=1002:"},
        {"unknown control opcode", masked(0x8b, "hello"), "failed=1002:"},
        {"fragmented ping", masked(0x09, "p"), "failed=1002:"},
        {"long ping", masked(0x89, std::string(126, 'p')), "failed=1002:"},
        {"continuation of nothing", masked(0x80, "a"), "failed=1002:"},
        {"new message inside a message", masked(0x01, "a") + masked(0x81, "b"), "failed=1002:"},
        {"length longer than needed", long_form, "failed=1002:"},
        {"wide length longer than needed", wide_form, "failed=1002:"},
        {"negative length", "\x82\xff\xff\xff\xff\xff\xff\xff\xff\xffmask"s, "failed=1002:"},
        {"text that is no UTF-8", masked(0x81, "a\xc3"), "failed=1007:"},
        {"a character cut by fragments", masked(0x01, "\xc3") + masked(0x80, "\xa4"), "text:\xc3\xa4"},
        {"binary that is no UTF-8", masked(0x82, "\xff"), "binary:\xff"},
    };
}

}  // namespace

TEST_CASE("frames are read the same however they are cut") {
    for (const auto& one : cases()) {
        CAPTURE(one.title);
        CHECK(read(one.bytes, one.bytes.size()) == one.expected);
        CHECK(read(one.bytes, 1) == one.expected);
        CHECK(read(one.bytes, 7) == one.expected);
    }
}

TEST_CASE("the head of a frame takes as few bytes as the length needs") {
    using namespace std::string_literals;
    CHECK(frame_head(FrameKind::text, 0).view() == "\x81\x00"s);
    CHECK(frame_head(FrameKind::binary, 125).view() == "\x82\x7d"s);
    CHECK(frame_head(FrameKind::text, 126).view() == "\x81\x7e\x00\x7e"s);
    CHECK(frame_head(FrameKind::text, 65535).view() == "\x81\x7e\xff\xff"s);
    CHECK(frame_head(FrameKind::text, 65536).view() == "\x81\x7f\x00\x00\x00\x00\x00\x01\x00\x00"s);
    CHECK(frame_head(FrameKind::ping, 0).view() == "\x89\x00"s);
    CHECK(frame_head(FrameKind::pong, 1).view() == "\x8a\x01"s);
    CHECK(frame_head(FrameKind::close, 2).view() == "\x88\x02"s);
}

TEST_CASE("the payload of a close frame holds the code and fits a control frame") {
    CHECK(close_payload(1000, "bye") ==
          "\x03\xe8"
          "bye");
    CHECK(close_payload(1005, "never on the wire").empty());
    CHECK(close_payload(1001, std::string(200, 'x')).size() == 125);
}

}  // namespace heliograph
