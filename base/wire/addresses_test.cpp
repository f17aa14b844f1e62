// Addresses: a table of who is in which network.
#include "base/wire/addresses.h"

#include <doctest/doctest.h>

using namespace heliograph;

TEST_CASE("an address belongs to a network by its leading bits and its family") {
    struct Row {
        const char* list;
        const char* ip;
        bool contained;
    };
    const Row rows[] = {
        {"10.0.0.0/8", "10.255.1.2", true},
        {"10.0.0.0/8", "11.0.0.1", false},
        {"10.1.2.3/8", "10.200.0.1", true},
        {"192.168.4.0/22", "192.168.7.255", true},
        {"192.168.4.0/22", "192.168.8.0", false},
        {"127.0.0.1", "127.0.0.1", true},
        {"127.0.0.1", "127.0.0.2", false},
        {"0.0.0.0/0", "203.0.113.7", true},
        {"0.0.0.0/0", "2001:db8::1", false},
        {"::/0", "2001:db8::1", true},
        {"::/0", "203.0.113.7", false},
        {"::/0", "::ffff:203.0.113.7", false},
        {"10.0.0.0/8", "::ffff:10.1.1.1", true},
        {"::ffff:10.0.0.0/104", "10.1.1.1", true},
        {"::ffff:10.0.0.0/104", "11.1.1.1", false},
        {"2001:db8::/32", "2001:db8:ffff::1", true},
        {"2001:db8::/32", "2001:db9::1", false},
        {"fe80::/10", "fe80::1%eth0", true},
        {"::1", "::1", true},
        {"::1", "127.0.0.1", false},
        {"10.0.0.0/8, 192.168.0.0/16\n::1", "::1", true},
        {" , ", "10.0.0.1", false},
        {"", "10.0.0.1", false},
        {"0.0.0.0/0 ::/0", "not an address", false},
        {"0.0.0.0/0 ::/0", "", false},
        {"0.0.0.0/0 ::/0", "10.0.0.1:80", false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.list);
        CAPTURE(row.ip);
        auto list = AddressList::read(row.list);
        REQUIRE(list);
        CHECK(list->contains(row.ip) == row.contained);
    }
}

TEST_CASE("a faulty list is an error that shows the faulty text") {
    CHECK(AddressList::read("10.0.0.0/8 nonsense").error() ==
          "\"nonsense\" is not an IP address or network.");
    CHECK(AddressList::read("10.0.0.0/33").error() ==
          "\"10.0.0.0/33\" has no valid prefix length after its slash.");
    for (const char* bad :
         {"10.0.0", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8x", "::/129", "/8", "[::1]", "010.1.1.300"})
        CHECK_MESSAGE(!AddressList::read(bad), bad);
}

TEST_CASE("an address is written as people write it") {
    CHECK(read_address("::ffff:10.1.2.3")->str() == "10.1.2.3");
    CHECK(read_address("2001:DB8:0:0::7")->str() == "2001:db8::7");
    CHECK(read_address("10.1.2.3")->is_v4());
    CHECK(!read_address("::1")->is_v4());
}
