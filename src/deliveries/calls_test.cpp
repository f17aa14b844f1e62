// Stories of synchronous calls: what commands, actions and dialogs use.
#include "src/deliveries/calls.h"

#include <future>

#include "base/words/loop.h"
#include "src/app.h"
#include "src/outgoing_webhooks/stories.h"

namespace heliograph::testing {

namespace {

Task<void> call_into(App* app, deliveries::CallOut call, std::promise<deliveries::CallAnswer>* into) {
    into->set_value(co_await deliveries::call_now(*app, std::move(call)));
}

deliveries::CallAnswer call(OutgoingStory& story, deliveries::CallOut wanted) {
    std::promise<deliveries::CallAnswer> promise;
    App& app = story.server.app();
    app.loops.front()->post([&] { spawn("test", call_into(&app, wanted, &promise)); });
    return promise.get_future().get();
}

}  // namespace

STORY("a call brings back the answer at once, is logged without secrets, and is not sent again") {
    OutgoingStory story;
    story.receiver.answers({.status = 500, .body = "sorry"});
    auto answer = call(story, {.kind = "command",
                               .name = "/weather",
                               .team_id = TeamId(story.team),
                               .url = story.receiver.url("/c"),
                               .headers = {{"Authorization", "Token abc"}},
                               .content_type = "application/x-www-form-urlencoded",
                               .body = "token=abc&text=x"});
    CHECK(answer.status == 500);
    CHECK(answer.body == "sorry");
    CHECK(answer.failure == "");
    auto sent = story.receiver.wait_for(1)[0];
    CHECK(sent.body == "token=abc&text=x");
    CHECK(sent.header("authorization") == "Token abc");
    auto logged = story.delivery_in_state("failed");
    CHECK(text_in(logged, "kind") == "command");
    std::string path = "/api/heliograph/deliveries/" + text_in(logged, "id");
    auto whole = story.anna->get(path).json;
    CHECK(text_in(whole, "request_body") == "token=***&text=x");
    CHECK(text_in(whole.at("request_headers"), "Authorization") == "***");
    CHECK(text_in(whole.at("log").as_array()[0], "answer_body") == "sorry");
    CHECK(story.anna->post(path + "/replay").refusal == "heliograph.delivery.replay.app_error");
    story.receiver.answers_once({.status = 500});
    call(story, {.kind = "command",
                 .endpoint_id = "wbrrtiqcytrr5bdptsqt6dieqh",
                 .team_id = TeamId(story.team),
                 .method = "GET",
                 .url = story.receiver.url("/c?text=x&token=abc")});
    while (text_in(story.delivery_in_state("failed"), "endpoint_id") == "") {
    }
    CHECK(text_in(story.delivery_in_state("failed"), "url") == story.receiver.url("/c?text=x&token=***"));
    auto all = story.anna->post("/api/heliograph/deliveries/replay",
                                R"({"endpoint_id":"wbrrtiqcytrr5bdptsqt6dieqh","since":0})");
    CHECK(all.refusal == "heliograph.delivery.replay.app_error");
    CHECK(all.text("message").contains("repeat the command"));
}

STORY("a call says why there is no answer: time, guard, nobody there") {
    OutgoingStory story;
    story.receiver.answers_once({.manner = ReceiverAnswer::Manner::hang});
    auto late = call(story, {.kind = "action", .url = story.receiver.url(), .total_ms = 100});
    CHECK(late.timed_out);
    CHECK(late.status == 0);
    auto forbidden = call(story, {.kind = "action", .url = "http://10.1.2.3/"});
    CHECK(forbidden.failure.starts_with("address forbidden"));
    story.receiver.go();
    CHECK(call(story, {.kind = "action", .url = story.receiver.url()}).failure != "");
}

STORY("no header of a call breaks out of its line, and no address leads elsewhere") {
    OutgoingStory story;
    std::string own = "127.0.0.1:" + std::to_string(story.receiver.port());
    for (const std::string& url : {"file:///etc/passwd", "gopher://127.0.0.1:70/_x", "http://10.0.0.1/",
                                   "http://[::1]:80/", "http://[::ffff:10.0.0.1]/", "http://0x0a000001/",
                                   "http://167772161/", "http://169.254.169.254/latest", "http://0.0.0.0/",
                                   "http://127.0.0.2/", "http://allowed.example@10.0.0.1/"}) {
        CAPTURE(url);
        auto answer = call(story, {.kind = "action", .url = url});
        CHECK(answer.status == 0);
        CHECK(answer.failure != "");
    }
    for (const char* value : {"a\r\nX-Injected: 1", "a\nb", "a\rb"}) {
        auto answer = call(story, {.kind = "action", .url = "http://" + own, .headers = {{"X-A", value}}});
        CHECK(answer.status == 0);
    }
    CHECK(call(story, {.kind = "action", .url = "http://" + own + "/a\r\nX-Injected: 1"}).status == 0);
    CHECK(call(story, {.kind = "action", .url = "http://" + own, .content_type = "a\r\nX-Injected: 1"})
              .status == 0);
    CHECK(story.receiver.received().empty());
}

}  // namespace heliograph::testing
