// Stories of outgoing webhooks: who is told what, and what becomes of the answer.
#include "src/outgoing_webhooks/stories.h"
#include "src/outgoing_webhooks/triggers.h"

namespace heliograph::testing {

STORY("which first words call a hook") {
    using outgoing_webhooks::OutgoingWebhook;
    struct Case {
        std::vector<std::string> words;
        int when;
        const char* text;
        const char* trigger;  // Null: not called.
    };
    for (const auto& [words, when, text, trigger] : {Case{{"build"}, 0, "build now", "build"},
                                                     {{"build"}, 0, "Build now", nullptr},
                                                     {{"build"}, 0, "build, now", nullptr},
                                                     {{"build"}, 0, " \n build", "build"},
                                                     {{"#b"}, 1, "#build x", "#b"},
                                                     {{"#b"}, 1, "please #build", nullptr},
                                                     {{"a", "ab"}, 1, "abc", "a"},
                                                     {{"a"}, 0, "", nullptr},
                                                     {{"a"}, 0, "a", "a"},
                                                     {{"ü"}, 0, "ü", "ü"},
                                                     {{"x"}, 1, "y x", nullptr}}) {
        CAPTURE(text);
        OutgoingWebhook hook;
        hook.trigger_words = words;
        hook.trigger_when = when;
        auto found = outgoing_webhooks::trigger_in(hook, nullptr, text);
        CHECK(found.has_value() == (trigger != nullptr));
        if (found && trigger) CHECK(*found == trigger);
    }
}

STORY("a post tells the receiver what was said, signed, and the answer is posted") {
    OutgoingStory story;
    story.receiver.answers({.body = R"({"text":"lift-off <http://a|b>","username":"pad"})"});
    std::string hook =
        story.make_hook(story.in_channel(R"("trigger_words":["launch"],"display_name":"pad")"));
    auto socket = story.bob->socket();
    auto made = story.post("launch it");
    CHECK(text_in(socket.event("posted").at("data"), "sender_name") == "@bob");
    CHECK(text_in(socket.event("posted").at("data"), "sender_name") == "pad");
    CHECK(story.messages(story.channel) == std::vector<std::string>{"launch it", "lift-off [b](http://a)"});
    auto call = story.receiver.wait_for(1).front();
    CHECK(call.path == "/hook");
    CHECK(call.header("content-type") == "application/json");
    CHECK(call.header("user-agent") == "Mattermost-Bot/1.1");
    CHECK(call.header("webhook-id").size() == 26);
    CHECK(call.header("webhook-signature").starts_with("v1,"));
    auto told = boost::json::parse(call.body);
    CHECK(text_in(told, "text") == "launch it");
    CHECK(text_in(told, "trigger_word") == "launch");
    CHECK(text_in(told, "channel_name") == "launch");
    CHECK(text_in(told, "team_domain") == "rockets");
    CHECK(text_in(told, "user_name") == "bob");
    CHECK(text_in(told, "post_id") == made.text("id"));
    CHECK(text_in(told, "event") == "post");
    CHECK(told.at("timestamp").as_int64() == made.json.at("create_at").as_int64());
    CHECK(text_in(told, "token") == story.anna->get("/api/v4/hooks/outgoing/" + hook).text("token"));
}

STORY("a form has the same fields in the order of their names, and counts seconds") {
    OutgoingStory story;
    story.make_hook(story.in_channel(R"("content_type":"other")"));
    story.post("a & b");
    auto call = story.receiver.wait_for(1).front();
    CHECK(call.header("content-type") == "application/x-www-form-urlencoded");
    CHECK(
        call.body.starts_with("channel_id=" + story.channel + "&channel_name=launch&event=post&file_ids=&"));
    CHECK(call.body.contains("&text=a+%26+b&"));
    CHECK(call.body.contains("&timestamp=1767225600&"));
}

STORY("answers, hooks, system messages, private channels and direct messages call nobody") {
    OutgoingStory story;
    story.make_hook(R"("trigger_words":["x"],"display_name":"words")");
    auto secret = story.server.admin();
    auto made = story.anna->post("/api/v4/channels", R"({"team_id":")" + story.team +
                                                         R"(","name":"den","display_name":"d","type":"P"})");
    REQUIRE(made.status == 201);
    story.post_as(*story.anna, made.text("id"), "x in private");
    auto direct =
        story.bob->post("/api/v4/channels/direct", "[\"" + story.bob->id + "\",\"" + story.anna->id + "\"]");
    story.post_as(*story.bob, direct.text("id"), "x in a direct message");
    auto hook = story.anna->post("/api/v4/hooks/incoming", R"({"channel_id":")" + story.channel + "\"}");
    story.server.post("/hooks/" + hook.text("id"), R"({"text":"x from a hook"})");
    story.receiver.answers({.body = R"({"text":"x, the answer"})"});
    story.post("x at last");
    CHECK(text_in(story.told(1), "text") == "x at last");
    story.delivery_in_state("delivered");
    CHECK(story.messages(story.channel).back() == "x, the answer");
    story.post("x once more");
    story.receiver.wait_for(2);
    story.delivery_in_state("delivered");
    CHECK(story.receiver.received().size() == 2);
}

