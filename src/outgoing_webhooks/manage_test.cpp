// Stories of managing outgoing webhooks.
#include "src/outgoing_webhooks/stories.h"

namespace heliograph::testing {

namespace {
constexpr const char* hooks_path = "/api/v4/hooks/outgoing";
}

STORY("a new hook is checked, in the peer's order") {
    OutgoingStory story;
    auto refusal = [&](const std::string& members) {
        return story.anna->post(hooks_path, story.hook_body(members)).refusal;
    };
    CHECK(story.bob->post(hooks_path, story.hook_body(story.in_channel())).refusal ==
          "api.context.permissions.app_error");
    CHECK(story.admin
              ->post(hooks_path,
                     story.hook_body(story.in_channel(R"("creator_id":"aaaaaaaaaaaaaaaaaaaaaaaaaa")")))
              .refusal == "app.user.missing_account.const");
    CHECK(refusal(R"("channel_id":"aaaaaaaaaaaaaaaaaaaaaaaaaa")") == "app.channel.get.existing.app_error");
    auto den = story.anna->post("/api/v4/channels", R"({"team_id":")" + story.team +
                                                        R"(","name":"den","display_name":"d","type":"P"})");
    CHECK(refusal(R"("channel_id":")" + den.text("id") + "\"") == "api.outgoing_webhook.disabled.app_error");
    std::string others = story.server.team("others", {*story.anna});
    std::string foreign = story.server.channel(others, "far", {*story.anna});
    CHECK(refusal(R"("channel_id":")" + foreign + "\"") ==
          "api.webhook.create_outgoing.permissions.app_error");
    CHECK(refusal(R"("display_name":"x")") == "api.webhook.create_outgoing.triggers.app_error");
    CHECK(refusal(story.in_channel(R"("id":"aaaaaaaaaaaaaaaaaaaaaaaaaa")")) ==
          "app.webhooks.save_outgoing.override.app_error");
    auto field = [&](const std::string& member) { return refusal(story.in_channel(member)); };
    CHECK(field(R"("token":"short")") == "model.outgoing_hook.is_valid.token.app_error");
    CHECK(field(R"("trigger_words":[""])") == "model.outgoing_hook.is_valid.trigger_words.app_error");
    CHECK(field(R"("trigger_words":[")" + std::string(1023, 'x') + "\"]") ==
          "model.outgoing_hook.is_valid.words.app_error");
    CHECK(field(R"("callback_urls":null,"callback_urls":[])") ==
          "model.outgoing_hook.is_valid.callback.app_error");
    for (const char* url : {"ftp://a.org", "http://", "a.org", "http://a\\r\\nX: y"})
        CHECK(field(R"("callback_urls":[")" + std::string(url) + "\"]") ==
              "model.outgoing_hook.is_valid.url.app_error");
    CHECK(field(R"("display_name":")" + std::string(65, 'x') + "\"") ==
          "model.outgoing_hook.is_valid.display_name.app_error");
    CHECK(field(R"("description":")" + std::string(501, 'x') + "\"") ==
          "model.outgoing_hook.is_valid.description.app_error");
    CHECK(field(R"("content_type":")" + std::string(129, 'x') + "\"") ==
          "model.outgoing_hook.is_valid.content_type.app_error");
    CHECK(field(R"("trigger_when":2)") == "model.outgoing_hook.is_valid.content_type.app_error");
    CHECK(field(R"("username":")" + std::string(65, 'x') + "\"") == "model.outgoing_hook.username.app_error");
    CHECK(field(R"("icon_url":")" + std::string(1025, 'x') + "\"") ==
          "model.outgoing_hook.icon_url.app_error");
    CHECK(refusal(R"("channel_id":"malformed")") == "app.channel.get.existing.app_error");
}

