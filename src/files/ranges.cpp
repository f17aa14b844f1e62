// The Range header, for one range.
#include "src/files/ranges.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace heliograph::files {

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

std::optional<std::uint64_t> number(std::string_view text) {
    std::uint64_t value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace

ByteRange read_range(std::string_view header, std::uint64_t bytes) {
    constexpr ByteRange whole{};
    constexpr std::string_view unit = "bytes=";
    header = trimmed(header);
    if (!header.starts_with(unit)) return whole;
    std::string_view range = trimmed(header.substr(unit.size()));
    auto dash = range.find('-');
    if (dash == range.npos || range.find(',') != range.npos) return whole;
    auto first = trimmed(range.substr(0, dash)), last = trimmed(range.substr(dash + 1));
    constexpr ByteRange outside{.kind = ByteRange::Kind::outside};
    if (first.empty()) {
        auto count = number(last);
        if (!count) return whole;
        if (*count == 0 || bytes == 0) return outside;
        std::uint64_t taken = std::min(*count, bytes);
        return {ByteRange::Kind::part, bytes - taken, taken};
    }
    auto from = number(first);
    if (!from) return whole;
    std::optional<std::uint64_t> to = last.empty() ? std::optional<std::uint64_t>(~0ull) : number(last);
    if (!to || *to < *from) return whole;
    if (*from >= bytes) return outside;
    return {ByteRange::Kind::part, *from, std::min(*to, bytes - 1) - *from + 1};
}

}  // namespace heliograph::files
