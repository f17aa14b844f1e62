// A reader of the MessagePack format, without extension types.
#include "src/live/message_pack.h"

#include <bit>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <cstdint>

namespace heliograph::live {

namespace {

class Reader {
public:
    explicit Reader(std::string_view bytes) : left_(bytes) {}

    std::optional<boost::json::value> value(int depth = 16) {
        if (depth == 0 || left_.empty()) return std::nullopt;
        auto kind = static_cast<std::uint8_t>(left_.front());
        left_.remove_prefix(1);
        if (kind < 0x80) return boost::json::value(static_cast<std::int64_t>(kind));
        if (kind >= 0xe0) return boost::json::value(static_cast<std::int64_t>(kind) - 256);
        if (kind < 0x90) return map(kind & 0x0fu, depth);
        if (kind < 0xa0) return list(kind & 0x0fu, depth);
        if (kind < 0xc0) return text(kind & 0x1fu);
        return wide(kind, depth);
    }

private:
    std::optional<boost::json::value> wide(std::uint8_t kind, int depth) {
        switch (kind) {
            case 0xc0:
                return boost::json::value(nullptr);
            case 0xc2:
                return boost::json::value(false);
            case 0xc3:
                return boost::json::value(true);
            case 0xc4:
            case 0xd9:
                return text(number(1));
            case 0xc5:
            case 0xda:
                return text(number(2));
            case 0xc6:
            case 0xdb:
                return text(number(4));
            case 0xca:
                return real(4);
            case 0xcb:
                return real(8);
            case 0xcc:
                return whole(1, false);
            case 0xcd:
                return whole(2, false);
            case 0xce:
                return whole(4, false);
            case 0xcf:
                return whole(8, false);
            case 0xd0:
                return whole(1, true);
            case 0xd1:
                return whole(2, true);
            case 0xd2:
                return whole(4, true);
            case 0xd3:
                return whole(8, true);
            case 0xdc:
                return list(number(2), depth);
            case 0xdd:
                return list(number(4), depth);
            case 0xde:
                return map(number(2), depth);
            case 0xdf:
                return map(number(4), depth);
            default:
                return std::nullopt;
        }
    }
    // Big-endian; cut short, everything after it fails too.
    std::uint64_t number(std::size_t size) {
        if (left_.size() < size) {
            cut_ = true;
            return 0;
        }
        std::uint64_t out = 0;
        for (std::size_t i = 0; i < size; ++i) out = out << 8 | static_cast<std::uint8_t>(left_[i]);
        left_.remove_prefix(size);
        return out;
    }
    std::optional<boost::json::value> whole(std::size_t size, bool is_signed) {
        std::uint64_t raw = number(size);
        if (cut_) return std::nullopt;
        std::size_t unused = 64 - size * 8;
        if (is_signed) return boost::json::value(static_cast<std::int64_t>(raw << unused) >> unused);
        return boost::json::value(static_cast<std::int64_t>(raw));
    }
    std::optional<boost::json::value> real(std::size_t size) {
        std::uint64_t raw = number(size);
        if (cut_) return std::nullopt;
        if (size == 8) return boost::json::value(std::bit_cast<double>(raw));
        return boost::json::value(static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(raw))));
    }
    std::optional<boost::json::value> text(std::uint64_t size) {
        if (cut_ || left_.size() < size) return std::nullopt;
        boost::json::value out(boost::json::string_view(left_.data(), size));
        left_.remove_prefix(size);
        return out;
    }
    std::optional<boost::json::value> list(std::uint64_t size, int depth) {
        // Every element takes a byte at least.
        if (cut_ || left_.size() < size) return std::nullopt;
        boost::json::array out;
        for (std::uint64_t i = 0; i < size; ++i) {
            auto item = value(depth - 1);
            if (!item) return std::nullopt;
            out.push_back(std::move(*item));
        }
        return boost::json::value(std::move(out));
    }
    std::optional<boost::json::value> map(std::uint64_t size, int depth) {
        if (cut_ || left_.size() < size) return std::nullopt;
        boost::json::object out;
        for (std::uint64_t i = 0; i < size; ++i) {
            auto key = value(depth - 1);
            if (!key || !key->is_string()) return std::nullopt;
            auto item = value(depth - 1);
            if (!item) return std::nullopt;
            out[key->get_string()] = std::move(*item);
        }
        return boost::json::value(std::move(out));
    }

    std::string_view left_;
    bool cut_ = false;
};

}  // namespace

std::optional<boost::json::value> read_message_pack(std::string_view bytes) { return Reader(bytes).value(); }

}  // namespace heliograph::live
