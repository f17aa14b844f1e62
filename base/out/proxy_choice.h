// Which proxy a call takes: the variables HTTP_PROXY, HTTPS_PROXY and NO_PROXY, in upper or lower case.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace heliograph {

class ProxyChoice {
public:
    ProxyChoice() = default;
    // `except` is the text of NO_PROXY: hosts, domains, addresses and networks, separated by commas; "*" is
    // every host.
    ProxyChoice(std::string for_http, std::string for_https, std::string_view except);
    static ProxyChoice from_environment();

    // The proxy's URL; empty for none. `host` without brackets.
    std::string of(std::string_view scheme, std::string_view host) const;

private:
    bool excepts(std::string_view host) const;

    // Set once.
    std::string for_http_;
    std::string for_https_;
    std::vector<std::string> except_;
};

}  // namespace heliograph
