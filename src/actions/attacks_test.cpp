// Attacks on what is signed and sealed, and on the programs behind buttons and dialogs.
#include "base/crypto/hmac.h"
#include "tests/support/buttons.h"

namespace heliograph::testing {

namespace {

std::string with_part(const std::string& trigger, std::size_t part, const std::string& text) {
    std::string plain = crypto::from_base64(trigger).value();
    std::vector<std::string> parts(1);
    for (char c : plain) {
        if (c == ':')
            parts.emplace_back();
        else
            parts.back() += c;
    }
    REQUIRE(parts.size() == 4);
    parts[part] = text;
    return crypto::base64(parts[0] + ":" + parts[1] + ":" + parts[2] + ":" + parts[3]);
}

}  // namespace

STORY("a forged trigger id opens no dialog") {
    ActionStory story;
    auto trigger = story.trigger_for(story.bert);
    auto anna = story.anna.socket(), bert = story.bert.socket();
    auto now = story.server.clock.now();
    const std::pair<std::string, const char*> forged[] = {
        {"", "interactive_message.decode_trigger_id.missing_data"},
        {"no base64!", "interactive_message.decode_trigger_id.base64_decode_failed"},
        {crypto::base64("a:b:c"), "interactive_message.decode_trigger_id.missing_data"},
        {crypto::base64("a:b:c:d:e"), "interactive_message.decode_trigger_id.missing_data"},
        {with_part(trigger, 1, story.anna.id),
         "interactive_message.decode_trigger_id.verify_signature_failed"},
        {with_part(trigger, 0, std::string(26, 'a')),
         "interactive_message.decode_trigger_id.verify_signature_failed"},
        {with_part(trigger, 2, std::to_string(now + 1000)),
         "interactive_message.decode_trigger_id.verify_signature_failed"},
        {with_part(trigger, 2, std::to_string(now - 30'001)),
         "interactive_message.decode_trigger_id.expired"},
        {with_part(trigger, 2, "-1"), "interactive_message.decode_trigger_id.expired"},
        {with_part(trigger, 2, "never"), "interactive_message.decode_trigger_id.expired"},
        {with_part(trigger, 3, "!"), "interactive_message.decode_trigger_id.base64_decode_failed_signature"},
        {with_part(trigger, 3, ""), "interactive_message.decode_trigger_id.signature_decode_failed"},
        {with_part(trigger, 3, crypto::base64("short")),
         "interactive_message.decode_trigger_id.signature_decode_failed"},
        {with_part(trigger, 3, crypto::base64(std::string(32, '\0'))),
         "interactive_message.decode_trigger_id.verify_signature_failed"},
        {with_part(trigger, 3, crypto::base64(crypto::hmac_sha256("", "a"))),
         "interactive_message.decode_trigger_id.verify_signature_failed"}};
    for (const auto& [id, refusal] : forged) CHECK_MESSAGE(story.open(id).refusal == refusal, id);
    CHECK(anna.hears_nothing_of("open_dialog"));
    CHECK(bert.hears_nothing_of("open_dialog"));
}

STORY("every guess at a signature fails, a bit away from the right one too") {
    ActionStory story;
    auto trigger = story.trigger_for(story.bert);
    auto plain = crypto::from_base64(trigger).value();
    auto right = crypto::from_base64(plain.substr(plain.rfind(':') + 1)).value();
    for (std::size_t at = 0; at < right.size(); ++at) {
        auto guess = right;
        guess[at] = static_cast<char>(guess[at] ^ 1);
        CHECK(story.open(with_part(trigger, 3, crypto::base64(guess))).refusal ==
              "interactive_message.decode_trigger_id.verify_signature_failed");
    }
    CHECK(story.open(trigger).status == 200);
}

STORY("a dialog needs an address and an object, and its JSON stays JSON") {
    ActionStory story;
    auto trigger = story.trigger_for(story.bert);
    auto open = [&](const std::string& body) {
        return story.server.post("/api/v4/actions/dialogs/open", body);
    };
    CHECK(open(R"({"trigger_id":)" + quoted(trigger) + R"(,"dialog":{}})").refusal ==
          "api.context.invalid_body_param.app_error");
    for (const char* body : {"", "[]", "payload=%7B%7D", R"({"dialog":[]})", R"({"dialog":{"elements":{}}})",
                             R"({"dialog":{"elements":[{"options":7}]}})"})
        CHECK_MESSAGE(open(body).refusal == "api.context.invalid_body_param.app_error", body);
    auto bert = story.bert.socket();
    std::string nasty = "\"}]}\\\r\n</script>\xE2\x80\xA8";
    CHECK(story.open(trigger, R"({"title":)" + quoted(nasty) + "}").status == 200);
    auto told = boost::json::parse(bert.event("open_dialog").at("data").at("dialog").as_string());
    CHECK(text_at(told.at("dialog"), "title") == nasty);
}

STORY("a cookie serves its own post, channel, action and person only") {
    ActionStory story;
    story.program_says(R"({"update":{"message":"stolen","props":{}}})");
    auto post = story.show_once(story.bert, story.button("yes") + "," + story.button("no"));
    auto cookie = story.with_cookie(story.cookie_of(post));
    auto id = text_at(post, "id");
    std::string failed = "api.post.do_action.action_integration.app_error";
    // Another post that is stored: public, then in a channel that the thief may not read.
    auto stored = story.post_with(story.button("yes"));
    CHECK(story.press(story.bert, stored, "yes", cookie).refusal == failed);
    auto secret =
        story.admin.post("/api/v4/channels", R"({"team_id":")" + story.team +
                                                 R"(","name":"secret","display_name":"s","type":"P"})");
    auto hidden =
        story.admin.post("/api/v4/posts", R"({"channel_id":")" + secret.text("id") +
                                              R"(","message":"m","props":{"attachments":[{"actions":[)" +
                                              story.button("yes") + "]}]}}");
    REQUIRE(hidden.status == 201);
    CHECK(story.press(story.bert, hidden.text("id"), "yes", cookie).status == 403);
    // Another post that nobody keeps, another action, another person.
    auto other = story.show_once(story.bert, story.button("yes"));
    CHECK(story.press(story.bert, text_at(other, "id"), "yes", cookie).refusal == failed);
    CHECK(story.press(story.bert, id, "no", cookie).refusal == failed);
    CHECK(story.press(story.anna, id, "yes", cookie).refusal == failed);
    CHECK(story.press(story.server.person("stranger"), id, "yes", cookie).status == 403);
    CHECK(story.receiver.received().empty());
    CHECK(text_at(story.bert.get("/api/v4/posts/" + stored).json, "message") == "pick");
    CHECK(story.press(story.bert, id, "yes", cookie).status == 200);
}

STORY("a cookie that was changed, cut or made elsewhere does nothing") {
    ActionStory story, elsewhere;
    auto post = story.show_once(story.bert, story.button("yes"));
    auto cookie = story.cookie_of(post);
    auto sealed = crypto::from_base64(cookie).value();
    std::vector<std::string> bad{
        "x",
        "!",

        crypto::base64(std::string(200, 'a')),
        crypto::base64(R"({"post_id":")" + text_at(post, "id") + "\"}"),
        crypto::base64(sealed.substr(0, sealed.size() - 1)),
        elsewhere.cookie_of(elsewhere.show_once(elsewhere.bert, elsewhere.button("yes")))};
    for (std::size_t at = 0; at < sealed.size(); at += 37) {
        auto changed = sealed;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        bad.push_back(crypto::base64(changed));
    }
    for (const auto& text : bad)
        CHECK_MESSAGE(story.press(story.bert, text_at(post, "id"), "yes", story.with_cookie(text)).refusal ==
                          "api.post.do_action.action_integration.app_error",
                      text);
    CHECK(story.receiver.received().empty());
}

STORY("who is not in the channel or the team submits nothing there") {
    ActionStory story;
    story.program_says("{}");
    auto stranger = story.server.person("stranger");
    CHECK(story.submit(stranger).status == 403);
    CHECK(story.server.post("/api/v4/actions/dialogs/submit", story.submission()).status == 401);
    CHECK(story.submit(story.bert, R"(,"team_id":"")").status == 403);
    auto other = story.server.team("other", {story.admin});
    CHECK(story.submit(story.bert, R"(,"team_id":")" + other + "\"").status == 403);
    CHECK(story.submit(story.bert, R"(,"channel_id":"aaaaaaaaaaaaaaaaaaaaaaaaaa")").status == 403);
    CHECK(story.submit(story.bert, R"(,"url":"")").refusal == "api.context.invalid_body_param.app_error");
    CHECK(stranger.post("/api/v4/actions/dialogs/lookup", story.submission()).status == 403);
    CHECK(story.receiver.received().empty());
}

STORY("no button and no dialog reaches an address inside") {
    ActionStory story(
        [](Config& config) { config.integrations.AllowedUntrustedInternalConnections.clear(); });
    const std::string failed = "api.post.do_action.action_integration.app_error";
    for (const std::string& url :
         {story.receiver.url("/x"), std::string("http://[::1]:1/"),
          std::string("http://[::ffff:127.0.0.1]:1/"), std::string("http://169.254.169.254/latest"),
          std::string("http://10.0.0.1/"), std::string("file:///etc/passwd"),
          std::string("gopher://127.0.0.1:1/_x"), std::string("//127.0.0.1/"),
          std::string("http://x\r\nHost: y/")}) {
        auto id = story.post_with(R"({"id":"a","name":"a","integration":{"url":)" + quoted(url) + "}}");
        CHECK_MESSAGE(story.press(story.bert, id, "a").refusal == failed, url);
        CHECK_MESSAGE(story.submit(story.bert, R"(,"url":)" + quoted(url)).refusal == failed, url);
    }
    CHECK(story.receiver.connections() == 0);
}

STORY("nothing of a press can end a line of the call's head or leave its JSON") {
    ActionStory story;
    story.program_says("{}");
    std::string nasty = "\"},\r\nX-Evil: 1\r\n\r\n{\"a\":\"";
    auto id = story.post_with(story.button("menu", R"(,"type":"select","data_source":)" + quoted(nasty)));
    CHECK(story.press(story.bert, id, "menu", R"({"selected_option":)" + quoted(nasty) + "}").status == 200);
    CHECK(story.receiver.received().back().header("x-evil").empty());
    CHECK(text_at(story.told_json().at("context"), "selected_option") == nasty);
    CHECK(text_at(story.told_json(), "data_source") == nasty);
    // A form is not JSON, whatever its content type says.
    story.receiver.answers(
        {.body = "update=1", .headers = {{"Content-Type", "application/x-www-form-urlencoded"}}});
    CHECK(story.press(story.bert, id, "menu").status == 400);
}

}  // namespace heliograph::testing
