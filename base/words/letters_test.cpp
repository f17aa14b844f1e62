// What is text, and what is the same name.
#include "base/words/letters.h"

#include <doctest/doctest.h>

#include <string>

namespace heliograph {

TEST_CASE("UTF-8 is told from what only looks like it") {
    for (std::string_view good :
         {"", "plain ascii, longer than eight bytes", "\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80", "\xed\x9f\xbf",
          "\xef\xbf\xbf", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf", "12345678\xf0\x9f\x98\x80"})
        CHECK(is_utf8(good));
    for (std::string_view bad : {"\x80", "\xc0\x80", "\xc1\xbf", "\xe0\x9f\xbf", "\xed\xa0\x80",
                                 "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xc2",
                                 "\xe2\x82", "\xf0\x9f\x98", "12345678\xff", "\xc2 "})
        CHECK_FALSE(is_utf8(bad));
}

TEST_CASE("text holds no NUL, names of headers have no case") {
    CHECK(is_text("plain"));
    CHECK_FALSE(is_text(std::string_view("a\0b", 3)));
    CHECK(same_without_case("X-GitHub-Event", "x-github-event"));
    CHECK_FALSE(same_without_case("X-GitHub-Event", "X-GitHub-Events"));
}

}  // namespace heliograph
