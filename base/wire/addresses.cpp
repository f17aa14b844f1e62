// Reading and comparing addresses and networks.
#include "base/wire/addresses.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace heliograph {

namespace {

constexpr std::array<unsigned char, 12> v4_prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
constexpr int v4_prefix_bits = 96;

std::string_view without_zone(std::string_view text) {
    return text.contains(':') ? text.substr(0, text.find('%')) : text;
}

std::unexpected<std::string> faulty(std::string_view text, std::string_view what) {
    constexpr std::size_t shown_max = 100;
    std::string sentence = "\"";
    sentence.append(text.substr(0, shown_max)).append("\" ").append(what);
    return std::unexpected(std::move(sentence));
}

}  // namespace

bool Address::is_v4() const { return std::memcmp(bytes.data(), v4_prefix.data(), v4_prefix.size()) == 0; }

std::string Address::str() const {
    char text[INET6_ADDRSTRLEN] = {};
    if (is_v4())
        inet_ntop(AF_INET, bytes.data() + v4_prefix.size(), text, sizeof text);
    else
        inet_ntop(AF_INET6, bytes.data(), text, sizeof text);
    return text;
}

std::optional<Address> read_address(std::string_view text) {
    text = without_zone(text);
    char terminated[INET6_ADDRSTRLEN];
    if (text.size() >= sizeof terminated || text.contains('\0')) return std::nullopt;
    text.copy(terminated, text.size());
    terminated[text.size()] = '\0';
    Address address;
    if (inet_pton(AF_INET6, terminated, address.bytes.data()) == 1) return address;
    std::ranges::copy(v4_prefix, address.bytes.begin());
    if (inet_pton(AF_INET, terminated, address.bytes.data() + v4_prefix.size()) == 1) return address;
    return std::nullopt;
}

bool Network::contains(const Address& other) const {
    if (other.is_v4() && !(address.is_v4() && prefix_bits >= v4_prefix_bits)) return false;
    auto whole = static_cast<std::size_t>(prefix_bits / 8);
    if (std::memcmp(address.bytes.data(), other.bytes.data(), whole) != 0) return false;
    int rest = prefix_bits % 8;
    return rest == 0 || (address.bytes[whole] ^ other.bytes[whole]) >> (8 - rest) == 0;
}

std::expected<Network, std::string> read_network(std::string_view text) {
    std::size_t slash = text.find('/');
    std::string_view before = text.substr(0, slash);
    auto address = read_address(before);
    if (!address) return faulty(text, "is not an IP address or network.");
    if (slash == text.npos) return Network{*address, 128};
    std::string_view prefix = text.substr(slash + 1);
    int bits = -1;
    auto [end, fault] = std::from_chars(prefix.data(), prefix.data() + prefix.size(), bits);
    // Written as IPv4 the bits count from there, written as ::ffff:a.b.c.d from the start.
    bool as_v4 = !before.contains(':');
    if (fault != std::errc() || end != prefix.data() + prefix.size() || bits < 0 || bits > (as_v4 ? 32 : 128))
        return faulty(text, "has no valid prefix length after its slash.");
    return Network{*address, as_v4 ? bits + v4_prefix_bits : bits};
}

std::expected<AddressList, std::string> AddressList::read(std::string_view text) {
    constexpr std::string_view separators = " \t\r\n,";
    std::vector<Network> networks;
    std::size_t at = text.find_first_not_of(separators);
    while (at != text.npos) {
        std::size_t end = std::min(text.find_first_of(separators, at), text.size());
        auto network = read_network(text.substr(at, end - at));
        if (!network) return std::unexpected(std::move(network.error()));
        networks.push_back(*network);
        at = text.find_first_not_of(separators, end);
    }
    return AddressList(std::move(networks));
}

bool AddressList::contains(const Address& address) const {
    return std::ranges::any_of(networks_, [&](const Network& network) { return network.contains(address); });
}

bool AddressList::contains(std::string_view ip) const {
    auto address = read_address(ip);
    return address && contains(*address);
}

}  // namespace heliograph
