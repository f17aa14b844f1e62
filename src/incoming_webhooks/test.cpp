// Stories of deliveries: what is sent to a hook, and what the channel sees.
#include "src/incoming_webhooks/stories.h"

namespace heliograph::testing {

using Texts = std::vector<std::string>;

STORY("a text sent to a hook stands in the channel and is heard at once") {
    HookStory story;
    auto socket = story.anna->socket();
    auto answer = story.send(R"({"text":"see <http://a|b>","username":"robot"})");
    CHECK(answer.status == 200);
    CHECK(answer.body == "ok");
    CHECK(answer.header("content-type") == "text/plain");
    CHECK(text_at(socket.event("posted").at("data"), "sender_name") == "robot");
    CHECK(story.messages(story.channel) == Texts{"see [b](http://a)"});
}

STORY("a form and a body without a type are read, raw JSON in a form is not") {
    HookStory story;
    std::string path = "/hooks/" + story.hook;
    CHECK(story.server
              .post(path, "payload=%7B%22text%22%3A%22a%22%7D",
                    {"Content-Type: application/x-www-form-urlencoded"})
              .status == 200);
    auto refused =
        story.server.post(path, R"({"text":"b"})", {"Content-Type: application/x-www-form-urlencoded"});
    CHECK(refused.status == 400);
    CHECK(refused.refusal == "web.incoming_webhook.decode.app_error");
    CHECK(story.server.post(path, "{\"text\":\"c\nd\"}").status == 200);
    CHECK(story.messages(story.channel) == Texts{"a", "c\nd"});
}

STORY("a form over the limit is too large, JSON over the limit is broken JSON") {
    HookStory story({.settings = [](Config& config) { config.service.MaximumPayloadSizeBytes = 1000; }});
    std::string path = "/hooks/" + story.hook, long_text(3000, 'x');
    auto form =
        story.server.post(path, "payload=" + long_text, {"Content-Type: application/x-www-form-urlencoded"});
    CHECK(form.status == 413);
    CHECK(form.refusal == "api.context.request_body_too_large.app_error");
    auto json = story.send(R"({"text":")" + long_text + "\"}");
    CHECK(json.status == 400);
    CHECK(json.refusal == "web.incoming_webhook.decode.app_error");
}

STORY("a payload names another channel, a person, or one that is not there") {
    HookStory story;
    story.server.person("bob");
    CHECK(story.send(R"({"text":"x","channel":"#town-square"})").status == 200);
    CHECK(story.post(R"({"text":"hi","channel":"@BOB"})").is_object());
    story.refused(R"({"text":"x","channel":"Town Square"})", 404, "web.incoming_webhook.channel.app_error");
    story.refused(R"({"text":"x","channel":"@nobody"})", 400, "web.incoming_webhook.user.app_error");
}

STORY("a locked hook posts to its own channel only") {
    HookStory story;
    story.hook = story.make_hook(R"("channel_locked":true)");
    CHECK(story.send(R"({"text":"x","channel":"alerts"})").status == 200);
    story.refused(R"({"text":"x","channel":"town-square"})", 403,
                  "web.incoming_webhook.channel_locked.app_error");
}

STORY("a private channel that the owner cannot read takes nothing") {
    HookStory story;
    auto made =
        story.admin->post("/api/v4/channels", R"({"team_id":")" + story.team +
                                                  R"(","name":"secret","display_name":"s","type":"P"})");
    REQUIRE(made.status == 201);
    story.refused(R"({"text":"x","channel":"secret"})", 403, "web.incoming_webhook.permissions.app_error");
}

STORY("direct messages may be restricted to team mates") {
    HookStory story({.settings = [](Config& config) { config.teams.RestrictDirectMessage = "team"; }});
    story.server.person("bob");
    CHECK(story.send(R"({"text":"x","channel":"@admin"})").status == 200);
    story.refused(R"({"text":"x","channel":"@bob"})", 403,
                  "api.channel.create_channel.direct_channel.team_restricted_error");
}

STORY("nothing to say, a wrong type and a wrong priority are refused") {
    HookStory story;
    story.refused(R"({"attachments":[null]})", 400, "web.incoming_webhook.text.app_error");
    story.refused(R"({"text":"x","type":"odd"})", 400, "api.context.invalid_param.app_error");
    story.refused(R"({"text":"x","priority":{}})", 400, "api.context.invalid_param.app_error");
}

STORY("an unknown hook and hooks that are switched off are refused") {
    HookStory story;
    auto unknown = story.server.post("/hooks/aaaaaaaaaaaaaaaaaaaaaaaaaa", R"({"text":"x"})");
    CHECK(unknown.status == 400);
    CHECK(unknown.refusal == "web.incoming_webhook.general.app_error");

    HookStory developer({.settings = [](Config& config) { config.service.EnableDeveloper = true; }});
    auto told = developer.server.post("/hooks/aaaaaaaaaaaaaaaaaaaaaaaaaa", R"({"text":"x"})");
    CHECK(told.text("detailed_error").starts_with("web.incoming_webhook.invalid.app_error"));
    TestServer off({.settings = [](Config& config) { config.integrations.EnableIncomingWebhooks = false; }});
    auto refused = off.post("/hooks/aaaaaaaaaaaaaaaaaaaaaaaaaa", R"({"text":"x"})");
    CHECK(refused.status == 501);  // Inside: web.incoming_webhook.disabled.app_error.
    CHECK(off.admin().get("/api/v4/hooks/incoming").refusal == "api.incoming_webhook.disabled.app_error");
}

STORY("16384 characters become two posts, a long text of lines is cut at a line") {
    HookStory story;
    auto posts = story.post(R"({"text":")" + std::string(16384, 'x') + "\"}").as_array();
    REQUIRE(posts.size() == 2);
    CHECK(text_at(posts[0], "message").size() == 16383);
    CHECK(text_at(posts[1], "message") == "x");
    posts = story.post(R"({"text":")" + std::string(16000, 'a') + "\\n" + std::string(900, 'b') + "\"}")
                .as_array();
    REQUIRE(posts.size() == 2);
    CHECK(text_at(posts[1], "message") == std::string(900, 'b'));
}

