// Networks, and whose word counts.
#include "base/wire/proxies.h"

#include <doctest/doctest.h>

#include <stdexcept>

namespace heliograph {

TEST_CASE("networks are matched by their prefix") {
    Proxies proxies({"10.0.0.0/8", "192.168.1.128/25", "::1", "2001:db8::/33"}, {});
    for (const char* inside :
         {"10.255.0.1", "192.168.1.128", "192.168.1.255", "::1", "2001:db8:7fff::1", "::ffff:10.1.2.3"})
        CHECK(proxies.trusts(inside));
    for (const char* outside : {"11.0.0.1", "192.168.1.127", "::2", "2001:db8:8000::1", "", "nonsense"})
        CHECK_FALSE(proxies.trusts(outside));
    CHECK(Proxies({"0.0.0.0/0"}, {}).trusts("8.8.8.8"));
    CHECK_FALSE(Proxies({"0.0.0.0/0"}, {}).trusts("2001:db8::1"));
    CHECK_FALSE(Proxies({}, {}).trusts("10.0.0.1"));
}

TEST_CASE("what is no network is refused by name") {
    for (const char* bad : {"", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/x", "::/129", "host"})
        CHECK_THROWS_AS(Proxies({bad}, {}), std::invalid_argument);
}

TEST_CASE("the client is the first address of the first header that has one") {
    Proxies proxies({}, {"X-Real-Ip", "X-Forwarded-For"});
    Request request;
    CHECK(proxies.client_of(request, "10.0.0.1") == "10.0.0.1");
    request.headers = {{"X-Forwarded-For", " 203.0.113.7,10.0.0.2"}};
    CHECK(proxies.client_of(request, "10.0.0.1") == "203.0.113.7");
    request.headers.push_back({"X-Real-IP", "::ffff:198.51.100.4"});
    CHECK(proxies.client_of(request, "10.0.0.1") == "198.51.100.4");
    request.headers.back().value = "<script>";
    CHECK(proxies.client_of(request, "10.0.0.1") == "203.0.113.7");
}

}  // namespace heliograph
