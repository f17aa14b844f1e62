// The table of addresses that may and may not be called.
#include "base/out/address_guard.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/out/http_client.h"
#include "base/out/proxy_choice.h"

using namespace heliograph;

TEST_CASE("reserved addresses of both families are known, public ones are not among them") {
    for (const char* text : {"0.0.0.0",
                             "0.1.2.3",
                             "10.0.0.1",
                             "10.255.255.255",
                             "100.64.0.1",
                             "100.127.255.255",
                             "127.0.0.1",
                             "127.255.255.254",
                             "169.254.169.254",
                             "172.16.0.1",
                             "172.31.255.255",
                             "192.0.0.8",
                             "192.0.2.1",
                             "192.88.99.1",
                             "192.168.0.1",
                             "198.18.0.1",
                             "198.19.255.255",
                             "198.51.100.7",
                             "203.0.113.7",
                             "224.0.0.1",
                             "239.1.1.1",
                             "240.0.0.1",
                             "255.255.255.255",
                             "::",
                             "::1",
                             "64:ff9b::7f00:1",
                             "100::1",
                             "2001::1",
                             "2001:2::1",
                             "2001:10::1",
                             "2001:20::1",
                             "2001:db8::1",
                             "2002:7f00:1::",
                             "fc00::1",
                             "fd12:3456::1",
                             "fe80::1",
                             "fec0::1",
                             "ff02::1",
                             "::127.0.0.1",
                             "::ffff:127.0.0.1",
                             "::ffff:10.0.0.1",
                             "::ffff:a9fe:a9fe"}) {
        CAPTURE(text);
        CHECK(is_reserved(*read_address(text)));
        CHECK(!AddressGuard().allows(*read_address(text)));
    }
    for (const char* text : {"1.1.1.1", "8.8.8.8", "9.255.255.255", "100.128.0.1", "126.255.255.255",
                             "172.15.0.1", "172.32.0.1", "192.167.0.1", "198.20.0.1", "223.255.255.255",
                             "2606:4700::1111", "2a00:1450::1", "::ffff:8.8.8.8"}) {
        CAPTURE(text);
        CHECK(!is_reserved(*read_address(text)));
        CHECK(AddressGuard().allows(*read_address(text)));
    }
}

TEST_CASE("networks of the setting are allowed, by address and however it is written") {
    AddressGuard guard("10.1.0.0/16, 127.0.0.2 ::1/128\nfd00::/8");
    CHECK(guard.allows(*read_address("10.1.2.3")));
    CHECK(guard.allows(*read_address("::ffff:10.1.2.3")));
    CHECK(!guard.allows(*read_address("10.2.0.1")));
    CHECK(guard.allows(*read_address("127.0.0.2")));
    CHECK(!guard.allows(*read_address("127.0.0.1")));
    CHECK(guard.allows(*read_address("::1")));
    CHECK(guard.allows(*read_address("fd00::7")));
    CHECK(!guard.allows(*read_address("fc00::7")));
}

TEST_CASE("hosts of the setting are compared as they are written") {
    AddressGuard guard("jenkins.local localhost");
    CHECK(guard.lists("jenkins.local"));
    CHECK(!guard.lists("Jenkins.local"));
    CHECK(!guard.lists("a.jenkins.local"));
    CHECK(guard.allows_host("localhost", true));
}

TEST_CASE("a written private address is refused in every spelling, before anyone is asked") {
    AddressGuard guard;
    for (const char* host : {"127.0.0.1", "127.1", "0x7f000001", "2130706433", "017700000001", "0", "[::1]",
                             "::1", "[::ffff:127.0.0.1]", "::ffff:7f00:1", "10.0.0.1", "fe80::1%eth0",
                             "fe80::1%251", "[fe80::1%25eth0]", "2606:4700::1111%1"}) {
        CAPTURE(host);
        CHECK(!guard.allows_host(host, false));
    }
    for (const char* host : {"localhost", "LOCALHOST", "localhost.", "a.localhost"}) {
        CAPTURE(host);
        CHECK(guard.allows_host(host, false));
        CHECK(!guard.allows_host(host, true));
    }
    CHECK(guard.allows_host("example.com", true));
    CHECK(guard.allows_host("8.8.8.8", true));
}

TEST_CASE("the addresses of this machine are its own") {
    auto own = own_addresses();
    CHECK(std::ranges::find(*own, *read_address("127.0.0.1")) != own->end());
}

TEST_CASE("proxies are chosen by scheme, and not for the exceptions") {
    ProxyChoice proxies("http://p:1", "http://p:2", "example.com,.internal, 10.0.0.0/8,*.wild.org");
    CHECK(proxies.of("http", "a.org") == "http://p:1");
    CHECK(proxies.of("https", "a.org") == "http://p:2");
    for (const char* host : {"example.com", "a.Example.com", "x.internal", "10.1.1.1", "a.wild.org",
                             "localhost", "127.0.0.1", "::1"}) {
        CAPTURE(host);
        CHECK(proxies.of("http", host).empty());
    }
    for (const char* host : {"badexample.com", "internal", "11.1.1.1", "wild.organ"}) {
        CAPTURE(host);
        CHECK(proxies.of("http", host) == "http://p:1");
    }
    CHECK(ProxyChoice("http://p:1", "", "*").of("http", "a.org").empty());
    CHECK(ProxyChoice().of("http", "a.org").empty());
}

TEST_CASE("what is no address to call is said in a sentence") {
    for (const char* url : {"", "nonsense", "ftp://a/", "file:///etc/passwd", "gopher://a:70/x", "http://",
                            "http://a\r\nHost: b/", "http://a/\n", "http://a:99999/", "http://[::1"}) {
        CAPTURE(url);
        CHECK(!fault_of_url(url).empty());
    }
    for (const char* url : {"http://a", "https://a.b:8443/c?d=e#f", "http://[::1]:80/", "http://a/b c"}) {
        CAPTURE(url);
        CHECK(fault_of_url(url).empty());
    }
}
