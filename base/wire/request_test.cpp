// Headers, cookies and query parameters of a request.
#include "base/wire/request.h"

#include <doctest/doctest.h>

namespace heliograph {

TEST_CASE("a header is found whatever its case") {
    Request request;
    request.headers = {{"Content-Type", "text/plain"}, {"content-type", "second"}};
    CHECK(request.header("CONTENT-TYPE") == "text/plain");
    CHECK(request.header("Content-Typ").empty());
}

TEST_CASE("a cookie is found among others") {
    Request request;
    request.headers = {{"cookie", "MMUSERID=u1; MMAUTHTOKEN=\"abc\";MMCSRF=x=y"}, {"Cookie", "other=2"}};
    CHECK(request.cookie("MMUSERID") == "u1");
    CHECK(request.cookie("MMAUTHTOKEN") == "abc");
    CHECK(request.cookie("MMCSRF") == "x=y");
    CHECK(request.cookie("other") == "2");
    CHECK(request.cookie("TOKEN").empty());
}

TEST_CASE("a query parameter is decoded, and the first of a name counts") {
    Request request;
    request.query = "a=1&b=two+w%6Frds&a=2&flag&%63=3&bad=%zz&&";
    CHECK(request.query_value("a") == "1");
    CHECK(request.query_value("b") == "two words");
    CHECK(request.query_value("c") == "3");
    CHECK(request.query_value("bad").empty());
    CHECK(request.has_query("flag"));
    CHECK(request.query_value("flag").empty());
    CHECK_FALSE(request.has_query("missing"));
    CHECK_FALSE(request.has_query(""));
}

}  // namespace heliograph
