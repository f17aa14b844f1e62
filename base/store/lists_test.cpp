// Lists in one column: whatever text goes in comes out.
#include "base/store/lists.h"

#include <doctest/doctest.h>

#include "base/store/failures.h"
#include "base/store/sql.h"

using namespace heliograph;

TEST_CASE("every text survives a list") {
    std::vector<std::string> texts{"", "a", "\"", "\\", "\n\t\x01", "[,]", "Grüße", "{}"};
    CHECK(list_items(list_text(texts)) == texts);
    CHECK(list_text({}) == "[]");
}

TEST_CASE("lists as other programs write them") {
    CHECK(list_items(R"( [ "a" , "b" ] )") == std::vector<std::string>{"a", "b"});
    CHECK(list_items(R"(["\u00fc\ud83d\ude00\/"])") == std::vector<std::string>{"\u00fc\U0001F600/"});
    CHECK(list_items("[1, true]") == std::vector<std::string>{"1", "true"});
}

TEST_CASE("what is no list of scalars is an empty one") {
    for (const char* text : {"", "null", "{}", "[", "[\"a", "[\"a\"", "[\"a\",]", "[[1]]", "[{}]", "[1] 2",
                             "a", R"(["\u12"])", R"(["a\)"})
        CHECK_MESSAGE(list_items(text).empty(), text);
}

TEST_CASE("a conflict mentions whole words") {
    Conflict conflict("users.username");
    CHECK(conflict.mentions("username"));
    CHECK_FALSE(conflict.mentions("user"));
    CHECK_FALSE(conflict.mentions("name"));
    CHECK(Conflict("users_username_key (username)").mentions("username"));
}

TEST_CASE("a list macro becomes one pair of parentheses") {
    CHECK(in_dialect("id IN ({list $1}) AND x", Dialect::sqlite) ==
          "id IN (SELECT value FROM json_each($1)) AND x");
    CHECK(in_dialect("id IN {list $12}", Dialect::postgres) ==
          "id IN (SELECT json_array_elements_text(CAST($12 AS json)))");
    std::vector<std::int64_t> numbers{1, 2};
    CHECK(in_list(std::span<const std::int64_t>(numbers)).json == "[1,2]");
}