STORY("props too large to be split are refused") {
    HookStory story({.settings = [](Config& config) { config.service.MaximumPayloadSizeBytes = 2'000'000; }});
    story.refused(R"({"text":"x","props":{"a":")" + std::string(760000, 'x') + "\"}}", 400,
                  "web.incoming_webhook.split_props_length.app_error");
}

STORY("a payload replies to a post, also to a reply") {
    HookStory story;
    std::string root = text_at(story.post(R"({"text":"root"})"), "id");
    auto reply = story.post(R"({"text":"reply","root_id":")" + root + "\"}");
    CHECK(text_at(reply, "root_id") == root);
    auto second = story.post(R"({"text":"again","root_id":")" + text_at(reply, "id") + "\"}");
    CHECK(text_at(second, "root_id") == root);
    story.refused(R"({"text":"x","root_id":"aaaaaaaaaaaaaaaaaaaaaaaaaa"})", 400,
                  "api.post.create_post.root_id.app_error");
    story.refused(R"({"text":"x","channel":"town-square","root_id":")" + root + "\"}", 400,
                  "api.post.create_post.root_id.app_error");
}

STORY("posts with the same thread key form a thread, a deleted one begins anew") {
    HookStory story;
    std::string root = text_at(story.post(R"({"text":"1","thread_key":"build 7"})"), "id");
    CHECK(text_at(story.post(R"({"text":"2","thread_key":"build 7"})"), "root_id") == root);
    CHECK(text_at(story.post(R"({"text":"3","thread_key":"build 8"})"), "root_id") == "");
    CHECK(story.admin->del("/api/v4/posts/" + root).status == 200);
    CHECK(text_at(story.post(R"({"text":"4","thread_key":"build 7"})"), "root_id") == "");
    story.refused(R"({"text":"x","thread_key":")" + std::string(201, 'k') + "\"}", 400,
                  "heliograph.incoming_webhook.key.app_error");
}

STORY("a later post with the same update key replaces the earlier one") {
    HookStory story;
    auto first = story.post(R"({"text":"50 %","update_key":"p"})");
    auto second = story.post(R"({"text":"100 %","update_key":"p"})");
    CHECK(text_at(first, "id") == text_at(second, "id"));
    CHECK(story.messages(story.channel) == Texts{"100 %"});
    story.refused(R"({"update_key":"p","text":")" + std::string(16384, 'x') + "\"}", 400,
                  "heliograph.incoming_webhook.update_too_long.app_error");
}

STORY("the same Idempotency-Key posts once, also after a restart, for a day") {
    HookStory story;
    std::vector<std::string> key{"Idempotency-Key: 42"};
    auto first = story.send(R"({"text":"once"})", key, "?wait=true");
    CHECK(story.send(R"({"text":"once"})", key).body == first.body);
    story.server.restart();
    CHECK(story.send(R"({"text":"once"})", key).body == first.body);
    CHECK(story.messages(story.channel) == Texts{"once"});
    story.server.clock.advance(25LL * 60 * 60 * 1000);
    CHECK(story.send(R"({"text":"twice"})", key).body == "ok");
}

