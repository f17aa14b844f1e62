// Networks as 128 bits with a prefix; IPv4 stands in its mapped range.
#include "base/wire/proxies.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <optional>
#include <stdexcept>

namespace heliograph {

namespace {

using Bits = std::array<std::uint8_t, 16>;
constexpr int mapped_bits = 96;
constexpr Bits mapped_prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

std::optional<Bits> parse(std::string_view text) {
    if (text.size() >= INET6_ADDRSTRLEN) return std::nullopt;
    std::string terminated(text);
    Bits bits = mapped_prefix;
    if (inet_pton(AF_INET, terminated.c_str(), bits.data() + 12) == 1) return bits;
    if (inet_pton(AF_INET6, terminated.c_str(), bits.data()) == 1) return bits;
    return std::nullopt;
}

bool is_mapped(const Bits& bits) {
    return std::equal(bits.begin(), bits.begin() + 12, mapped_prefix.begin());
}

bool within(const Bits& address, const Bits& network, int bits) {
    for (int i = 0; i < 16 && bits > 0; ++i, bits -= 8) {
        auto mask = static_cast<std::uint8_t>(bits >= 8 ? 0xff : 0xff << (8 - bits));
        if ((address[i] ^ network[i]) & mask) return false;
    }
    return true;
}

}  // namespace

std::string plain_address(std::string_view text) {
    auto bits = parse(text);
    if (!bits) return {};
    std::array<char, INET6_ADDRSTRLEN> out{};
    bool four = is_mapped(*bits);
    inet_ntop(four ? AF_INET : AF_INET6, bits->data() + (four ? 12 : 0), out.data(), out.size());
    return out.data();
}

Proxies::Proxies(const std::vector<std::string>& networks, std::vector<std::string> headers)
    : headers_(std::move(headers)) {
    for (const auto& text : networks) {
        auto slash = text.find('/');
        auto address = parse(std::string_view(text).substr(0, slash));
        if (!address) throw std::invalid_argument("not a network: " + text);
        int longest = is_mapped(*address) ? 32 : 128;
        int bits = longest;
        if (slash != text.npos) {
            auto [end, error] = std::from_chars(text.data() + slash + 1, text.data() + text.size(), bits);
            if (error != std::errc() || end != text.data() + text.size() || bits < 0 || bits > longest)
                throw std::invalid_argument("not a network: " + text);
        }
        networks_.push_back({*address, longest == 32 ? bits + mapped_bits : bits});
    }
    if (headers_.empty() && !networks_.empty()) headers_.push_back("X-Forwarded-For");
}

bool Proxies::trusts(std::string_view peer) const {
    if (networks_.empty()) return !headers_.empty();
    auto bits = parse(peer);
    return bits && std::ranges::any_of(networks_, [&](const Network& network) {
               return within(*bits, network.address, network.bits);
           });
}

std::string Proxies::client_of(const Request& request, const std::string& peer) const {
    if (headers_.empty() || !trusts(peer)) return peer;
    for (const auto& name : headers_) {
        auto value = request.header(name);
        auto start = value.find_first_not_of(" \t");
        if (start == value.npos) continue;
        value.remove_prefix(start);
        auto client = plain_address(value.substr(0, value.find_first_of(", \t")));
        if (!client.empty()) return client;
    }
    return peer;
}

bool Proxies::says_https(const Request& request, std::string_view peer) const {
    if (request.header("X-Forwarded-Proto") != "https") return false;
    return networks_.empty() || trusts(peer);
}

}  // namespace heliograph
