// Whose word counts, by networks; the word itself, by headers.
#include "base/wire/proxies.h"

#include <algorithm>
#include <stdexcept>

namespace heliograph {

std::string plain_address(std::string_view text) {
    auto address = read_address(text);
    return address ? address->str() : std::string();
}

Proxies::Proxies(const std::vector<std::string>& networks, std::vector<std::string> headers)
    : headers_(std::move(headers)) {
    std::vector<Network> read;
    for (const auto& text : networks) {
        auto network = read_network(text);
        if (!network) throw std::invalid_argument("not a network: " + network.error());
        read.push_back(*network);
    }
    networks_ = AddressList(std::move(read));
    if (headers_.empty() && !networks_.empty()) headers_.push_back("X-Forwarded-For");
}

bool Proxies::trusts(std::string_view peer) const {
    return networks_.empty() ? !headers_.empty() : networks_.contains(peer);
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
