// A table of attacks on slash commands: what is typed, what is answered, and who guesses where to answer.
#include "tests/support/commands.h"

namespace heliograph::testing {

STORY("attack: fields and lines in what is typed") {
    CommandStory story;
    std::string token = story.admin.get("/api/v4/commands/" + story.make("deploy")).text("token");
    story.program_says("{}");
    const std::string nasty = "x&token=stolen&user_name=admin\r\nX-Evil: 1\r\n\r\n{\"token\":\"stolen\"}";
    REQUIRE(story.run(story.anna, "/deploy " + nasty).status == 200);
    auto call = story.receiver.received().back();
    CHECK(call.header("x-evil").empty());
    CHECK(story.told("text") == nasty);
    CHECK(story.told("token") == token);
    CHECK(story.told("user_name") == "anna");
    CHECK(call.body.find("stolen&") == call.body.npos);
}

STORY("attack: lines in what a command is made of") {
    CommandStory story;
    for (const char* url :
         {"http://a.example/\r\nX-Evil: 1", "http://a.example/ HTTP/1.1", "http://a.example\tb",
          "file:///etc/passwd", "gopher://a/", "http:///x", "http://:80/"})
        CHECK_MESSAGE(
            story.admin.post("/api/v4/commands", story.body("evil", R"(,"url":)" + quoted(url))).status ==
                400,
            url);
    CHECK(story.admin.post("/api/v4/commands", story.body("evil", R"(,"method":"PUT"")")).status == 400);
    for (const char* trigger : {"a b", "a\\r\\nb", "/a", "a&b", ""})
        CHECK_MESSAGE(story.admin.post("/api/v4/commands", story.body(trigger)).status == 400, trigger);
}

STORY("attack: an answer as another person, in another's channel, or as the server") {
    CommandStory story;
    story.make("deploy");
    auto foreign = story.server.channel(story.team, "foreign", {story.admin});
    for (const std::string& members : {R"("channel_id":")" + foreign + "\"",
                                       R"("extra_responses":[{"text":"x","response_type":"in_channel",)" +
                                           std::string(R"("channel_id":")") + foreign + "\"}]",
                                       std::string(R"("type":"system_leave_team")")}) {
        story.program_says(R"({"text":"x","response_type":"in_channel",)" + members + "}");
        CHECK_MESSAGE(story.run(story.anna, "/deploy").status == 500, members);
    }
    CHECK(story.messages(foreign).empty());
    story.program_says(R"({"text":"mine","response_type":"in_channel","user_id":")" + story.admin.id + "\"}");
    auto bert = story.bert.socket();
    CHECK(story.run(story.anna, "/deploy").status == 200);
    CHECK(text_at(post_of(bert.event("posted")), "user_id") == story.anna.id);
    // A form is no JSON: it is shown as the text that it is.
    story.receiver.answers({.body = "text=x&response_type=in_channel",
                            .headers = {{"Content-Type", "application/x-www-form-urlencoded"}}});
    auto shown = story.run(story.anna, "/deploy");
    CHECK(shown.text("text") == "text=x&response_type=in_channel");
    CHECK(bert.hears_nothing_of("posted"));
}

STORY("attack: guesses at a response_url") {
    CommandStory story;
    story.make("deploy");
    story.program_says("{}");
    story.run(story.anna, "/deploy");
    auto path = story.later_path();
    auto answer = [&](const std::string& guess) {
        return story.server.post(guess, R"({"text":"guessed","response_type":"in_channel"})").status;
    };
    for (std::size_t at = path.rfind('/') + 1; at < path.size(); ++at) {
        auto guess = path;
        guess[at] = guess[at] == 'a' ? 'b' : 'a';
        CHECK(answer(guess) == 404);
    }
    CHECK(answer(path.substr(0, path.size() - 1)) == 404);
    CHECK(answer("/hooks/commands/" + std::string(26, '%')) != 200);
    CHECK(story.messages(story.channel).empty());
    CHECK(answer(path) == 200);
}

}  // namespace heliograph::testing
