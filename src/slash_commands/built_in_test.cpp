// Stories of built-in commands.
#include "tests/support/commands.h"

namespace heliograph::testing {

namespace {

// What the command says to its caller alone.
std::string said(CommandStory& story, const Person& who, const std::string& command) {
    auto answer = story.run(who, command);
    CHECK(answer.status == 200);
    CHECK_MESSAGE(answer.text("response_type") == "ephemeral", command);
    return answer.text("text");
}

std::string direct_name(const Person& a, const Person& b) {
    return a.id < b.id ? a.id + "__" + b.id : b.id + "__" + a.id;
}

}  // namespace

STORY("commands that say something") {
    CommandStory story;
    auto bert = story.bert.socket();
    auto answer = story.run(story.anna, "/me waves");
    CHECK(answer.text("text") == "*waves*");
    CHECK(text_at(post_of(bert.event("posted")), "type") == "me");
    story.run(story.anna, "/shrug whatever");
    story.run(story.anna, "/shrug");
    story.run(story.anna, "/code <http://x.example|y>\nz");
    story.run(story.anna, "/echo hello there");
    story.run(story.anna, "/echo \"quoted 5\" 0");
    story.run(story.anna, "/echo last 0");
    // An echo is posted after the answer.
    for (int i = 0; i < 6; ++i) bert.event("posted");
    CHECK(story.messages(story.channel) ==
          std::vector<std::string>{"*waves*", R"(whatever ¯\\\_(ツ)\_/¯)", R"(¯\\\_(ツ)\_/¯)",
                                   "    <http://x.example|y>\n    z", "hello there", "quoted 5", "last"});
    CHECK(!said(story, story.anna, "/echo").empty());
    CHECK(!said(story, story.anna, "/code").empty());
    CHECK(said(story, story.anna, "/echo never 10001").find("10000") != std::string::npos);
    CHECK(said(story, story.anna, "/echo \"never\" -1").find("10000") != std::string::npos);
}

STORY("no more than a hundred echoes wait") {
    CommandStory story;
    for (int i = 0; i < 100; ++i) CHECK(story.run(story.anna, "/echo later 9000").text("text").empty());
    CHECK(said(story, story.anna, "/echo later 9000").find("Too many") != std::string::npos);
    CHECK(story.messages(story.channel).empty());
}

STORY("commands about oneself") {
    CommandStory story;
    auto anna = story.anna.socket();
    for (const char* status : {"away", "dnd", "offline", "online"}) {
        CHECK(!said(story, story.anna, "/" + std::string(status)).empty());
        CHECK(story.anna.get("/api/v4/users/me/status").text("status") == status);
    }
    auto custom = [&] {
        return boost::json::parse(
            story.anna.get("/api/v4/users/me").json.at("props").at("customStatus").as_string());
    };
    said(story, story.anna, "/status :palm_tree: on holiday");
    CHECK(text_at(custom(), "emoji") == "palm_tree");
    CHECK(text_at(custom(), "text") == "on holiday");
    said(story, story.anna, "/status \xF0\x9F\x9A\x80 flying");
    CHECK(text_at(custom(), "emoji") == "rocket");
    CHECK(text_at(custom(), "text") == "flying");
    said(story, story.anna, "/status \xE2\x9D\xA4\xEF\xB8\x8F");
    CHECK(text_at(custom(), "emoji") == "heart");
    said(story, story.anna, "/status just text");
    CHECK(text_at(custom(), "emoji") == "speech_balloon");
    said(story, story.anna, "/status clear");
    CHECK(text_at(story.anna.get("/api/v4/users/me").json.at("props"), "customStatus").size() < 12);
    CHECK(!said(story, story.anna, "/status").empty());
    said(story, story.anna, "/collapse");
    CHECK(
        anna.event("preference_changed").at("data").at("preference").as_string().find(R"("value":"true")") !=
        std::string::npos);
    said(story, story.anna, "/expand");
    CHECK(story.anna.get("/api/v4/users/me/preferences/display_settings/name/collapse_previews")
              .text("value") == "false");
    CHECK(story.run(story.anna, "/logout").text("goto_location") == "/login");
    for (const char* client :
         {"/help", "/search x", "/shortcuts", "/settings", "/marketplace", "/secure-connection status",
          "/share-channel status", "/invite_people a@b.example"})
        CHECK(!said(story, story.anna, client).empty());
}

STORY("a server without custom statuses has no command for them") {
    CommandStory story([](Config& config) { config.teams.EnableCustomUserStatuses = false; });
    CHECK(story.run(story.anna, "/status x").status == 404);
}

STORY("commands that change the channel") {
    CommandStory story;
    auto channel = [&] { return story.anna.get("/api/v4/channels/" + story.channel); };
    CHECK(story.run(story.anna, "/header new header").text("text").empty());
    CHECK(channel().text("header") == "new header");
    story.run(story.anna, "/purpose new purpose");
    CHECK(channel().text("purpose") == "new purpose");
    story.run(story.anna, "/rename New Name");
    CHECK(channel().text("display_name") == "New Name");
    CHECK(!said(story, story.anna, "/rename " + std::string(65, 'x')).empty());
    for (const char* empty : {"/header", "/purpose", "/rename"})
        CHECK(!said(story, story.anna, empty).empty());
    auto direct =
        story.anna.post("/api/v4/channels/direct", "[\"" + story.anna.id + "\",\"" + story.bert.id + "\"]")
            .text("id");
    auto there = [&](const std::string& command) {
        return story.run_in(direct, story.anna, command, R"(,"team_id":")" + story.team + "\"");
    };
    for (const char* command : {"/purpose x", "/rename x", "/remove @bert", "/leave"})
        CHECK(there(command).text("response_type") == "ephemeral");
    CHECK(there("/header hi").text("response_type").empty());
}

