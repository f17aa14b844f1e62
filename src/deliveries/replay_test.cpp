// Stories of sending again: which, whose, how often, and what stays hidden.
#include "base/store/database.h"
#include "base/store/reader.h"
#include "src/app.h"
#include "src/deliveries/asking.h"
#include "src/outgoing_webhooks/stories.h"

namespace heliograph::testing {

namespace {

constexpr Millis minute = 60'000;
const std::string log_path = "/api/heliograph/deliveries";

struct ReplayStory : OutgoingStory {
    // Says it, and waits until the receiver has refused it.
    std::string lose(const std::string& text) {
        receiver.answers({.status = 404});
        post(text);
        server.clock.advance(minute);
        auto last = delivery_in_state("failed");
        receiver.answers({.status = 200});
        return text_in(last, "id");
    }
    Reply replay(const Person& person, const std::string& members) {
        return person.post(log_path + "/replay", "{" + members + "}");
    }
    std::string in_team(Millis since = 0) const {
        return R"("team_id":")" + team + R"(","since":)" + std::to_string(since);
    }
};

}  // namespace

STORY("what was lost since a time is sent again, once") {
    ReplayStory story;
    std::string hook = R"("endpoint_id":")" + story.make_hook(story.in_channel()) + R"(","since":)";
    std::string early = story.lose("early");
    Millis since = story.server.clock.now();
    std::string late = story.lose("late");
    CHECK(story.replay(*story.anna, hook + std::to_string(since)).json.at("count") == 1);
    CHECK(text_in(story.told(3), "text") == "late");
    CHECK(text_in(story.delivery_in_state("delivered"), "replay_of") == late);
    CHECK(story.replay(*story.anna, hook + std::to_string(since)).json.at("count") == 0);
    CHECK(story.replay(*story.anna, hook + "0").json.at("count") == 1);
    CHECK(text_in(story.told(4), "text") == "early");
    while (text_in(story.delivery_in_state("delivered"), "replay_of") != early) {
    }
    CHECK(story.replay(*story.anna, hook + "0").json.at("count") == 0);
}

STORY("what is lost again is sent again, and no longer its first") {
    ReplayStory story;
    std::string hook = R"("endpoint_id":")" + story.make_hook(story.in_channel()) + R"(","since":0)";
    std::string first = story.lose("stubborn");
    story.receiver.answers({.status = 404});
    CHECK(story.replay(*story.anna, hook).json.at("count") == 1);
    story.receiver.wait_for(2);
    auto again = story.delivery_in_state("failed");
    while (text_in(again, "replay_of") != first) again = story.delivery_in_state("failed");
    story.receiver.answers({.status = 200});
    CHECK(story.replay(*story.anna, hook).json.at("count") == 1);
    CHECK(text_in(story.delivery_in_state("delivered"), "replay_of") == text_in(again, "id"));
}

STORY("the losses of a team are its managers', those of the server its administrators'") {
    ReplayStory story;
    story.make_hook(story.in_channel(R"("trigger_words":["one"])"));
    story.make_hook(story.in_channel(R"("trigger_words":["two"])"));
    story.lose("one");
    story.lose("two");
    CHECK(story.replay(*story.bob, story.in_team()).refusal == "api.context.permissions.app_error");
    CHECK(story.replay(*story.anna, R"("since":0)").refusal == "api.context.permissions.app_error");
    CHECK(story.replay(*story.anna, story.in_team(story.server.clock.now())).json.at("count") == 0);
    CHECK(story.replay(*story.anna, story.in_team()).json.at("count") == 2);
    story.receiver.wait_for(4);
    story.lose("one");
    CHECK(story.replay(*story.admin, R"("since":0)").json.at("count") == 1);
    story.receiver.wait_for(6);
    CHECK(story.replay(*story.anna, R"("endpoint_id":"wbrrtiqcytrr5bdptsqt6dieqh")").refusal ==
          "heliograph.delivery.get.app_error");
}

STORY("what waits for its next attempt is sent at once, and not a second time later") {
    ReplayStory story;
    story.make_hook(story.in_channel());
    story.receiver.answers({.status = 500});
    story.post("patience");
    story.receiver.wait_for(1);
    std::string path = log_path + "/" + text_in(story.delivery_put_off(), "id");
    CHECK(story.replay(*story.anna, story.in_team()).json.at("count") == 0);
    story.receiver.answers({.status = 200});
    Reply again;
    // For a moment the attempt that is recorded is still under way.
    do again = story.anna->post(path + "/replay");
    while (again.refusal == "heliograph.delivery.replay_waiting.app_error");
    CHECK(again.status == 201);
    story.receiver.wait_for(2);
    CHECK(text_in(story.delivery_in_state("delivered"), "replay_of") == path.substr(path.rfind('/') + 1));
    CHECK(text_in(story.anna->get(path).json, "state") == "failed");
    story.server.clock.advance(24 * 60 * minute);
    story.post("another");
    CHECK(story.receiver.wait_for(3).size() == 3);
}

STORY("a confirmation goes out by itself, unsigned, is tried again and can be sent again") {
    ReplayStory story;
    story.receiver.answers_once({.status = 500});
    App& app = story.server.app();
    app.db.write_now(deliveries::ask, deliveries::Delivery{.id = deliveries::new_id(app),
                                                           .kind = "confirmation",
                                                           .endpoint_name = "Amazon SNS",
                                                           .owner_id = UserId(story.anna->id),
                                                           .team_id = TeamId(story.team),
                                                           .channel_id = ChannelId(story.channel),
                                                           .user_id = UserId(story.anna->id),
                                                           .method = "GET",
                                                           .url = story.receiver.url("/?Token=abc")});
    story.receiver.wait_for(1);
    story.delivery_put_off();
    story.server.clock.advance(minute);
    auto call = story.receiver.wait_for(2)[1];
    CHECK(call.method == "GET");
    CHECK(call.path == "/?Token=abc");
    CHECK(call.header("webhook-signature") == "");
    auto done = story.delivery_in_state("delivered");
    CHECK(text_in(done, "url").ends_with("/?Token=***"));
    CHECK(story.anna->post(log_path + "/" + text_in(done, "id") + "/replay").status == 201);
    CHECK(story.receiver.wait_for(3)[2].path == "/?Token=abc");
}

STORY("nothing goes out unsigned to an endpoint that is gone") {
    ReplayStory story;
    story.make_hook(story.in_channel());
    story.receiver.answers({.status = 500});
    story.post("sign me");
    story.receiver.wait_for(1);
    story.delivery_put_off();
    story.server.app().db.write_now(
        [](Transaction& tx) { tx.execute("DELETE FROM heliograph_endpoints WHERE kind <> ''"); });
    story.server.clock.advance(minute);
    CHECK(text_in(story.delivery_in_state("failed"), "reason") == "the endpoint is gone");
    CHECK(story.receiver.received().size() == 1);
}

STORY("what was said in a channel is shown to those who may read it") {
    ReplayStory story;
    std::string hook = story.make_hook(R"("trigger_words":["secret"])");
    REQUIRE(
        story.anna->put("/api/heliograph/hooks/outgoing/" + hook, R"({"private_channels":true})").status ==
        200);
    REQUIRE(story.admin
                ->put("/api/v4/teams/" + story.team + "/members/" + story.bob->id + "/roles",
                      R"({"roles":"team_user team_admin"})")
                .status == 200);
    auto den = story.anna->post("/api/v4/channels", R"({"team_id":")" + story.team +
                                                        R"(","name":"den","display_name":"d","type":"P"})");
    story.receiver.answers({.body = R"({"note":"secret plan"})"});
    story.post_as(*story.anna, den.text("id"), "secret plan");
    std::string path = log_path + "/" + text_in(story.delivery_in_state("delivered"), "id");
    auto owner = story.anna->get(path), other = story.bob->get(path);
    CHECK(owner.text("request_body").contains("secret plan"));
    CHECK(other.status == 200);
    CHECK(other.text("request_body") == "(said in a channel that you cannot read)");
    CHECK_FALSE(other.body.contains("secret plan"));
}

STORY("an answer may come later to what was sent again, too") {
    ReplayStory story;
    story.make_hook(story.in_channel());
    std::string id = story.lose("take your time");
    std::string path =
        text_in(story.told(1), "response_url").substr(std::string("http://chat.example").size());
    story.server.clock.advance(31 * minute);
    CHECK(story.server.post(path, R"({"text":"too late"})").status == 404);
    for (int round = 2; round < 4; ++round) {
        auto again = story.anna->post(log_path + "/" + id + "/replay");
        REQUIRE(again.status == 201);
        story.receiver.wait_for(std::size_t(round));
        while (text_in(story.delivery_in_state("delivered"), "id") != again.text("id")) {
        }
        CHECK(story.server.post(path, R"({"text":"done"})").status == 200);
        story.server.clock.advance(31 * minute);
        CHECK(story.server.post(path, R"({"text":"too late"})").status == 404);
        id = again.text("id");
    }
}

}  // namespace heliograph::testing
