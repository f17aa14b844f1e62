// Stories of deliveries: retries, endpoints that fail, the log, replays, secrets.
#include "base/crypto/standard_webhooks.h"
#include "src/outgoing_webhooks/stories.h"

namespace heliograph::testing {

namespace {

constexpr Millis second = 1000, minute = 60 * second, hour = 60 * minute, day = 24 * hour;
constexpr const char* log_path = "/api/heliograph/deliveries";

bool verifies(const ReceivedCall& call, const std::string& secret) {
    std::vector<std::string> secrets{secret};
    return crypto::standard_webhooks_verify(secrets, call.header("webhook-id"),
                                            call.header("webhook-timestamp"), call.body,
                                            call.header("webhook-signature"));
}

std::string direct_text(OutgoingStory& story, const std::string& from = "heliograph") {
    auto bot = story.admin->get("/api/v4/users/username/" + from).text("id");
    auto channel = story.anna->post("/api/v4/channels/direct", "[\"" + bot + "\",\"" + story.anna->id + "\"]")
                       .text("id");
    auto page = story.anna->get("/api/v4/channels/" + channel + "/posts").json;
    std::string all;
    for (const auto& id : page.at("order").as_array())
        all += text_in(page.at("posts").at(id.as_string()), "message") + "\n";
    return all;
}

}  // namespace

STORY("a failed attempt is repeated by the schedule under the same id until it succeeds") {
    OutgoingStory story;
    story.make_hook(story.in_channel());
    auto socket = story.bob->socket();
    for (int i = 0; i < 3; ++i) story.receiver.answers_once({.status = 500});
    story.post("try");
    story.receiver.wait_for(1);
    auto shown = boost::json::parse(text_in(socket.event("ephemeral_message").at("data"), "post"));
    CHECK(text_in(shown, "message").contains("did not hear this"));
    auto waiting = story.delivery_in_state("waiting");
    CHECK(waiting.at("attempts") == 1);
    CHECK(text_in(waiting, "reason") == "status 500");
    std::size_t calls = 1;
    for (Millis pause : {6 * second, 6 * minute, 36 * minute}) {
        story.server.clock.advance(pause);
        story.receiver.wait_for(++calls);
        if (calls < 4)
            while (story.delivery_in_state("waiting").at("attempts").as_int64() < std::int64_t(calls)) {
            }
    }
    auto done = story.delivery_in_state("delivered");
    CHECK(done.at("attempts") == 4);
    auto received = story.receiver.received();
    for (const auto& call : received) {
        CHECK(call.header("webhook-id") == text_in(done, "id"));
        CHECK(call.body == received.front().body);
    }
    CHECK(received[0].header("webhook-timestamp") != received[1].header("webhook-timestamp"));
    auto whole = story.anna->get(std::string(log_path) + "/" + text_in(done, "id")).json;
    CHECK(whole.at("log").as_array().size() == 4);
    CHECK(whole.at("log").as_array()[0].at("status") == 500);
    CHECK(whole.at("log").as_array()[0].at("total_ms").as_double() > 0);
    CHECK(text_in(boost::json::parse(text_in(whole, "request_body")), "token") == "***");
    CHECK(text_in(whole.at("request_headers"), "webhook-id") == text_in(done, "id"));
}

STORY("after the last attempt a delivery is dead, its owner is told once, and it can be sent again") {
    OutgoingStory story;
    std::string hook = story.make_hook(story.in_channel());
    story.receiver.answers({.status = 503});
    story.post("one");
    story.post("two");
    for (int round = 1; round < 8; ++round) {
        story.receiver.wait_for(std::size_t(round) * 2);
        story.delivery_in_state("waiting");
        while (story.anna->get(std::string(log_path) + "?state=calling&endpoint_id=" + hook)
                   .json.as_array()
                   .size()) {
        }
        story.server.clock.advance(12 * hour + minute);
    }
    story.receiver.wait_for(16);
    auto dead = story.delivery_in_state("dead");
    CHECK(dead.at("next_attempt_at") == 0);
    while (!direct_text(story).contains("is given up")) {
    }
    std::string told = direct_text(story);
    CHECK(told.find("could not deliver") == told.rfind("could not deliver"));

    story.receiver.answers({.status = 200});
    auto again = story.anna->post(std::string(log_path) + "/" + text_in(dead, "id") + "/replay");
    CHECK(again.status == 201);
    CHECK(again.text("replay_of") == text_in(dead, "id"));
    CHECK(again.text("id") != text_in(dead, "id"));
    story.receiver.wait_for(17);
    story.delivery_in_state("delivered");
    auto all =
        story.anna->post(std::string(log_path) + "/replay", R"({"endpoint_id":")" + hook + R"(","since":0})");
    CHECK(all.json.at("count") == 1);
    story.receiver.wait_for(18);
}

STORY("what a receiver refuses is not tried again, what it puts off waits as long as it asks") {
    OutgoingStory story;
    story.make_hook(story.in_channel());
    story.receiver.answers_once({.status = 404});
    story.post("lost");
    CHECK(text_in(story.delivery_in_state("failed"), "reason") == "status 404");
    story.receiver.answers_once({.status = 429, .headers = {{"Retry-After", "3600"}}});
    story.server.clock.advance(second);
    story.post("later");
    story.receiver.wait_for(2);
    auto waiting = story.delivery_put_off();
    CHECK(waiting.at("next_attempt_at").as_int64() == story.server.clock.now() + hour);
    story.receiver.answers_once({.status = 302, .headers = {{"Location", "http://127.0.0.1:1/"}}});
    story.server.clock.advance(hour);
    story.receiver.wait_for(3);
    CHECK(text_in(story.delivery_put_off(2), "reason").contains("redirects are not followed"));
}

STORY("410 switches the endpoint off, and its owner switches it on again") {
    OutgoingStory story;
    std::string hook = story.make_hook(story.in_channel());
    std::string path = "/api/heliograph/hooks/outgoing/" + hook;
    story.receiver.answers_once({.status = 410});
    story.post("go away");
    story.delivery_in_state("failed");
    auto settings = story.anna->get(path).json;
    CHECK(settings.at("disabled") == true);
    CHECK(text_in(settings, "disabled_reason") == "it answered 410 Gone");
    auto list = story.anna->get("/api/heliograph/hooks/outgoing?team_id=" + story.team).json;
    CHECK(text_in(list.as_array()[0], "state") == "disabled");
    CHECK(text_in(list.as_array()[0], "last_outcome") == "failed");
    while (!direct_text(story).contains("switched off now")) {
    }
    story.post("unheard");
    CHECK(story.anna->put(path, R"({"disabled":false})").json.at("disabled") == false);
    story.post("heard");
    CHECK(text_in(story.told(2), "text") == "heard");
}

STORY("what the server's own bot says is read by nobody who took its name") {
    OutgoingStory story;
    auto thief = story.server.person("heliograph");
    story.make_hook(story.in_channel());
    story.receiver.answers_once({.status = 410});
    story.post("go away");
    Reply bot;
    while ((bot = story.admin->get("/api/v4/users/username/heliograph-2")).status != 200) {
    }
    CHECK(bot.json.at("is_bot") == true);
    while (!direct_text(story, "heliograph-2").contains("switched off now")) {
    }
    CHECK(thief.get("/api/v4/users/me/channels").body.find("__") == std::string::npos);
}

STORY("an endpoint that only fails for days is switched off") {
    OutgoingStory story([](Config& config) { config.heliograph.EndpointDisabledAfterDays = 1; });
    std::string hook = story.make_hook(story.in_channel());
    story.receiver.answers({.status = 500});
    story.post("one");
    story.receiver.wait_for(1);
    story.delivery_put_off();
    story.server.clock.advance(day + second);
    story.receiver.wait_for(2);
    while (story.anna->get("/api/heliograph/hooks/outgoing/" + hook).json.at("disabled") == false) {
    }
    story.server.clock.advance(hour);
    CHECK(text_in(story.delivery_in_state("failed"), "reason") == "the endpoint is switched off");
}

STORY("two secrets sign while one takes over from the other") {
    OutgoingStory story;
    std::string path = "/api/heliograph/hooks/outgoing/" + story.make_hook(story.in_channel());
    std::string before = story.anna->get(path).text("secret");
    std::string after = story.anna->post(path + "/rotate_secret").text("secret");
    CHECK(before != after);
    story.post("both");
    auto call = story.receiver.wait_for(1)[0];
    CHECK(verifies(call, before));
    CHECK(verifies(call, after));
    story.server.clock.advance(25 * hour);
    story.post("one");
    call = story.receiver.wait_for(2)[1];
    CHECK(!verifies(call, before));
    CHECK(verifies(call, after));
}

STORY("an address of our own is called only if it is allowed, and the log says why not") {
    OutgoingStory story([](Config& config) { config.integrations.AllowedUntrustedInternalConnections = ""; });
    story.make_hook(story.in_channel());
    story.post("inside");
    CHECK(text_in(story.delivery_in_state("failed"), "reason").starts_with("address forbidden"));
    CHECK(story.receiver.connections() == 0);
}

STORY("what waits is taken up after a restart") {
    OutgoingStory story;
    story.make_hook(story.in_channel());
    story.receiver.answers_once({.status = 500});
    story.post("survive");
    story.receiver.wait_for(1);
    auto waiting = story.delivery_put_off();
    story.server.restart();
    story.server.clock.advance(minute);
    CHECK(story.receiver.wait_for(2)[1].header("webhook-id") == text_in(waiting, "id"));
    story.delivery_in_state("delivered");
}

STORY("deliveries are seen by those who manage the hooks, and no others") {
    OutgoingStory story;
    story.make_hook(story.in_channel());
    story.post("seen");
    std::string id = text_in(story.delivery_in_state("delivered"), "id");
    std::string list = std::string(log_path) + "?team_id=" + story.team;
    CHECK(story.bob->get(list).refusal == "api.context.permissions.app_error");
    CHECK(story.bob->get(log_path).json.as_array().empty());
    CHECK(story.admin->get(log_path).json.as_array().size() == 1);
    CHECK(story.anna->get(log_path).json.as_array().size() == 1);
    auto foreign = story.bob->get(std::string(log_path) + "/" + id);
    CHECK(foreign.status == 404);
    CHECK(foreign.refusal == "heliograph.delivery.get.app_error");
    CHECK(story.bob->post(std::string(log_path) + "/" + id + "/replay").status == 404);
    CHECK(story.anna->get(list + "&state=nonsense").refusal == "heliograph.delivery.state.app_error");
    CHECK(story.anna->get(list + "&state=dead").json.as_array().empty());
    CHECK(story.anna->get(list + "&since=9000000000000").json.as_array().empty());
}

STORY("what is old is forgotten") {
    OutgoingStory story;
    story.make_hook(story.in_channel());
    story.post("old");
    std::string id = text_in(story.delivery_in_state("delivered"), "id");
    story.server.clock.advance(8 * day);
    story.post("new");
    story.receiver.wait_for(2);
    while (story.anna->get(std::string(log_path) + "/" + id).status != 404) {
    }
}

}  // namespace heliograph::testing