STORY("a channel is muted and no longer muted") {
    CommandStory story;
    auto mark_unread = [&](const std::string& channel) {
        auto member = story.anna.get("/api/v4/channels/" + channel + "/members/me").json;
        return text_at(member.at("notify_props"), "mark_unread");
    };
    said(story, story.anna, "/mute");
    CHECK(mark_unread(story.channel) == "mention");
    said(story, story.anna, "/mute ~alerts");
    CHECK(mark_unread(story.channel) == "all");
    CHECK(said(story, story.anna, "/mute nowhere").find("no channel") != std::string::npos);
}

STORY("joining and leaving go where they say") {
    CommandStory story;
    auto open = story.server.channel(story.team, "open", {story.admin});
    auto joined = story.run(story.anna, "/join ~open");
    CHECK(joined.text("goto_location") == "https://chat.example.com/rockets/channels/open");
    CHECK(story.anna.get("/api/v4/channels/" + open + "/members/me").status == 200);
    CHECK(story.run(story.anna, "/open open").text("goto_location") == joined.text("goto_location"));
    CHECK(!said(story, story.anna, "/join nowhere").empty());
    auto secret =
        story.admin.post("/api/v4/channels", R"({"team_id":")" + story.team +
                                                 R"(","name":"secret","display_name":"s","type":"P"})");
    REQUIRE(secret.status == 201);
    CHECK(said(story, story.anna, "/join secret") == "Could not find the channel secret.");
    auto left = story.run_in(open, story.anna, "/leave");
    CHECK(left.text("goto_location") == "https://chat.example.com/rockets/channels/town-square");
    CHECK(story.anna.get("/api/v4/channels/" + open + "/members/me").status == 404);
    auto square = story.anna.get("/api/v4/teams/" + story.team + "/channels/name/town-square").text("id");
    CHECK(story.run_in(square, story.anna, "/leave").text("response_type") == "ephemeral");
}

STORY("people are invited and removed") {
    CommandStory story;
    auto carl = story.server.person("carl");
    CHECK(said(story, story.anna, "/invite @nobody").find("@nobody") != std::string::npos);
    CHECK(said(story, story.anna, "/invite @carl").find("not added") != std::string::npos);
    story.admin.post("/api/v4/teams/" + story.team + "/members",
                     R"({"team_id":")" + story.team + R"(","user_id":")" + carl.id + "\"}");
    auto other = story.server.channel(story.team, "other", {story.anna});
    CHECK(said(story, story.anna, "/invite @carl @bert ~alerts ~other ~nowhere").find("~nowhere") !=
          std::string::npos);
    for (const auto& channel : {story.channel, other})
        CHECK(story.anna.get("/api/v4/channels/" + channel + "/members/" + carl.id).status == 200);
    CHECK(said(story, story.anna, "/invite @carl").find("already") != std::string::npos);
    CHECK(!said(story, story.anna, "/invite").empty());
    CHECK(!said(story, story.anna, "/kick").empty());
    CHECK(!said(story, story.anna, "/kick @nobody").empty());
    CHECK(story.run(story.anna, "/kick @carl").text("text").empty());
    CHECK(story.anna.get("/api/v4/channels/" + story.channel + "/members/" + carl.id).status == 404);
    CHECK(!said(story, story.anna, "/remove carl").empty());
    CHECK(said(story, story.anna, "/invite_people x@y.example").find("no mail") != std::string::npos);
}

STORY("one writes to people and groups") {
    CommandStory story;
    auto answer = story.run(story.anna, "/msg @Bert  psst");
    CHECK(answer.text("response_type") == "ephemeral");
    CHECK(answer.text("goto_location") ==
          "https://chat.example.com/rockets/channels/" + direct_name(story.anna, story.bert));
    auto direct =
        story.anna.post("/api/v4/channels/direct", "[\"" + story.anna.id + "\",\"" + story.bert.id + "\"]")
            .text("id");
    auto texts = [&](const std::string& channel, const Person& who) {
        return who.get("/api/v4/channels/" + channel + "/posts").body;
    };
    CHECK(texts(direct, story.bert).find(R"("message":"psst")") != std::string::npos);
    CHECK(!said(story, story.anna, "/msg").empty());
    CHECK(said(story, story.anna, "/msg nobody x").find("nobody") != std::string::npos);
    CHECK(story.run(story.anna, "/groupmsg @bert hello again").text("goto_location") ==
          answer.text("goto_location"));
    CHECK(texts(direct, story.bert).find("hello again") != std::string::npos);
    auto group = story.run(story.anna, "/groupmsg @bert, @admin,@anna hello all");
    auto place = group.text("goto_location");
    CHECK(place.starts_with("https://chat.example.com/rockets/channels/"));
    auto people = "[\"" + story.anna.id + "\",\"" + story.bert.id + "\",\"" + story.admin.id + "\"]";
    auto made = story.anna.post("/api/v4/channels/group", people);
    CHECK(place.ends_with(made.text("name")));
    CHECK(texts(made.text("id"), story.bert).find("hello all") != std::string::npos);
    CHECK(said(story, story.anna, "/groupmsg @bert,@nobody,@none x").find("@nobody, @none") !=
          std::string::npos);
    CHECK(!said(story, story.anna, "/groupmsg").empty());
}

}  // namespace heliograph::testing
