// Stories of custom commands: what the program is told, and what becomes of its answers.
#include <future>

#include "tests/support/commands.h"

namespace heliograph::testing {

STORY("a program is told who typed what and where") {
    CommandStory story;
    auto id = story.make("deploy");
    auto token = story.admin.get("/api/v4/commands/" + id).text("token");
    story.program_says("{}");
    auto answer = story.run(story.anna, "/DEPLOY\tweb @bert. ~alerts @nobody ~nothing");
    REQUIRE(answer.status == 200);
    auto call = story.receiver.received().at(0);
    CHECK(call.method == "POST");
    CHECK(call.path == "/cmd");
    CHECK(call.header("content-type") == "application/x-www-form-urlencoded");
    CHECK(call.header("accept") == "application/json");
    CHECK(call.header("authorization") == "Token " + token);
    const std::pair<const char*, std::string> expected[] = {{"token", token},
                                                            {"team_id", story.team},
                                                            {"team_domain", "rockets"},
                                                            {"channel_id", story.channel},
                                                            {"channel_name", "alerts"},
                                                            {"user_id", story.anna.id},
                                                            {"user_name", "anna"},
                                                            {"command", "/deploy"},
                                                            {"text", "web @bert. ~alerts @nobody ~nothing"},
                                                            {"root_id", ""},
                                                            {"user_mentions", "bert"},
                                                            {"user_mentions_ids", story.bert.id},
                                                            {"channel_mentions", "alerts"},
                                                            {"channel_mentions_ids", story.channel}};
    for (const auto& [name, value] : expected) CHECK_MESSAGE(story.told(name) == value, name);
    CHECK(story.told("response_url").starts_with("https://chat.example.com/hooks/commands/"));
    CHECK(story.told("trigger_id").size() > 80);
    CHECK(answer.text("trigger_id").size() == 26);
    CHECK(story.told("trigger_id").find(answer.text("trigger_id")) == std::string::npos);
}

STORY("a GET command is told in the query, behind what stands there") {
    CommandStory story;
    story.make("find", R"(,"method":"G","url":)" + quoted(story.receiver.url("/q?a=1#part")));
    story.program_says("{}");
    CHECK(story.run(story.anna, "/find x & y\r\nHost: z").status == 200);
    auto call = story.receiver.received().at(0);
    CHECK(call.method == "GET");
    CHECK(call.path.starts_with("/q?a=1&channel_id="));
    CHECK(call.path.find("text=x+%26+y%0D%0AHost%3A+z") != std::string::npos);
    CHECK(call.body.empty());
    CHECK(call.header("host") != "z");
}

STORY("an answer is shown to the caller, to all, or to nobody") {
    CommandStory story;
    story.make("deploy");
    auto anna = story.anna.socket(), bert = story.bert.socket();
    story.program_says(R"({"text":"only <http://x.example|you>"})");
    auto shown = story.run(story.anna, "/deploy");
    CHECK(shown.text("text") == "only [you](http://x.example)");
    auto post = post_of(anna.event("ephemeral_message"));
    CHECK(text_at(post, "message") == "only [you](http://x.example)");
    CHECK(text_at(post, "user_id") == story.anna.id);
    CHECK(text_at(post.at("props"), "from_webhook") == "true");
    story.program_says(R"({"text":"all <!channel>","response_type":"in_channel"})");
    story.run(story.anna, "/deploy");
    CHECK(text_at(post_of(bert.event("posted")), "message") == "all @channel");
    story.program_says(R"({"text":"nobody","response_type":"elsewhere"})");
    CHECK(story.run(story.anna, "/deploy").status == 200);
    story.program_says(
        R"({"text":"<http://x.example|raw>","response_type":"in_channel","skip_slack_parsing":true})");
    story.run(story.anna, "/deploy");
    CHECK(story.messages(story.channel) ==
          std::vector<std::string>{"all @channel", "<http://x.example|raw>"});
    CHECK(bert.hears_nothing_of("ephemeral_message"));
}

STORY("plain text is shown as it is, and an empty answer not at all") {
    CommandStory story;
    story.make("deploy");
    auto anna = story.anna.socket();
    story.receiver.answers(
        {.body = R"({"text":"not JSON by its type"})", .headers = {{"Content-Type", "text/plain"}}});
    CHECK(story.run(story.anna, "/deploy").text("text") == R"({"text":"not JSON by its type"})");
    anna.event("ephemeral_message");
    story.receiver.answers({.body = ""});
    CHECK(story.run(story.anna, "/deploy").status == 200);
    CHECK(anna.hears_nothing_of("ephemeral_message"));
    // A form is no answer, but the text of one.
    story.receiver.answers(
        {.body = "payload=%7B%7D", .headers = {{"Content-Type", "application/x-www-form-urlencoded"}}});
    CHECK(story.run(story.anna, "/deploy").text("text") == "payload=%7B%7D");
}

STORY("attachments, names, props and more answers arrive together") {
    CommandStory story;
    story.make("deploy");
    story.program_says(
        R"({"text":"a","response_type":"in_channel","username":"robot","icon_url":"http://x.example/i",
        "props":{"build":7},"goto_location":"https://x.example/7",
        "attachments":[{"text":"more","fields":[{"title":"n","value":1000000,"short":"TRUE"}],
                        "actions":[{"name":"go",
                            "integration":{"url":"http://x.example","context":{"secret":1}}}]}],
        "extra_responses":[{"text":"b","response_type":"in_channel","goto_location":"x"},
            null,{"text":"c"}]})");
    auto bert = story.bert.socket();
    auto answer = story.run(story.anna, "/deploy");
    REQUIRE(answer.status == 200);
    CHECK(answer.text("goto_location") == "https://x.example/7");
    CHECK(answer.body.find("integration") == std::string::npos);
    CHECK(answer.body.find("secret") == std::string::npos);
    CHECK(answer.json.at("extra_responses").as_array().size() == 2);
    auto told = bert.event("posted");
    CHECK(text_at(told.at("data"), "sender_name") == "robot");
    auto post = post_of(told);
    CHECK(text_at(post, "type") == "slack_attachment");
    CHECK(text_at(post.at("props"), "override_username") == "robot");
    CHECK(text_at(post.at("props"), "override_icon_url") == "http://x.example/i");
    CHECK(text_at(post.at("props"), "build") == "7");
    CHECK(text_at(post.at("props").at("attachments").at(0).at("fields").at(0), "value") == "1e+06");
    CHECK(text_at(post_of(bert.event("posted")), "message") == "b");
}

STORY("the command's own name wins, and settings may forbid both") {
    CommandStory story;
    story.make("deploy", R"(,"username":"captain")");
    story.program_says(R"({"text":"a","response_type":"in_channel","username":"robot"})");
    auto bert = story.bert.socket();
    story.run(story.anna, "/deploy");
    CHECK(text_at(post_of(bert.event("posted")).at("props"), "override_username") == "captain");
    auto config = Config();
    config.service.SiteURL = "https://chat.example.com";
    config.integrations.AllowedUntrustedInternalConnections = "127.0.0.1";
    config.integrations.EnablePostUsernameOverride = config.integrations.EnablePostIconOverride = false;
    story.server.server().change_settings(config);
    story.run(story.anna, "/deploy");
    CHECK(bert.event("posted").at("data").at("post").as_string().find("override") == std::string::npos);
}

STORY("an answer may go to another channel of the caller, and to no other") {
    CommandStory story;
    story.make("deploy");
    auto mine = story.server.channel(story.team, "mine", {story.anna, story.admin});
    auto foreign = story.server.channel(story.team, "foreign", {story.admin});
    auto say = [&](const std::string& where) {
        story.program_says(R"({"text":"here","response_type":"in_channel","channel_id":")" + where + "\"}");
        return story.run(story.anna, "/deploy");
    };
    CHECK(say(mine).status == 200);
    CHECK(story.messages(mine) == std::vector<std::string>{"here"});
    CHECK(say(foreign).refusal == "api.command.execute_command.create_post_failed.app_error");
    CHECK(say("../x").refusal == "api.command.execute_command.create_post_failed.app_error");
    CHECK(story.messages(foreign).empty());
}

STORY("a post that cannot be does not stop the others") {
    CommandStory story;
    story.make("deploy");
    for (const std::string& bad :
         {std::string(R"("type":"system_join_channel")"), std::string(R"("type":"nonsense")"),
          R"("text":")" + std::string(16384, 'x') + "\""}) {
        story.program_says(R"({"response_type":"in_channel",)" + bad +
                           R"(,"extra_responses":[{"text":"good","response_type":"in_channel"}]})");
        auto answer = story.run(story.anna, "/deploy");
        CHECK(answer.status == 500);
        CHECK(answer.refusal == "api.command.execute_command.create_post_failed.app_error");
    }
    CHECK(story.messages(story.channel).size() == 3);
}

