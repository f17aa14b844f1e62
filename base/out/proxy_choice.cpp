// Reading the variables and the list of exceptions.
#include "base/out/proxy_choice.h"

#include <algorithm>
#include <cstdlib>

#include "base/wire/addresses.h"
#include "base/words/letters.h"

namespace heliograph {

namespace {

std::string variable(const char* upper, const char* lower) {
    for (const char* name : {upper, lower})
        if (const char* value = std::getenv(name); value && *value) return value;
    return {};
}

}  // namespace

ProxyChoice::ProxyChoice(std::string for_http, std::string for_https, std::string_view except)
    : for_http_(std::move(for_http)), for_https_(std::move(for_https)) {
    constexpr std::string_view separators = " \t,";
    for (std::size_t at = except.find_first_not_of(separators); at != except.npos;) {
        std::size_t end = std::min(except.find_first_of(separators, at), except.size());
        except_.push_back(lower(except.substr(at, end - at)));
        at = except.find_first_not_of(separators, end);
    }
}

ProxyChoice ProxyChoice::from_environment() {
    return ProxyChoice(variable("HTTP_PROXY", "http_proxy"), variable("HTTPS_PROXY", "https_proxy"),
                       variable("NO_PROXY", "no_proxy"));
}

std::string ProxyChoice::of(std::string_view scheme, std::string_view host) const {
    const std::string& proxy = scheme == "https" ? for_https_ : for_http_;
    return proxy.empty() || excepts(host) ? std::string() : proxy;
}

bool ProxyChoice::excepts(std::string_view host) const {
    std::string name = lower(host);
    auto address = read_address(name);
    // As everybody reads these variables, this machine is never reached by a proxy.
    if (name == "localhost" || (address && address->str().starts_with("127.")) || name == "::1") return true;
    for (std::string_view entry : except_) {
        if (entry == "*") return true;
        if (address) {
            auto network = read_network(entry);
            if (network && network->contains(*address)) return true;
            continue;
        }
        std::string_view domain = entry;
        if (domain.starts_with("*.")) domain.remove_prefix(1);
        if (domain.starts_with('.') ? name.ends_with(domain) : name == domain) return true;
        if (!domain.starts_with('.') && name.size() > domain.size() && name.ends_with(domain) &&
            name[name.size() - domain.size() - 1] == '.')
            return true;
    }
    return false;
}

}  // namespace heliograph
