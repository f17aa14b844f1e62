// Tables of cases: who is found in payloads, and where names are replaced.
#include <doctest/doctest.h>

#include "base/wire/read_json.h"
#include "src/translation/people.h"

using namespace heliograph;
using namespace heliograph::translation;

TEST_CASE("people are found by what services call their members") {
    auto found = [](const char* text) { return people_in(*parse_json(text)); };
    auto push = found(R"({"pusher":{"name":"octo","email":"o@x.org"},"sender":{"login":"octocat","id":1},
        "commits":[{"author":{"name":"Octo Cat","email":"o@x.org","username":"octocat"}},
                   {"author":{"name":"Octo Cat","email":"o@x.org","username":"octocat"}}],
        "repository":{"name":"kettle"}})");
    REQUIRE(push.size() == 3);
    CHECK(push[0].name == "octo");
    CHECK(push[1].login == "octocat");
    CHECK(push[2].email == "o@x.org");
    CHECK(found(R"({"user":{"displayName":"Anna A","emailAddress":"a@x.org"}})").at(0).name == "Anna A");
    CHECK(found(R"([{"email":"not one"},{"name":"nobody"},{"login":5},"text",null])").empty());
    std::string many = "[";
    for (int i = 0; i < 500; ++i) many += R"({"login":"l)" + std::to_string(i) + "\"},";
    CHECK(people_in(*parse_json(many + "0]")).size() == 50);
}

TEST_CASE("names that stand by themselves become mentions") {
    std::vector<Mentioned> people{{{"Octo Cat", "o@x.org", "octo_cat"}, "anna"}, {{"Octo", "", ""}, "bob"}};
    auto with = [&](const char* text) { return with_mentions(text, people); };
    CHECK(with("Octo Cat pushed") == "@anna pushed");
    CHECK(with("by octo\\_cat.") == "by @anna.");
    CHECK(with("by @\u200bocto\\_cat, @octo_cat") == "by @anna, @anna");
    CHECK(with("**[Octo Cat](https://x.org/octo_cat)** pushed") == "**@anna** pushed");
    CHECK(with("[Octo Cat pushed](https://x.org/octo_cat)") == "[@anna pushed](https://x.org/octo_cat)");
    CHECK(with("Octo, o@x.org") == "@bob, @anna");
    for (const char* same : {"Octopus", "preOcto Cat", "`Octo Cat`", "```\nOcto Cat\n```",
                             "https://x.org/Octo Cat", "Octo@y.org", "a-Octo", "Octo_",
                             "/Octo", "Octo.org", "", "`", "](", "\\"})
        CHECK_MESSAGE(with(same) == same, same);
    std::string often;
    for (int i = 0; i < 30; ++i) often += "Octo ";
    auto written = with(often.c_str());
    std::size_t count = 0;
    for (std::size_t at = written.find("@bob"); at != std::string::npos; at = written.find("@bob", at + 1))
        ++count;
    CHECK(count == 20);
}