STORY("an answer may be a comment, also to a reply, and have attachments") {
    OutgoingStory story;
    story.make_hook(story.in_channel());
    story.receiver.answers({.body = R"({"text":"c","response_type":"comment"})"});
    auto root = story.post("root");
    story.receiver.wait_for(1);
    story.delivery_in_state("delivered");
    story.post("reply", R"("root_id":")" + root.text("id") + "\"");
    CHECK(text_in(story.told(2), "root_id") == root.text("id"));
    story.delivery_in_state("delivered");
    auto thread = story.bob->get("/api/v4/posts/" + root.text("id") + "/thread").json;
    CHECK(thread.at("order").as_array().size() == 4);
    story.receiver.answers({.body = R"({"text":null,"attachments":[{"text":"a"}],"type":"custom_x"})"});
    story.post("attached");
    story.receiver.wait_for(3);
    story.delivery_in_state("delivered");
    auto page = story.bob->get("/api/v4/channels/" + story.channel + "/posts").json;
    const auto& newest = page.at("posts").at(page.at("order").as_array()[0].as_string());
    CHECK(text_in(newest, "type") == "custom_x");
    CHECK(newest.at("props").at("attachments").as_array().size() == 1);
}

STORY("an answer that cannot be used is told in the log, and one with an error status counts all the same") {
    OutgoingStory story;
    story.make_hook(story.in_channel());
    story.receiver.answers_once({.body = "not json"});
    story.receiver.answers_once({.body = R"({"text":"x","type":"system_join"})"});
    story.receiver.answers_once({.status = 500, .body = R"({"text":"broken but heard"})"});
    for (const char* text : {"one", "two"}) {
        story.post(text);
        auto delivery = story.delivery_in_state("delivered");
        auto whole = story.anna->get("/api/heliograph/deliveries/" + text_in(delivery, "id")).json;
        CHECK(text_in(whole.at("log").as_array()[0], "reason") != "");
        story.server.clock.advance(1000);
    }
    story.post("three");
    story.receiver.wait_for(3);
    story.delivery_in_state("delivered");
    CHECK(story.messages(story.channel).back() == "broken but heard");
}

STORY("beyond the peer: edits, deletions, reactions, patterns, private channels and direct messages") {
    OutgoingStory story;
    std::string hook = story.make_hook(R"("trigger_words":["unused"])");
    std::string path = "/api/heliograph/hooks/outgoing/" + hook;
    auto put = [&](const std::string& body) { return story.anna->put(path, body); };
    REQUIRE(
        put(R"({"events":["edit","delete","reaction"],"pattern":"(?i)rocket-\\d+","private_channels":true,)"
            R"("direct_messages":true})")
            .status == 200);
    auto made = story.post("see ROCKET-12 fly");
    std::string id = made.text("id");
    story.server.clock.advance(10);
    CHECK(story.bob->put("/api/v4/posts/" + id + "/patch", R"({"message":"see rocket-13 fly"})").status ==
          200);
    auto edit = story.told(1);
    CHECK(text_in(edit, "event") == "edit");
    CHECK(text_in(edit, "old_text") == "see ROCKET-12 fly");
    CHECK(text_in(edit, "trigger_word") == "rocket-13");
    std::string reaction =
        R"({"user_id":")" + story.anna->id + R"(","post_id":")" + id + R"(","emoji_name":"+1"})";
    CHECK(story.anna->post("/api/v4/reactions", reaction).status == 200);
    CHECK(text_in(story.told(2), "event") == "reaction_added");
    CHECK(text_in(story.told(2), "emoji_name") == "+1");
    CHECK(text_in(story.told(2), "user_name") == "anna");
    CHECK(story.anna->del("/api/v4/users/me/posts/" + id + "/reactions/+1").status == 200);
    CHECK(text_in(story.told(3), "event") == "reaction_removed");
    CHECK(story.bob->del("/api/v4/posts/" + id).status == 200);
    CHECK(text_in(story.told(4), "event") == "delete");

    REQUIRE(put(R"({"pattern":"secret","private_channels":true,"direct_messages":true})").status == 200);
    auto den = story.anna->post("/api/v4/channels", R"({"team_id":")" + story.team +
                                                        R"(","name":"den","display_name":"d","type":"P"})");
    story.post_as(*story.anna, den.text("id"), "a secret");
    CHECK(text_in(story.told(5), "channel_name") == "den");
    auto direct =
        story.bob->post("/api/v4/channels/direct", "[\"" + story.bob->id + "\",\"" + story.anna->id + "\"]");
    story.post_as(*story.bob, direct.text("id"), "our secret");
    CHECK(text_in(story.told(6), "text") == "our secret");
    // Not where its owner is not.
    auto foreign =
        story.bob->post("/api/v4/channels/direct", "[\"" + story.bob->id + "\",\"" + story.admin->id + "\"]");
    story.post_as(*story.bob, foreign.text("id"), "their secret");
    story.post("a public secret");
    CHECK(text_in(story.told(7), "text") == "a public secret");
}

