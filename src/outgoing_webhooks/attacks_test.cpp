// A table of attacks on outgoing webhooks: addresses inside, lines and fields that break out, answers that
// want more.
#include "base/wire/forms.h"
#include "src/outgoing_webhooks/stories.h"

namespace heliograph::testing {

namespace {

std::string json_text(const std::string& text) { return boost::json::serialize(boost::json::string(text)); }

}  // namespace

STORY("attack: an address inside, however it is written (SSRF)") {
    OutgoingStory story([](Config& config) { config.integrations.AllowedUntrustedInternalConnections = ""; });
    std::string port = std::to_string(story.receiver.port());
    std::vector<std::string> urls{"http://169.254.169.254/latest", "http://10.0.0.1/", "http://[fd00::1]/",
                                  "http://100.64.0.1/"};
    for (const char* host : {"127.0.0.1", "127.1", "0x7f000001", "2130706433", "017700000001", "0",
                             "localhost", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]",
                             "LOCALHOST", "allowed.example@127.0.0.1"})
        urls.push_back("http://" + std::string(host) + ":" + port + "/");
    for (std::size_t at = 0; at < urls.size(); ++at) {
        CAPTURE(urls[at]);
        std::string word = "word" + std::to_string(at);
        auto made = story.anna->post("/api/v4/hooks/outgoing",
                                     R"({"team_id":")" + story.team + R"(","trigger_words":[")" + word +
                                         R"("],"callback_urls":[)" + json_text(urls[at]) + "]}");
        REQUIRE(made.status == 201);
        story.server.clock.advance(1000);
        story.post(word);
        CHECK(text_in(story.delivery_in_state("failed"), "reason").starts_with("address forbidden"));
    }
    for (const char* url : {"file:///etc/passwd", "gopher://127.0.0.1:1/_x", "dict://127.0.0.1/",
                            "//127.0.0.1/", "http://a\r\nHost: b/", "http://", "javascript:x"})
        CHECK_MESSAGE(story.anna
                              ->post("/api/v4/hooks/outgoing",
                                     R"({"team_id":")" + story.team + R"(","trigger_words":["x"],)" +
                                         R"("callback_urls":[)" + json_text(url) + "]}")
                              .status == 400,
                      url);
    CHECK(story.receiver.connections() == 0);
}

STORY("attack: lines for the call's head") {
    OutgoingStory story;
    const std::string nasty = "application/json\r\nX-Evil: 1\r\n\r\n{}";
    story.make_hook(story.in_channel(R"("content_type":)" + json_text(nasty) + R"(,"display_name":)" +
                                     json_text("a\r\nX-Evil: 1")));
    story.post("x");
    auto call = story.receiver.wait_for(1).front();
    CHECK(call.header("x-evil").empty());
    CHECK(call.header("content-type") == "application/x-www-form-urlencoded");
}

STORY("attack: fields in what is said, as a form and as JSON") {
    OutgoingStory story;
    std::string form = story.make_hook(story.in_channel(R"("trigger_words":["form"],"content_type":"form")"));
    std::string json = story.make_hook(story.in_channel(R"("trigger_words":["json"])"));
    auto token = [&](const std::string& hook) {
        return story.anna->get("/api/v4/hooks/outgoing/" + hook).text("token");
    };
    const std::string nasty = " x&token=stolen&user_name=admin;\r\n\",\"token\":\"stolen\",\"a\":{\"";
    for (const char* word : {"form", "json"})
        REQUIRE(story.bob
                    ->post("/api/v4/posts", R"({"channel_id":")" + story.channel + R"(","message":)" +
                                                json_text(word + nasty) + "}")
                    .status == 201);
    for (const auto& call : story.receiver.wait_for(2)) {
        if (call.header("content-type") == "application/json") {
            auto told = boost::json::parse(call.body);
            CHECK(text_in(told, "text") == "json" + nasty);
            CHECK(text_in(told, "token") == token(json));
            CHECK(text_in(told, "user_name") == "bob");
        } else {
            auto told = read_form(call.body).value();
            CHECK(*told.find("text") == "form" + nasty);
            CHECK(*told.find("token") == token(form));
            CHECK(*told.find("user_name") == "bob");
            CHECK(call.body.find("stolen&") == call.body.npos);
        }
    }
}

STORY("attack: an answer that is a form, goes elsewhere or speaks as the server") {
    OutgoingStory story;
    auto den = story.anna->post("/api/v4/channels", R"({"team_id":")" + story.team +
                                                        R"(","name":"den","display_name":"d","type":"P"})");
    story.make_hook(story.in_channel());
    for (const ReceiverAnswer& answer :
         {ReceiverAnswer{.body = "payload=%7B%22text%22%3A%22form%22%7D",
                         .headers = {{"Content-Type", "application/x-www-form-urlencoded"}}},
          ReceiverAnswer{.body = R"([{"text":"list"}])"}, ReceiverAnswer{.body = R"("text")"},
          ReceiverAnswer{.body = R"({"text":"server","type":"system_add_to_channel"})"}}) {
        CAPTURE(answer.body);
        story.receiver.answers_once(answer);
        story.server.clock.advance(1000);
        auto made = story.post("ask");
        auto done = story.delivery_in_state("delivered");
        while (text_in(done, "post_id") != made.text("id")) done = story.delivery_in_state("delivered");
        CHECK(story.messages(story.channel).back() == "ask");
    }
    story.receiver.answers_once({.body = R"({"text":"here","channel":"den","channel_id":")" + den.text("id") +
                                         R"(","user_id":")" + story.admin->id + "\"}"});
    story.server.clock.advance(1000);
    story.post("last");
    while (story.messages(story.channel).back() != "here") {
    }
    CHECK(story.messages(den.text("id")).empty());
}

STORY("attack: guesses at a response_url") {
    OutgoingStory story;
    story.make_hook(story.in_channel());
    story.post("one");
    std::string url = text_in(story.told(1), "response_url");
    std::string path = url.substr(std::string("http://chat.example").size());
    std::size_t key = path.rfind('/') + 1, id = path.rfind('/', key - 2) + 1;
    story.delivery_in_state("delivered");
    auto refused = [&](const std::string& guess) {
        return story.server.post(guess, R"({"text":"guessed"})").status == 404;
    };
    for (std::size_t at = key; at < path.size(); ++at) {
        auto guess = path;
        guess[at] = guess[at] == 'A' ? 'B' : 'A';
        CHECK(refused(guess));
    }
    CHECK(refused(path.substr(0, path.size() - 1)));
    CHECK(refused(path + "A"));
    // The key of one delivery is none of another.
    story.server.clock.advance(1000);
    story.post("two");
    std::string other = text_in(story.told(2), "response_url").substr(url.size() - path.size());
    CHECK(refused(path.substr(0, key) + other.substr(key)));
    CHECK(refused(other.substr(0, key) + path.substr(key)));
    CHECK(refused(path.substr(0, id) + std::string(26, 'a') + path.substr(key - 1)));
    CHECK(story.server.post(path, R"({"text":"known"})").status == 200);
    CHECK(story.messages(story.channel).back() == "known");
}

}  // namespace heliograph::testing
