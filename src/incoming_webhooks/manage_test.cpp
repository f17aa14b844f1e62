// Stories of managing hooks, their settings and their log.
#include "src/incoming_webhooks/stories.h"

namespace heliograph::testing {

namespace {
constexpr const char* hooks_path = "/api/v4/hooks/incoming";

std::string in_channel(const HookStory& story, const std::string& members) {
    return R"({"channel_id":")" + story.channel + "\"," + members + "}";
}
}  // namespace

STORY("a member may not manage hooks, a team's administrator may") {
    HookStory story;
    auto bob = story.server.person("bob");
    CHECK(bob.post(hooks_path, in_channel(story, R"("display_name":"x")")).status == 403);
    CHECK(bob.get(std::string(hooks_path) + "/" + story.hook).refusal == "api.context.permissions.app_error");
    CHECK(bob.get(std::string(hooks_path) + "?team_id=" + story.team).status == 403);
    auto made = story.anna->post(hooks_path, in_channel(story, R"("display_name":"x")"));
    CHECK(made.status == 201);
    CHECK(made.json.at("channel_locked") == false);
    auto list =
        story.anna->get(std::string(hooks_path) + "?team_id=" + story.team + "&include_total_count=true");
    CHECK(list.json.at("total_count") == 2);
    CHECK(story.admin->get(hooks_path).json.as_array().size() == 2);
}

STORY("a new hook is checked") {
    HookStory story;
    auto refusal = [&](const std::string& members) {
        return story.admin->post(hooks_path, in_channel(story, members)).refusal;
    };
    CHECK(refusal(R"("id":"aaaaaaaaaaaaaaaaaaaaaaaaaa")") == "app.webhooks.save_incoming.existing.app_error");
    CHECK(refusal(R"("user_id":"aaaaaaaaaaaaaaaaaaaaaaaaaa")") == "model.incoming_hook.user_id.app_error");
    CHECK(refusal(R"("username":"No Name")") == "api.incoming_webhook.invalid_username.app_error");
    CHECK(refusal(R"("display_name":")" + std::string(65, 'x') + "\"") ==
          "model.incoming_hook.display_name.app_error");
    CHECK(refusal(R"("description":")" + std::string(501, 'x') + "\"") ==
          "model.incoming_hook.description.app_error");
    CHECK(refusal(R"("icon_url":")" + std::string(1025, 'x') + "\"") ==
          "model.incoming_hook.icon_url.app_error");
    CHECK(story.admin->post(hooks_path, R"({"display_name":"x"})").refusal ==
          "app.channel.get.existing.app_error");
}

STORY("a hook is changed within its team, and deleted") {
    HookStory story;
    std::string path = std::string(hooks_path) + "/" + story.hook;
    std::string id = R"("id":")" + story.hook + "\"";
    auto changed =
        story.admin->put(path, in_channel(story, id + R"(,"display_name":"new","username":"robot")"));
    CHECK(changed.status == 201);
    CHECK(changed.text("display_name") == "new");
    CHECK(text_at(story.post(R"({"text":"x"})").at("props"), "override_username") == "robot");
    CHECK(story.admin->put(path, in_channel(story, R"("display_name":"new")")).refusal ==
          "api.context.invalid_body_param.app_error");
    std::string other = story.server.team("others", {*story.admin});
    CHECK(story.admin->put(path, in_channel(story, id + R"(,"team_id":")" + other + "\"")).refusal ==
          "api.webhook.team_mismatch.app_error");
    CHECK(story.admin->del(path).status == 200);
    CHECK(story.admin->get(path).refusal == "app.webhooks.get_incoming.app_error");
    CHECK(story.send(R"({"text":"x"})").status == 400);
}

STORY("only listed networks may post, and only so often") {
    HookStory story;
    std::string path = "/api/heliograph/hooks/incoming/" + story.hook;
    auto put = [&](const std::string& body) { return story.admin->put(path, body); };
    CHECK(put(R"({"allow_list":["10.0.0.0/8","::1"]})").status == 200);
    CHECK(story.admin->get(path).json.at("allow_list").as_array().size() == 2);
    story.refused(R"({"text":"x"})", 403, "heliograph.incoming_webhook.address.app_error");
    CHECK(put(R"({"allow_list":["ten"]})").refusal == "heliograph.incoming_webhook.allow_list.app_error");
    CHECK(put(R"({"requests_per_second":-1})").refusal == "heliograph.incoming_webhook.rate.app_error");

    CHECK(put(R"({"requests_per_second":1})").status == 200);
    int posted = 0;
    Reply answer;
    while ((answer = story.send(R"({"text":"x"})")).status == 200 && posted < 20) ++posted;
    CHECK(posted >= 8);
    CHECK(answer.status == 429);
    CHECK(answer.header("retry-after") == "1");
    CHECK(answer.header("x-ratelimit-limit") == "10");
    CHECK(answer.header("x-ratelimit-remaining") == "0");
    CHECK(story.why().starts_with("heliograph.incoming_webhook.rate_limit.app_error"));
    story.server.clock.advance(1000);
    CHECK(story.send(R"({"text":"x"})").status == 200);
}