STORY("a thread keeps what is said in it") {
    CommandStory story;
    story.make("deploy");
    auto root =
        story.bert.post("/api/v4/posts", R"({"channel_id":")" + story.channel + R"(","message":"root"})")
            .text("id");
    story.program_says(R"({"text":"reply","response_type":"in_channel"})");
    CHECK(story.run(story.anna, "/deploy", R"(,"root_id":")" + root + "\"").status == 200);
    CHECK(story.told("root_id") == root);
    CHECK(story.bert.get("/api/v4/posts/" + root).text("reply_count") == "1");
}

STORY("a program that fails is told to the caller by what it did") {
    CommandStory story;
    story.make("deploy");
    auto refusal = [&] { return story.run(story.anna, "/deploy").refusal; };
    story.program_says("no", 500);
    CHECK(refusal() == "api.command.execute_command.failed_resp.app_error");
    story.program_says("{}", 204);
    CHECK(refusal() == "api.command.execute_command.failed_resp.app_error");
    for (const char* body : {"not { json", "", "[]", R"({"text":7})", R"({"response_type":[]})",
                             R"({"attachments":{}})", R"({"extra_responses":{}})",
                             R"({"skip_slack_parsing":"yes"})", R"({"extra_responses":[{"props":1}]})"}) {
        story.program_says(body);
        CHECK_MESSAGE(refusal() == "api.command.execute_command.failed.app_error", body);
    }
    story.program_says("\"" + std::string(1 << 20, 'x') + "\"");
    CHECK(refusal() == "api.command.execute_command.failed_empty.app_error");
    story.receiver.go();
    CHECK(refusal() == "api.command.execute_command.failed.app_error");
    CHECK(story.messages(story.channel).empty());
}

