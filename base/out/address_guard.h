// Which addresses a call to the outside may reach. Asked when a socket is made, after DNS, so that neither a
// name nor a redirect can lead elsewhere than what was checked.
#pragma once

#include <sys/socket.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/wire/addresses.h"

namespace heliograph {

// Addresses that belong to no public host: loopback, private, link-local, multicast, documentation, tunnels.
bool is_reserved(const Address& address);
// The addresses of this machine's interfaces, looked up again when older than ten seconds. From any thread.
std::shared_ptr<const std::vector<Address>> own_addresses();
// Nothing for a family other than IPv4 and IPv6.
std::optional<Address> address_of(const sockaddr& socket_address);
// An address in any form that the system's resolver takes without asking anyone: "127.1", "0x7f000001".
std::optional<Address> read_numeric_host(std::string_view host);

// Frozen once made; shared by calls.
class AddressGuard {
public:
    // The text of the setting AllowedUntrustedInternalConnections: hosts and networks, separated by blanks or
    // commas. Hosts are compared as they are written.
    explicit AddressGuard(std::string_view allowed = {});

    // Such a host may stand for any address.
    bool lists(std::string_view host) const;
    bool allows(const Address& address) const;
    // What can be said before anyone is asked: false for an IPv6 address with a zone, and for a written
    // address (and with `names` also for localhost) that is not allowed. `names` is for calls by a proxy,
    // which resolves names itself.
    bool allows_host(std::string_view host, bool names) const;

    static constexpr std::string_view sentence =
        "address forbidden: it is reserved or belongs to this server; list it in "
        "ServiceSettings.AllowedUntrustedInternalConnections to let integrations reach it";

private:
    std::vector<std::string> hosts_;  // Set once.
    AddressList networks_;            // Set once.
};

}  // namespace heliograph
