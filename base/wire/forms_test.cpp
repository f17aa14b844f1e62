// Forms: order, escapes, limits.
#include "base/wire/forms.h"

#include <doctest/doctest.h>

using namespace heliograph;

TEST_CASE("fields come in order, decoded, and may repeat") {
    auto form = read_form("payload=%7B%22text%22%3A+%22a%2Bb%22%7D&x=1&x=2&empty=&bare&=noname&e=a=b");
    REQUIRE(form);
    CHECK(form->fields == std::vector<FormField>{{"payload", R"({"text": "a+b"})"},
                                                 {"x", "1"},
                                                 {"x", "2"},
                                                 {"empty", ""},
                                                 {"bare", ""},
                                                 {"", "noname"},
                                                 {"e", "a=b"}});
    CHECK(*form->find("x") == "1");
    CHECK(*form->find("bare") == "");
    CHECK(form->find("missing") == nullptr);
}

TEST_CASE("nothing at all is a form without fields") {
    CHECK(read_form("")->fields.empty());
    CHECK(read_form("&&&")->fields.empty());
}

TEST_CASE("a broken escape is an error in a name and in a value") {
    for (const char* bad : {"a=%", "a=%4", "a=%zz", "%G0=1", "a=1&b=%2"}) CHECK(!read_form(bad));
    CHECK(read_form("a=ok&b=100%").error() == "Invalid URL escape at byte 3.");
}

TEST_CASE("bytes that are no text are an error") {
    for (std::string_view bad : {"a=%00", "%00=a", "a=%ff", "a=%ed%a0%80"})
        CHECK(read_form(bad).error() == "The form holds bytes that are no text.");
}

TEST_CASE("a thousand fields are read, one more is an error") {
    std::string text;
    for (int i = 0; i < 1000; ++i) text += "a=1&";
    CHECK(read_form(text)->fields.size() == 1000);
    CHECK(read_form(text + "a=1").error() == "The form has more than 1000 fields.");
}

TEST_CASE("what is written reads back as it was") {
    const std::vector<FormField> fields{{"a b", "1&2=3"}, {"ümläut", "日本%"}, {"~-_.", "+"}};
    std::string text = write_form(fields);
    CHECK(text == "a+b=1%262%3D3&%C3%BCml%C3%A4ut=%E6%97%A5%E6%9C%AC%25&~-_.=%2B");
    CHECK(read_form(text)->fields == fields);
}

TEST_CASE("single texts: a space is %20 going out, a plus is what the caller says coming in") {
    CHECK(percent_encode("a b/c") == "a%20b%2Fc");
    CHECK(percent_decode("a+b%2fc", Plus::is_plus) == "a+b/c");
    CHECK(percent_decode("a+b", Plus::is_space) == "a b");
}
