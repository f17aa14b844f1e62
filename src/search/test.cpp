// Stories of search, and tables of cases for what people type.
#include <string>

#include "src/search/terms.h"
#include "tests/support/server.h"

using namespace heliograph::testing;
namespace search = heliograph::search;

namespace {

struct Room {
    TestServer server;
    Person admin = server.admin();
    Person anna = server.person("anna"), bert = server.person("bert"), carl = server.person("carl");
    std::string team = server.team("crew", {anna, bert, carl});
    std::string room = server.channel(team, "room", {anna, bert});

    std::string post(const Person& author, const std::string& message) {
        return author
            .post("/api/v4/posts", R"({"channel_id":")" + room + R"(","message":")" + message + "\"}")
            .text("id");
    }
    std::size_t count(const Person& reader, const std::string& terms, const std::string& more = "") {
        auto reply = reader.post("/api/v4/teams/" + team + "/posts/search",
                                 R"({"terms":")" + terms + "\"" + more + "}");
        REQUIRE(reply.status == 200);
        return reply.json.at("order").as_array().size();
    }
};

}  // namespace

STORY("words, phrases, beginnings and hashtags are found at once by members of the channel") {
    Room room;
    room.post(room.anna, "zoo quick brown fox #animals");
    room.post(room.bert, "zoo lazy dog #animals #pets");
    CHECK(room.count(room.bert, "quick") == 1);
    CHECK(room.count(room.carl, "quick") == 0);
    CHECK(room.count(room.bert, "zoo fox") == 1);
    CHECK(room.count(room.bert, "fox dog") == 0);
    CHECK(room.count(room.bert, "fox dog", R"(,"is_or_search":true)") == 2);
    CHECK(room.count(room.bert, R"(\"brown fox\")") == 1);
    CHECK(room.count(room.bert, R"(\"fox brown\")") == 0);
    CHECK(room.count(room.bert, "bro*") == 1);
    CHECK(room.count(room.bert, "#animals") == 2);
    CHECK(room.count(room.bert, "zoo -lazy") == 1);
    CHECK(room.count(room.bert, "zoo from:anna") == 1);
    CHECK(room.count(room.bert, "zoo -from:anna") == 1);
    CHECK(room.count(room.bert, "from:bert") == 1);
    CHECK(room.count(room.bert, "zoo in:room") == 2);
    CHECK(room.count(room.bert, "zoo in:nowhere") == 0);
    CHECK(room.count(room.bert, "zoo after:2030-01-01") == 0);
    CHECK(room.count(room.bert, "zoo before:2030-01-01") == 2);
    CHECK(room.bert.post("/api/v4/posts/search", R"({"terms":"quick"})").json.at("order").as_array().size() ==
          1);
}

STORY("an edit is found by its new words, a deleted post not at all") {
    Room room;
    auto id = room.post(room.anna, "apple");
    CHECK(room.count(room.anna, "apple") == 1);
    room.anna.put("/api/v4/posts/" + id + "/patch", R"({"message":"pear"})");
    CHECK(room.count(room.anna, "apple") == 0);
    CHECK(room.count(room.anna, "pear") == 1);
    room.anna.del("/api/v4/posts/" + id);
    CHECK(room.count(room.anna, "pear") == 0);
}

STORY("archived channels are searched only when asked for, and a search needs terms") {
    Room room;
    room.post(room.anna, "needle");
    room.anna.del("/api/v4/channels/" + room.room);
    CHECK(room.count(room.anna, "needle") == 0);
    CHECK(room.count(room.anna, "needle", R"(,"include_deleted_channels":true)") == 1);
    CHECK(room.anna.post("/api/v4/teams/" + room.team + "/posts/search", R"({"terms":""})").refusal ==
          "api.context.invalid_body_param.app_error");
}

STORY("saved posts are listed") {
    Room room;
    auto id = room.post(room.anna, "keep");
    room.bert.put("/api/v4/users/me/preferences", R"([{"user_id":")" + room.bert.id +
                                                      R"(","category":"flagged_post","name":")" + id +
                                                      R"(","value":"true"}])");
    CHECK(room.bert.get("/api/v4/users/me/posts/flagged").json.at("order").as_array().size() == 1);
    CHECK(room.anna.get("/api/v4/users/" + room.bert.id + "/posts/flagged").status == 403);
}

STORY("what is typed is taken apart as it is meant") {
    auto terms =
        search::parse_terms(R"(one "two three" -four fi* #six from:@Anna in: room on:1970-01-02)", 3600);
    REQUIRE(terms.words.size() == 5);
    CHECK(terms.words[1].phrase);
    CHECK(terms.words[2].excluded);
    CHECK(terms.words[3].prefix);
    CHECK(terms.words[4].hashtag);
    CHECK(terms.from.front().text == "anna");
    CHECK(terms.in.front().text == "room");
    CHECK(terms.after == 86'400'000 - 3'600'000);
    CHECK(terms.before == 2 * 86'400'000 - 3'600'000);
    CHECK(search::fts5_query(terms, false) ==
          R"(("one" AND "two three" AND "fi" * AND hashtags : "six") NOT ("four"))");
    CHECK(search::postgres_query(terms, true) ==
          "(('one') | ('two' <-> 'three') | ('fi':*) | ('six')) & !(('four'))");
    CHECK(search::parse_terms(R"(" - * # :)", 0).words.empty());
    CHECK(search::parse_terms("on:2024-13-45", 0).empty());
}