STORY("what is no command is refused before anything runs") {
    CommandStory story;
    for (const char* text : {"", "/", "deploy", " /deploy"})
        CHECK(story.run(story.anna, text).refusal == "api.command.execute_command.start.app_error");
    CHECK(story.run_in("none", story.anna, "/shrug").refusal ==
          "api.command.execute_command.start.app_error");
    CHECK(story.run_in("aaaaaaaaaaaaaaaaaaaaaaaaaa", story.anna, "/shrug").status == 403);
    CHECK(story.run(story.server.person("stranger"), "/shrug").status == 403);
    auto unknown = story.run(story.anna, "/" + std::string(600, 'x'));
    CHECK(unknown.status == 404);
    CHECK(unknown.refusal == "api.command.execute_command.not_found.app_error");
    CHECK(unknown.text("message").find(std::string(513, 'x')) == std::string::npos);
    CHECK(story.admin.del("/api/v4/channels/" + story.channel).status == 200);
    CHECK(story.run(story.admin, "/shrug").refusal == "api.command.execute_command.deleted.error");
}

STORY("custom commands need the server's own address") {
    CommandStory story([](Config& config) { config.service.SiteURL.clear(); });
    story.make("deploy");
    CHECK(story.run(story.anna, "/deploy").refusal ==
          "api.command.execute_command.site_url_required.app_error");
    CHECK(story.receiver.received().empty());
}

STORY("in a direct message the team is the one on screen, and only an own one") {
    CommandStory story([](Config& config) { config.teams.RestrictDirectMessage = "team"; });
    story.make("deploy");
    story.program_says("{}");
    auto direct =
        story.anna.post("/api/v4/channels/direct", "[\"" + story.anna.id + "\",\"" + story.bert.id + "\"]")
            .text("id");
    auto in_team = [&](const std::string& team) {
        return story.run_in(direct, story.anna, "/deploy", R"(,"team_id":")" + team + "\"");
    };
    CHECK(in_team(story.team).status == 200);
    CHECK(story.told("channel_id") == direct);
    auto other = story.server.team("other", {story.admin});
    CHECK(in_team(other).status == 403);
    CHECK(story.admin.del("/api/v4/teams/" + story.team + "/members/" + story.bert.id).status == 200);
    CHECK(in_team(story.team).refusal == "api.command.execute_command.restricted_dm.error");
}

