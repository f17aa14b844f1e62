// What server and worker say to each other over their socket: a length, then numbers and texts.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace heliograph::filter {

enum class Ask : std::uint8_t { load = 1, run = 2, drop = 3 };

inline constexpr std::uint32_t frame_bytes_max = 64u << 20;
// The worker's side of the socket.
inline constexpr int worker_socket = 3;
inline constexpr const char* worker_command = "filter-worker";
// The worker's exit status when memory ran out.
inline constexpr int memory_status = 77;

// A frame under way; its length stands in front when it is done.
class FrameWriter {
public:
    FrameWriter() : bytes_(4, '\0') {}
    void number(std::uint32_t value) { bytes_.append(reinterpret_cast<const char*>(&value), sizeof value); }
    void text(std::string_view value) {
        number(static_cast<std::uint32_t>(value.size()));
        bytes_.append(value);
    }
    // The frame as it is sent.
    std::string done() {
        auto length = static_cast<std::uint32_t>(bytes_.size() - 4);
        std::memcpy(bytes_.data(), &length, sizeof length);
        return std::move(bytes_);
    }

private:
    std::string bytes_;
};

// Reads what follows the length. What is missing reads as zero and empty.
class FrameReader {
public:
    explicit FrameReader(std::string_view bytes) : bytes_(bytes) {}
    std::uint32_t number() {
        std::uint32_t value = 0;
        if (bytes_.size() < sizeof value) return bytes_ = {}, 0;
        std::memcpy(&value, bytes_.data(), sizeof value);
        bytes_.remove_prefix(sizeof value);
        return value;
    }
    std::string_view text() {
        std::size_t size = number();
        std::string_view value = bytes_.substr(0, size);
        bytes_.remove_prefix(value.size());
        return value;
    }

private:
    std::string_view bytes_;
};

}  // namespace heliograph::filter