STORY("only the owner lets a hook hear what is private, and another address ends it") {
    OutgoingStory story;
    std::string hook = story.make_hook(story.in_channel());
    std::string path = "/api/heliograph/hooks/outgoing/" + hook;
    CHECK(story.admin->put(path, R"({"private_channels":true})").refusal ==
          "heliograph.outgoing_webhook.private.app_error");
    CHECK(story.anna->put(path, R"({"private_channels":true})").status == 200);
    CHECK(story.admin->put(path, R"({"private_channels":true,"events":["edit"]})").status == 200);
    CHECK(story.anna->put(path, R"({"events":["all"]})").refusal ==
          "heliograph.outgoing_webhook.events.app_error");
    CHECK(story.anna->put(path, R"({"pattern":"("})").refusal ==
          "heliograph.outgoing_webhook.pattern.app_error");
    CHECK(story.bob->get(path).refusal == "api.context.permissions.app_error");
    auto moved = story.admin->put("/api/v4/hooks/outgoing/" + hook,
                                  R"({"id":")" + hook + R"(","channel_id":")" + story.channel +
                                      R"(","callback_urls":["http://elsewhere.example/"]})");
    CHECK(moved.status == 200);
    CHECK(story.anna->get(path).json.at("private_channels") == false);
}

STORY("the files of a post are named") {
    OutgoingStory story;
    story.make_hook(story.in_channel());
    auto uploaded =
        story.bob->post("/api/v4/files?channel_id=" + story.channel + "&filename=data.csv", "a,b\n");
    REQUIRE(uploaded.status == 201);
    std::string id = text_in(uploaded.json.at("file_infos").as_array()[0], "id");
    story.post("look", R"("file_ids":[")" + id + "\"]");
    auto told = story.told(1);
    CHECK(text_in(told, "file_ids") == id);
    const auto& file = told.at("files").as_array().at(0);
    CHECK(text_in(file, "id") == id);
    CHECK(text_in(file, "name") == "data.csv");
    CHECK(text_in(file, "extension") == "csv");
    CHECK(file.at("size") == 4);
    CHECK(text_in(file, "mime_type").starts_with("text/csv"));
}

STORY("an answer may come later, at its response_url, some times and not for ever") {
    OutgoingStory story;
    story.make_hook(story.in_channel());
    story.post("take your time");
    std::string url = text_in(story.told(1), "response_url");
    REQUIRE(url.starts_with("http://chat.example/hooks/outgoing/"));
    std::string path = url.substr(std::string("http://chat.example").size());
    story.delivery_in_state("delivered");
    auto answer = [&](const std::string& body) { return story.server.post(path, body); };
    CHECK(answer(R"({"text":"done","response_type":"comment"})").status == 200);
    CHECK(story.messages(story.channel).back() == "done");
    CHECK(answer("{}").refusal == "heliograph.outgoing_webhook.answer_body.app_error");
    CHECK(answer("nonsense").status == 400);
    for (int i = 2; i <= 5; ++i) CHECK(answer(R"({"text":"more"})").status == 200);
    CHECK(answer(R"({"text":"more"})").refusal == "heliograph.outgoing_webhook.answer.app_error");
    CHECK(story.server.post(path.substr(0, path.size() - 1) + "!", R"({"text":"x"})").status == 404);

    story.post("again");
    path = text_in(story.told(2), "response_url").substr(std::string("http://chat.example").size());
    story.delivery_in_state("delivered");
    story.server.clock.advance(31 * 60 * 1000);
    CHECK(answer(R"({"text":"too late"})").status == 404);
}

}  // namespace heliograph::testing