STORY("two hooks of a channel may not share a word and a URL") {
    OutgoingStory story;
    story.make_hook(story.in_channel(R"("trigger_words":["a","b"])"));
    auto second = story.anna->post(hooks_path, story.hook_body(story.in_channel(R"("trigger_words":["b"])")));
    CHECK(second.status == 500);
    CHECK(second.refusal == "api.webhook.create_outgoing.intersect.app_error");
    std::string other = story.make_hook(story.in_channel(R"("trigger_words":["c"])"));
    auto changed =
        story.anna->put(std::string(hooks_path) + "/" + other,
                        story.hook_body(story.in_channel(R"("trigger_words":["a"],"id":")" + other + "\"")));
    CHECK(changed.status == 400);
    CHECK(changed.refusal == "api.webhook.update_outgoing.intersect.app_error");
}

STORY("a hook is got, listed, changed, given a new token, and deleted") {
    OutgoingStory story;
    std::string id = story.make_hook(story.in_channel(R"("display_name":"pad")"));
    std::string path = std::string(hooks_path) + "/" + id;
    auto got = story.anna->get(path);
    CHECK(got.status == 200);
    CHECK(got.json.at("trigger_words").is_null());
    CHECK(got.text("creator_id") == story.anna->id);
    CHECK(story.anna->get(std::string(hooks_path) + "?team_id=" + story.team).json.as_array().size() == 1);
    CHECK(story.anna->get(std::string(hooks_path) + "?channel_id=" + story.channel).json.as_array().size() ==
          1);
    CHECK(story.admin->get(hooks_path).json.as_array().size() == 1);
    CHECK(story.bob->get(std::string(hooks_path) + "?team_id=" + story.team).status == 403);
    auto fresh = story.anna->post(path + "/regen_token");
    CHECK(fresh.text("token") != got.text("token"));

    auto put = [&](const std::string& members) {
        return story.anna->put(path, story.hook_body(R"("id":")" + id + "\"," + members));
    };
    auto changed = put(story.in_channel(R"("display_name":"new","creator_id":")" + story.bob->id + "\""));
    CHECK(changed.status == 200);
    CHECK(changed.text("display_name") == "new");
    CHECK(changed.text("creator_id") == story.anna->id);
    CHECK(changed.text("token") == "");
    CHECK(story.anna->put(path, story.hook_body(story.in_channel())).refusal ==
          "api.context.invalid_body_param.app_error");
    auto lost = put(R"("display_name":"x")");
    CHECK(lost.status == 500);
    CHECK(lost.refusal == "api.webhook.create_outgoing.triggers.app_error");
    auto den = story.anna->post("/api/v4/channels", R"({"team_id":")" + story.team +
                                                        R"(","name":"den","display_name":"d","type":"P"})");
    CHECK(put(R"("channel_id":")" + den.text("id") + "\"").refusal ==
          "api.webhook.create_outgoing.not_open.app_error");
    std::string others = story.server.team("others", {*story.anna});
    CHECK(story.anna->put(path, R"({"id":")" + id + R"(","team_id":")" + others + "\"}").refusal ==
          "api.webhook.team_mismatch.app_error");

    CHECK(story.anna->del(path).status == 200);
    CHECK(story.anna->get(path).refusal == "app.webhooks.get_outgoing.app_error");
}

STORY("the channel of a hook takes it along when it is archived") {
    OutgoingStory story;
    std::string id = story.make_hook(story.in_channel());
    CHECK(story.anna->del("/api/v4/channels/" + story.channel).status == 200);
    CHECK(story.anna->get(std::string(hooks_path) + "/" + id).status == 404);
}

STORY("what still waits for a hook that is deleted goes nowhere") {
    OutgoingStory story;
    std::string id = story.make_hook(story.in_channel());
    story.receiver.answers({.status = 500});
    story.post("last words");
    story.receiver.wait_for(1);
    story.delivery_put_off();
    CHECK(story.anna->del(std::string(hooks_path) + "/" + id).status == 200);
    story.server.clock.advance(60'000);
    story.delivery_in_state("failed");
    CHECK(story.receiver.received().size() == 1);
}

STORY("outgoing webhooks that are switched off do nothing") {
    OutgoingStory story([](Config& config) { config.integrations.EnableOutgoingWebhooks = false; });
    auto refused = story.anna->post(hooks_path, story.hook_body(story.in_channel()));
    CHECK(refused.status == 501);
    CHECK(refused.refusal == "api.outgoing_webhook.disabled.app_error");
}

}  // namespace heliograph::testing