STORY("a program answers later, five times, within half an hour") {
    CommandStory story;
    auto id = story.make("deploy");
    story.program_says("{}");
    story.run(story.anna, "/deploy");
    auto later = story.later_path();
    auto bert = story.bert.socket(), anna = story.anna.socket();
    auto answer = story.server.post(later, R"({"text":"one","response_type":"in_channel"})");
    CHECK(answer.status == 200);
    CHECK(answer.body == "ok");
    CHECK(answer.header("content-type").starts_with("text/plain"));
    auto post = post_of(bert.event("posted"));
    CHECK(text_at(post, "message") == "one");
    CHECK(text_at(post, "user_id") == story.anna.id);
    // What a program says of itself elsewhere is not ours.
    CHECK(story.server
              .post(later + "?access_token=nonsense", "two",
                    {"Content-Type: text/plain", "Authorization: Bearer nonsense"})
              .status == 200);
    CHECK(text_at(post_of(anna.event("ephemeral_message")), "message") == "two");
    CHECK(story.server.post(later, "{").refusal == "web.command_webhook.parse.app_error");
    for (int i = 0; i < 3; ++i) CHECK(story.server.post(later, R"({"text":"more"})").status == 200);
    auto sixth = story.server.post(later, R"({"text":"six"})");
    CHECK(sixth.status == 400);
    CHECK(sixth.refusal == "web.command_webhook.general.app_error");

    story.run(story.anna, "/deploy");
    later = story.later_path();
    story.server.clock.advance(30 * 60 * 1000 + 1);
    CHECK(story.server.post(later, R"({"text":"late"})").status == 404);
    story.run(story.anna, "/deploy");
    CHECK(story.admin.del("/api/v4/commands/" + id).status == 200);
    CHECK(story.server.post(story.later_path(), R"({"text":"gone"})").status == 400);
}

STORY("developers see why a later answer was refused, others do not") {
    CommandStory story([](Config& config) { config.service.EnableDeveloper = true; });
    auto id = story.make("deploy");
    story.program_says("{}");
    auto why = [&](const std::string& path) {
        return story.server.post(path, R"({"text":"x"})").text("detailed_error");
    };
    CHECK(why("/hooks/commands/none").starts_with("app.command_webhook.get.missing"));
    story.run(story.anna, "/deploy");
    for (int i = 0; i < 5; ++i) story.server.post(story.later_path(), R"({"text":"x"})");
    CHECK(why(story.later_path()).starts_with("app.command_webhook.try_use.invalid"));
    story.run(story.anna, "/deploy");
    story.admin.del("/api/v4/commands/" + id);
    CHECK(why(story.later_path()).starts_with("web.command_webhook.command.app_error"));
}

STORY("a command over its deadline is shown as awaited, and its late answer is taken") {
    CommandStory story([](Config& config) { config.integrations.OutgoingIntegrationRequestsTimeout = 1; });
    story.make("slow");
    std::promise<void> go_on;
    auto released = go_on.get_future().share();
    story.receiver.answers([released](const ReceivedCall&) {
        released.wait();
        return ReceiverAnswer{.body = R"({"text":"at last","response_type":"in_channel"})",
                              .headers = {{"Content-Type", "application/json"}}};
    });
    auto anna = story.anna.socket(), bert = story.bert.socket();
    auto answer = story.run(story.anna, "/slow");
    CHECK(answer.status == 200);
    CHECK(answer.text("response_type") == "ephemeral");
    CHECK(answer.text("text").find("still awaited") != std::string::npos);
    CHECK(text_at(post_of(anna.event("ephemeral_message")), "message") == answer.text("text"));
    CHECK(bert.hears_nothing_of("posted"));
    go_on.set_value();
    CHECK(text_at(post_of(bert.event("posted")), "message") == "at last");
}

STORY("a late failure is told to the caller too") {
    CommandStory story([](Config& config) { config.integrations.OutgoingIntegrationRequestsTimeout = 1; });
    story.make("slow");
    std::promise<void> go_on;
    auto released = go_on.get_future().share();
    story.receiver.answers([released](const ReceivedCall&) {
        released.wait();
        return ReceiverAnswer{.status = 503};
    });
    auto anna = story.anna.socket();
    CHECK(story.run(story.anna, "/slow").status == 200);
    anna.event("ephemeral_message");
    go_on.set_value();
    CHECK(text_at(post_of(anna.event("ephemeral_message")), "message").find("503") != std::string::npos);
}

STORY("a program at a private address is not called unless the setting says so") {
    CommandStory story(
        [](Config& config) { config.integrations.AllowedUntrustedInternalConnections.clear(); });
    for (const std::string& url :
         {story.receiver.url("/cmd"), std::string("http://[::1]:1/x"),
          std::string("http://[::ffff:127.0.0.1]:1/x"), std::string("http://0x7f000001/x"),
          std::string("http://localhost:1/x"), std::string("http://169.254.169.254/x")}) {
        auto id = story.make("inside", R"(,"url":)" + quoted(url));
        CHECK_MESSAGE(
            story.run(story.anna, "/inside").refusal == "api.command.execute_command.failed.app_error", url);
        story.admin.del("/api/v4/commands/" + id);
    }
    CHECK(story.receiver.received().empty());
}

}  // namespace heliograph::testing