STORY("a hook changes and removes a post that it made, and no other") {
    HookStory story;
    auto post = story.post(R"({"text":"old","attachments":[{"text":"a"}],"username":"robot"})");
    std::string path = "/hooks/" + story.hook + "/posts/" + text_at(post, "id");
    std::vector<std::string> json{"Content-Type: application/json"};
    auto patched = story.server.send({"PATCH", path, R"({"text":"new"})", json});
    CHECK(patched.status == 200);
    CHECK(patched.text("message") == "new");
    CHECK(patched.json.at("props").at("attachments").as_array().size() == 1);
    CHECK(text_at(patched.json.at("props"), "override_username") == "robot");

    std::string other =
        "/hooks/" + story.make_hook(R"("display_name":"other")") + "/posts/" + text_at(post, "id");
    auto refused = story.server.send({"PATCH", other, R"({"text":"mine"})", json});
    CHECK(refused.status == 404);  // Inside: app.post.get.app_error.
    CHECK(story.server.send({"DELETE", other, "", {}}).status == 404);
    CHECK(story.server.send({"DELETE", path, "", {}}).status == 200);
    CHECK(story.messages(story.channel).empty());
}

STORY("blocks without text are never blank") {
    HookStory story;
    CHECK(text_at(story.post(R"({"blocks":[{"type":"section","text":{"type":"mrkdwn","text":"up"}}]})"),
                  "message") == "up");
    CHECK(text_at(story.post(R"({"blocks":[{"type":"divider"}]})"), "message") != "");
}

STORY("a hook outlives its owner, who may be deactivated") {
    HookStory story;
    CHECK(story.admin->del("/api/v4/users/" + story.anna->id).status == 200);
    CHECK(story.send(R"({"text":"still here"})").status == 200);
}

STORY("a hook goes with its archived channel") {
    HookStory story;
    CHECK(story.anna->del("/api/v4/channels/" + story.channel).status == 200);
    auto answer = story.send(R"({"text":"x"})");
    CHECK(answer.status == 400);
    CHECK(story.admin->get("/api/v4/hooks/incoming/" + story.hook).status == 404);
}

STORY("what would show nothing is no post, and its fallback is better than nothing") {
    HookStory story;
    CHECK(story.send(R"({"attachments":[{"title":null,"text":null}]})").body == "ok");
    CHECK(story.messages(story.channel).empty());
    auto log = story.admin->get(story.log_path()).json.as_array();
    CHECK(text_at(log[0], "outcome") == "ignored");
    CHECK(text_at(log[0], "reason") == "Nothing of it would be seen.");
    auto post = story.post(R"({"attachments":[{"fallback":"disk full"}]})");
    CHECK(post.at("props").at("attachments").at(0).at("text") == "disk full");
}

STORY("a channel that only Slack knows is the hook's own") {
    HookStory story;
    CHECK(text_at(story.post(R"({"text":"x","channel":"C1H9RESGL"})"), "channel_id") == story.channel);
    auto block = R"({"text":"x","channel":"#no-such","blocks":null})";
    CHECK(text_at(story.post(block), "channel_id") == story.channel);
    CHECK(
        story.refused(R"({"text":"x","channel":"No-Such"})", 404, "web.incoming_webhook.channel.app_error"));
}

STORY("who looks at a hook before sending finds it, and gets a challenge back") {
    HookStory story;
    auto looked = story.server.get("/hooks/" + story.hook + "?challenge=abc-%7B1%7D");
    CHECK(looked.status == 200);
    CHECK(looked.body == "abc-{1}");
    CHECK(looked.header("content-type").starts_with("text/plain"));
    CHECK(looked.header("x-content-type-options") == "nosniff");
    // No browser is ever given markup of a stranger.
    CHECK(story.server.get("/hooks/" + story.hook + "?challenge=%3Cb%3E").body.find("<b>") ==
          std::string::npos);
    CHECK(story.server.send({.method = "HEAD", .url = "/hooks/" + story.hook}).status == 200);
    CHECK(story.server.get("/hooks/" + story.hook).body.contains("This is the address of a webhook"));
    CHECK(story.server.get("/hooks/aaaaaaaaaaaaaaaaaaaaaaaaaa").refusal ==
          "web.incoming_webhook.invalid.app_error");
}

}  // namespace heliograph::testing
