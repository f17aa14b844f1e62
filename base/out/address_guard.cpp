// The table of reserved networks, and who is on this machine.
#include "base/out/address_guard.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <netinet/in.h>

#include <algorithm>
#include <chrono>
#include <cstring>

#include "base/words/guarded.h"
#include "base/words/refusal.h"

namespace heliograph {

namespace {

// IANA's special-purpose registries, as the peer has them, and the deprecated forms ::/96 and fec0::/10.
constexpr std::string_view reserved_text =
    "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 "
    "192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 "
    "::/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 fc00::/7 fe80::/10 "
    "fec0::/10 ff00::/8";

const AddressList& reserved() {
    static const AddressList list = [] {
        auto read = AddressList::read(reserved_text);
        ENSURE(read);
        return *read;
    }();
    return list;
}

std::vector<Address> look_up_own() {
    std::vector<Address> found;
    ifaddrs* first = nullptr;
    if (getifaddrs(&first) != 0) return found;
    for (const ifaddrs* each = first; each; each = each->ifa_next)
        if (each->ifa_addr)
            if (auto address = address_of(*each->ifa_addr)) found.push_back(*address);
    freeifaddrs(first);
    return found;
}

struct Own {
    std::shared_ptr<const std::vector<Address>> addresses;
    std::chrono::steady_clock::time_point at;
};

std::string_view without_brackets(std::string_view host) {
    if (host.starts_with('[') && host.ends_with(']')) return host.substr(1, host.size() - 2);
    return host;
}

bool is_localhost(std::string_view host) {
    std::string lower(host);
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return std::tolower(c); });
    if (lower.ends_with('.')) lower.pop_back();
    return lower == "localhost" || lower.ends_with(".localhost") || lower == "ip6-localhost" ||
           lower == "ip6-loopback";
}

}  // namespace

bool is_reserved(const Address& address) { return reserved().contains(address); }

std::shared_ptr<const std::vector<Address>> own_addresses() {
    static Guarded<Own> own;
    auto now = std::chrono::steady_clock::now();
    auto locked = own.lock();
    if (!locked->addresses || now - locked->at > std::chrono::seconds(10)) {
        locked->addresses = std::make_shared<const std::vector<Address>>(look_up_own());
        locked->at = now;
    }
    return locked->addresses;
}

std::optional<Address> address_of(const sockaddr& socket_address) {
    Address address;
    if (socket_address.sa_family == AF_INET6) {
        sockaddr_in6 six;
        std::memcpy(&six, &socket_address, sizeof six);
        std::memcpy(address.bytes.data(), &six.sin6_addr, 16);
        return address;
    }
    if (socket_address.sa_family != AF_INET) return std::nullopt;
    sockaddr_in four;
    std::memcpy(&four, &socket_address, sizeof four);
    address.bytes[10] = address.bytes[11] = 0xff;
    std::memcpy(address.bytes.data() + 12, &four.sin_addr, 4);
    return address;
}

std::optional<Address> read_numeric_host(std::string_view host) {
    host = without_brackets(host);
    if (auto address = read_address(host)) return address;
    in_addr four;
    if (host.contains('\0') || inet_aton(std::string(host).c_str(), &four) == 0) return std::nullopt;
    sockaddr_in whole{};
    whole.sin_family = AF_INET;
    whole.sin_addr = four;
    sockaddr socket_address;
    static_assert(sizeof socket_address == sizeof whole);
    std::memcpy(&socket_address, &whole, sizeof whole);
    return address_of(socket_address);
}

AddressGuard::AddressGuard(std::string_view allowed) {
    constexpr std::string_view separators = " \t\r\n,";
    std::vector<Network> networks;
    for (std::size_t at = allowed.find_first_not_of(separators); at != allowed.npos;) {
        std::size_t end = std::min(allowed.find_first_of(separators, at), allowed.size());
        std::string_view word = allowed.substr(at, end - at);
        hosts_.emplace_back(word);
        if (auto network = read_network(word)) networks.push_back(*network);
        at = allowed.find_first_not_of(separators, end);
    }
    networks_ = AddressList(std::move(networks));
}

bool AddressGuard::lists(std::string_view host) const {
    host = without_brackets(host);
    return std::ranges::find(hosts_, host) != hosts_.end();
}

bool AddressGuard::allows(const Address& address) const {
    if (networks_.contains(address)) return true;
    if (is_reserved(address)) return false;
    auto own = own_addresses();
    return std::ranges::find(*own, address) == own->end();
}

bool AddressGuard::allows_host(std::string_view host, bool names) const {
    host = without_brackets(host);
    if (host.contains(':') && host.contains('%')) return false;
    if (lists(host)) return true;
    if (auto address = read_numeric_host(host)) return allows(*address);
    return !names || !is_localhost(host) || allows(*read_address("127.0.0.1"));
}

}  // namespace heliograph
