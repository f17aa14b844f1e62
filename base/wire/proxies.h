// Proxies: whose word on a client's address counts, and what that word is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/wire/addresses.h"
#include "base/wire/request.h"

namespace heliograph {

// An address as text, IPv4-mapped IPv6 written as IPv4; empty if the text is none.
std::string plain_address(std::string_view text);

class Proxies {
public:
    // Throws std::invalid_argument naming the network that is none.
    Proxies(const std::vector<std::string>& networks, std::vector<std::string> headers);

    bool trusts(std::string_view peer) const;
    // The client's address: the first entry of the first of the headers that holds an address, else the
    // peer's.
    std::string client_of(const Request& request, const std::string& peer) const;
    bool says_https(const Request& request, std::string_view peer) const;

private:
    AddressList networks_;              // Set once.
    std::vector<std::string> headers_;  // Set once.
};

}  // namespace heliograph