STORY("what a hook received can be looked at and sent again") {
    HookStory story;
    story.send(R"({"text":"one"})", {"X-Gitlab-Token: s3cret"});
    story.send(R"({"text":""})");
    auto log = story.admin->get(story.log_path()).json.as_array();
    REQUIRE(log.size() == 2);
    CHECK(text_at(log[0], "outcome") == "refused");
    CHECK(text_at(log[1], "outcome") == "posted");
    CHECK(text_at(log[1], "body") == "(missing)");
    auto first = story.admin->get(story.log_path() + "/1");
    CHECK(first.text("body") == R"({"text":"one"})");
    CHECK(text_at(first.json.at("headers"), "X-Gitlab-Token") == "***");
    auto again = story.admin->post(story.log_path() + "/1/replay");
    CHECK(again.status == 201);
    CHECK(again.text("outcome") == "posted");
    CHECK(story.messages(story.channel) == std::vector<std::string>{"one", "one"});
    CHECK(story.admin->get(story.log_path() + "?outcome=refused").json.as_array().size() == 1);
    CHECK(story.admin->get(story.log_path() + "?outcome=odd").status == 400);
    CHECK(story.admin->get(story.log_path() + "/99").refusal ==
          "heliograph.incoming_webhook.received.app_error");
    story.send(R"({"text":")" + std::string(70000, 'x') + "\"}");
    CHECK(story.admin->post(story.log_path() + "/4/replay").refusal ==
          "heliograph.incoming_webhook.not_kept.app_error");
}

STORY("the log keeps so many rows and so many days, and goes on after a restart") {
    HookStory story({.settings = [](Config& config) { config.heliograph.ReceivedLogRowsPerHook = 10; }});
    for (int i = 0; i < 64; ++i) story.send(R"({"text":"x"})");
    CHECK(story.admin->get(story.log_path()).json.as_array().size() == 10);
    story.server.restart();
    story.send(R"({"text":"x"})");
    CHECK(story.admin->get(story.log_path() + "/65").status == 200);
    story.server.clock.advance(8LL * 24 * 60 * 60 * 1000);
    CHECK(story.admin->get(story.log_path()).json.as_array().empty());
}

STORY("the owner is told of refusals, at most once in five minutes") {
    HookStory story;
    auto socket = story.anna->socket();
    story.send(R"({"text":""})");
    story.send(R"({"text":""})");
    auto notice = boost::json::parse(text_at(socket.event("posted").at("data"), "post"));
    CHECK(text_at(notice, "message").find("**ci** refused a request") != std::string::npos);
    CHECK(story.messages(text_at(notice, "channel_id")).size() <= 1);
    story.server.clock.advance(6 * 60 * 1000);
    story.send("{");
    notice = boost::json::parse(text_at(socket.event("posted").at("data"), "post"));
    CHECK(text_at(notice, "message").find("Content-Type: application/json") != std::string::npos);
}

STORY("a hook that is switched off refuses, and says so in its log") {
    HookStory story;
    std::string path = "/api/heliograph/hooks/incoming/" + story.hook;
    CHECK(story.anna->put(path, R"({"disabled":true})").json.at("disabled") == true);
    CHECK(story.refused(R"({"text":"x"})", 403, "heliograph.incoming_webhook.disabled.app_error"));
    auto listed = story.anna->get("/api/heliograph/hooks/incoming?team_id=" + story.team);
    REQUIRE(listed.json.as_array().size() == 1);
    const auto& shown = listed.json.as_array()[0];
    CHECK(text_at(shown, "state") == "disabled");
    CHECK(text_at(shown, "last_outcome") == "refused");
    CHECK(text_at(shown, "received") == "1");
    CHECK(text_at(shown, "refused") == "1");
    CHECK(text_at(shown.at("hook"), "id") == story.hook);
    CHECK(story.anna->put(path, R"({"disabled":false})").status == 200);
    CHECK(story.send(R"({"text":"x"})").status == 200);
}

STORY("a hook gets a new address, and the former one works for a day") {
    HookStory story;
    CHECK(story.send(R"({"text":"one","thread_key":"t"})").status == 200);
    auto rotated = story.anna->post("/api/heliograph/hooks/incoming/" + story.hook + "/rotate");
    REQUIRE(rotated.status == 200);
    std::string fresh = rotated.text("id");
    CHECK(fresh != story.hook);
    CHECK(story.send(R"({"text":"two","thread_key":"t"})").status == 200);
    CHECK(story.server.post("/hooks/" + fresh, R"({"text":"three","thread_key":"t"})").status == 200);
    CHECK(story.messages(story.channel) == std::vector<std::string>{"one", "two", "three"});
    auto log = story.anna->get("/api/heliograph/hooks/incoming/" + fresh + "/received").json.as_array();
    CHECK(log.size() == 3);
    story.server.clock.advance(24 * 60 * 60 * 1000 + 1);
    CHECK(story.send(R"({"text":"late"})").status == 400);
    CHECK(story.server.post("/hooks/" + fresh, R"({"text":"four"})").status == 200);
}

STORY("the former address of a hook can be ended at once") {
    HookStory story;
    auto rotated = story.anna->post("/api/heliograph/hooks/incoming/" + story.hook + "/rotate");
    std::string path = "/api/heliograph/hooks/incoming/" + rotated.text("id");
    auto before = story.anna->get("/api/heliograph/hooks/incoming?team_id=" + story.team).json.as_array();
    CHECK(text_at(before[0], "former_until") != "0");
    CHECK(story.anna->post(path + "/retire").status == 200);
    CHECK(story.send(R"({"text":"late"})").status == 400);
    CHECK(story.server.person("bob").post(path + "/rotate").status == 403);
}

}  // namespace heliograph::testing
