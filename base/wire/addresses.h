// IP addresses and networks: who is a trusted proxy, where a hook may call.
#pragma once

#include <array>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace heliograph {

// Either family in one shape: IPv4 stands as ::ffff:a.b.c.d, and an IPv4-mapped address is its IPv4 address.
struct Address {
    std::array<unsigned char, 16> bytes{};

    bool is_v4() const;
    // "203.0.113.7" or "2001:db8::7".
    std::string str() const;
    friend bool operator==(const Address&, const Address&) = default;
};

// Nothing if text is no address. No port, no brackets; a zone ("fe80::1%eth0") is cut off.
std::optional<Address> read_address(std::string_view text);

// An address and how many of its 128 leading bits count.
struct Network {
    Address address;
    int prefix_bits = 128;

    // IPv6 networks hold no IPv4 addresses, not even ::/0.
    bool contains(const Address& other) const;
};

// "10.0.0.0/8", "2001:db8::/32" or a single address. The error is a sentence with the faulty text.
std::expected<Network, std::string> read_network(std::string_view text);

class AddressList {
public:
    AddressList() = default;
    explicit AddressList(std::vector<Network> networks) : networks_(std::move(networks)) {}
    // Networks and addresses separated by blanks or commas.
    static std::expected<AddressList, std::string> read(std::string_view text);

    bool contains(const Address& address) const;
    // False also for what is no address.
    bool contains(std::string_view ip) const;
    bool empty() const { return networks_.empty(); }

private:
    std::vector<Network> networks_;  // Set once.
};

}  // namespace heliograph
