// Tables of cases: text in, text out.
#include <doctest/doctest.h>

#include <boost/json/parse.hpp>

#include "src/formatting/hashtags.h"
#include "src/formatting/json_repair.h"
#include "src/formatting/mentions.h"
#include "src/formatting/numbers.h"
#include "src/formatting/runes.h"
#include "src/formatting/slack_text.h"
#include "src/formatting/split.h"

using namespace heliograph::formatting;

TEST_CASE("Slack announcements become mentions, other specials stay") {
    CHECK(rewrite_announcements("<!channel> and <!here>, <!all>") == "@channel and @here, @all");
    CHECK(rewrite_announcements("<!everyone> <!here|label> <!channelx>") ==
          "<!everyone> <!here|label> <!channelx>");
}

TEST_CASE("Slack links become Markdown links") {
    CHECK(rewrite_links("see <http://a|b>", Links::one_line) == "see [b](http://a)");
    CHECK(rewrite_links("<http://a> <#C1> <a\nb|c> <a|b\nc>", Links::one_line) ==
          "<http://a> <#C1> <a\nb|c> <a|b\nc>");
    CHECK(rewrite_links("<a\nb|c\nd|e>", Links::any_line) == "[c\nd|e](a\nb)");
    CHECK(rewrite_links("<<x|y>>", Links::one_line) == "<[y](x)>");
    CHECK(rewrite_links("<|y> <x|>", Links::one_line) == "<|y> <x|>");
    CHECK(rewrite_links("<a|b", Links::one_line) == "<a|b");
}

TEST_CASE("user references become names where the id is known") {
    auto ids = user_references("<@abc> <@abc> <@d-e> <@f>");
    CHECK(ids == std::vector<std::string>{"abc", "f"});
    auto name_of = [](std::string_view id) { return id == "abc" ? std::string("anna") : std::string(); };
    CHECK(rewrite_user_references("hi <@abc>, <@f>", name_of) == "hi @anna, <@f>");
}

TEST_CASE("hashtags are found between punctuation") {
    CHECK(hashtags("#one, (#two) ###three a#b #4x #a #ok-1_2.3! #Üben") ==
          "#one #two #three #ok-1_2.3 #Üben");
    CHECK(hashtags("nothing here") == "");
    CHECK(hashtags("a #b!c") == "");
}

TEST_CASE("mentions are found outside code") {
    auto found = find_mentions("@anna. `@bob` @HERE, a@b :@carl: (@dora-x-)\n```\n@erik\n```\n@channel");
    CHECK(found.here);
    CHECK(found.channel);
    CHECK(!found.all);
    std::vector<std::vector<std::string>> names{{"anna.", "anna"}, {"dora-x-", "dora-x"}};
    CHECK(found.names == names);
}

TEST_CASE("channel mentions follow a tilde that follows no word") {
    CHECK(channel_mentions("~town-square, a~b ~off_topic. ~town-square ~") ==
          std::vector<std::string>{"town-square", "off_topic"});
}

TEST_CASE("plain words are for keywords") {
    CHECK(plain_words("deploy of web.api failed: `ignored` now!") ==
          std::vector<std::string>{"deploy", "of", "web.api", "web", "api", "failed", "now"});
}

TEST_CASE("long texts are cut at a line, else at a word, else anywhere") {
    CHECK(split_text("short", 64) == std::vector<std::string>{"short"});
    CHECK(split_text("", 64) == std::vector<std::string>{""});
    auto blind = split_text(std::string(16384, 'x'), 16383);
    REQUIRE(blind.size() == 2);
    CHECK(blind[0].size() == 16383);
    CHECK(blind[1].size() == 1);
    auto lines = split_text(std::string(50, 'a') + "\n" + std::string(40, 'b'), 64);
    CHECK(lines == std::vector<std::string>{std::string(50, 'a'), std::string(40, 'b')});
    auto words = split_text(std::string(50, 'a') + " " + std::string(40, 'b'), 64);
    CHECK(words == std::vector<std::string>{std::string(50, 'a'), std::string(40, 'b')});
}

TEST_CASE("a code fence that is cut is closed and opened again") {
    std::string text = "```cpp\n";
    for (int i = 0; i < 10; ++i) text += "line of code\n";
    text += "```\nafter";
    auto pieces = split_text(text, 70);
    REQUIRE(pieces.size() > 1);
    for (auto& piece : pieces) {
        CHECK(count_runes(piece) <= 70);
        CHECK(piece.starts_with("```cpp\n"));
    }
    for (std::size_t i = 0; i + 1 < pieces.size(); ++i) CHECK(pieces[i].ends_with("\n```"));
    CHECK(pieces.back().ends_with("after"));
}

TEST_CASE("numbers and values print as at the peer") {
    CHECK(number_text(1000000) == "1e+06");
    CHECK(number_text(1234567) == "1.234567e+06");
    CHECK(number_text(999999) == "999999");
    CHECK(number_text(0.5) == "0.5");
    CHECK(number_text(0.00001) == "1e-05");
    CHECK(number_text(-3) == "-3");
    CHECK(value_text(boost::json::parse(R"({"b":[1,"x",null],"a":true})")) == "map[a:true b:[1 x <nil>]]");
}

TEST_CASE("raw line breaks in known texts are repaired, elsewhere they stay") {
    CHECK(repair_json("{\"text\": \"a\nb\t\\\"c\n\"}") == "{\"text\": \"a\\nb\\t\\\"c\\n\"}");
    CHECK(repair_json("{\"name\": \"a\nb\",\n\"value\":\"c\nd\"}") ==
          "{\"name\": \"a\nb\",\n\"value\":\"c\\nd\"}");
    CHECK(repair_json("{\"text\": 5, \"x\": \"a\nb\"}") == "{\"text\": 5, \"x\": \"a\nb\"}");
}

TEST_CASE("runes are counted, broken bytes one each") {
    CHECK(count_runes("aé€😀") == 4);
    CHECK(count_runes("\xff\xc3") == 2);
    CHECK(bytes_of_runes("é€x", 2) == 5);
}
