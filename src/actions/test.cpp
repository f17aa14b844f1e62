// Stories of buttons, menus and dialogs.
#include "base/wire/read_json.h"
#include "src/actions/dialog_checks.h"
#include "tests/support/buttons.h"

namespace heliograph::testing {

STORY("a press tells the program who pressed what, with the secret context") {
    ActionStory story;
    auto id = story.post_with(story.button("yes"));
    story.program_says("{}");
    auto answer = story.press(story.bert, id, "yes", "not JSON at all");
    CHECK(answer.status == 200);
    CHECK(answer.text("status") == "OK");
    CHECK(answer.text("trigger_id").size() == 26);
    auto call = story.receiver.received().at(0);
    CHECK(call.method == "POST");
    CHECK(call.header("content-type") == "application/json");
    CHECK(call.header("accept") == "application/json");
    auto told = story.told_json();
    const std::pair<const char*, std::string> expected[] = {{"user_id", story.bert.id},
                                                            {"user_name", "bert"},
                                                            {"channel_id", story.channel},
                                                            {"channel_name", "alerts"},
                                                            {"team_id", story.team},
                                                            {"team_domain", "rockets"},
                                                            {"post_id", id},
                                                            {"type", ""},
                                                            {"data_source", ""},
                                                            {"context", R"({"secret":"s-3"})"}};
    for (const auto& [name, value] : expected) CHECK_MESSAGE(text_at(told, name) == value, name);
    CHECK(text_at(told, "trigger_id").size() > 80);
}

STORY("what is behind a button is told to nobody") {
    ActionStory story;
    auto bert = story.bert.socket();
    auto id = story.post_with(story.button("yes") +
                              R"(,{"name":"no id","Integration":{"url":"http://x.example/secret"}})");
    auto told = post_of(bert.event("posted"));
    auto actions = told.at("props").at("attachments").at(0).at("actions");
    CHECK(text_at(actions.at(1), "id").size() == 26);
    story.anna.post("/api/v4/posts/" + id + "/pin");
    std::vector<std::string> bodies{boost::json::serialize(told)};
    for (const auto& path :
         {"/api/v4/posts/" + id, "/api/v4/channels/" + story.channel + "/posts",
          "/api/v4/channels/" + story.channel + "/pinned", "/api/v4/posts/" + id + "/thread"})
        bodies.push_back(story.bert.get(path).body);
    bodies.push_back(
        story.bert.post("/api/v4/teams/" + story.team + "/posts/search", R"({"terms":"pick"})").body);
    bodies.push_back(story.anna.put("/api/v4/posts/" + id + "/patch", R"({"message":"picked"})").body);
    bodies.push_back(boost::json::serialize(bert.event("post_edited")));
    bodies.push_back(story.anna.get("/api/v4/posts/" + id + "/edit_history").body);
    for (const auto& body : bodies) {
        CHECK(body.find("attachments") != std::string::npos);
        for (const char* secret : {"ntegration", "s-3", "secret", "cookie"})
            CHECK_MESSAGE(body.find(secret) == std::string::npos, secret, " in ", body);
    }
    // Yet it can be pressed, also the one whose key was written with a capital letter.
    story.program_says("{}");
    CHECK(story.press(story.bert, id, "yes").status == 200);
}

STORY("a choice in a menu is told, another press tells none") {
    ActionStory story;
    auto id = story.post_with(story.button("menu", R"(,"type":"select","data_source":"users")") + "," +
                              story.button("plain"));
    story.program_says("{}");
    story.press(story.bert, id, "menu", R"({"selected_option":"2"})");
    CHECK(text_at(story.told_json().at("context"), "selected_option") == "2");
    CHECK(text_at(story.told_json(), "data_source") == "users");
    CHECK(text_at(story.told_json(), "type") == "select");
    story.press(story.bert, id, "menu");
    CHECK(text_at(story.told_json(), "data_source").empty());
    story.press(story.bert, id, "plain", R"({"selected_option":"2"})");
    CHECK(text_at(story.told_json().at("context"), "selected_option") == "(missing)");
}

STORY("an update changes the post; what keeps it is what is left out") {
    ActionStory story;
    auto id = story.post_with(story.button("yes"));
    auto post = [&] { return story.bert.get("/api/v4/posts/" + id).json; };
    auto bert = story.bert.socket();
    story.program_says(R"({"update":{"message":"decided"}})");
    CHECK(story.press(story.bert, id, "yes").status == 200);
    CHECK(text_at(post_of(bert.event("post_edited")), "message") == "decided");
    CHECK(text_at(post().at("props").at("attachments").at(0), "text") == "a");
    CHECK(story.anna.get("/api/v4/posts/" + id + "/edit_history").json.as_array().size() == 1);
    story.program_says(
        R"({"update":{"props":{"override_username":"fake","attachments":[{"text":"b","actions":[)" +
        story.button("") + "]}]}}}");
    CHECK(story.press(story.bert, id, "yes").status == 200);
    CHECK(text_at(post(), "message").empty());
    CHECK(text_at(post().at("props"), "override_username") == "(missing)");
    CHECK(text_at(post().at("props"), "keep") == "(missing)");
    auto action = text_at(post().at("props").at("attachments").at(0).at("actions").at(0), "id");
    CHECK(action.size() == 26);
    story.program_says(R"({"update":{"message":"done","props":{}}})");
    CHECK(story.press(story.bert, id, action).status == 200);
    CHECK(text_at(post(), "props") == "{}");
    CHECK(story.press(story.bert, id, action).refusal == "api.post.do_action.action_id.app_error");
}

STORY("a text is shown to the one who pressed, in the post's thread") {
    ActionStory story;
    auto id = story.post_with(story.button("yes"));
    story.program_says(R"({"ephemeral_text":"thanks <http://x.example|you>"})");
    auto bert = story.bert.socket(), anna = story.anna.socket();
    story.press(story.bert, id, "yes");
    auto shown = post_of(bert.event("ephemeral_message"));
    CHECK(text_at(shown, "message") == "thanks [you](http://x.example)");
    CHECK(text_at(shown, "root_id") == id);
    CHECK(text_at(shown, "user_id") == story.bert.id);
    CHECK(anna.hears_nothing_of("ephemeral_message"));
    story.program_says(R"({"ephemeral_text":"<http://x.example|raw>","skip_slack_parsing":true})");
    story.press(story.bert, id, "yes");
    CHECK(text_at(post_of(bert.event("ephemeral_message")), "message") == "<http://x.example|raw>");
}

STORY("a press that cannot be is refused") {
    ActionStory story;
    auto id = story.post_with(story.button("yes") + R"(,{"id":"dead","name":"no integration"},)" +
                              R"({"id":"plugin","name":"p","integration":{"url":"/plugins/x/y"}})");
    auto stranger = story.server.person("stranger");
    CHECK(story.press(stranger, id, "yes").status == 403);
    CHECK(story.server.post("/api/v4/posts/" + id + "/actions/yes", "{}").status == 401);
    CHECK(story.press(story.bert, id, "no").refusal == "api.post.do_action.action_id.app_error");
    CHECK(story.press(story.bert, id, "dead").refusal == "api.post.do_action.action_id.app_error");
    CHECK(story.press(story.bert, id, "a-b").status == 404);
    CHECK(story.press(story.bert, id, "plugin").refusal == "api.post.do_action.action_integration.app_error");
    std::string nowhere = "aaaaaaaaaaaaaaaaaaaaaaaaaa";
    CHECK(story.press(story.bert, nowhere, "yes").status == 403);
    CHECK(story.press(story.admin, nowhere, "yes").refusal == "app.post.get.app_error");
    auto failed = [&](const std::string& body, int status) {
        story.program_says(body, status);
        CHECK(story.press(story.bert, id, "yes").refusal ==
              "api.post.do_action.action_integration.app_error");
    };
    failed("no", 500);
    failed("", 204);
    failed("not JSON", 200);
    failed(R"({"update":{"message":7}})", 200);
    failed(R"({"update":{"props":[]}})", 200);
    failed(R"({"ephemeral_text":{}})", 200);
    failed(std::string((1 << 20) + 1, ' '), 200);
    story.receiver.go();
    CHECK(story.press(story.bert, id, "yes").refusal == "api.post.do_action.action_integration.app_error");
}

STORY("an archived channel takes no update") {
    ActionStory story;
    auto id = story.post_with(story.button("yes"));
    story.program_says(R"({"update":{"message":"x"}})");
    story.admin.del("/api/v4/channels/" + story.channel);
    CHECK(story.press(story.admin, id, "yes").refusal ==
          "api.post.update_post.can_not_update_post_in_deleted.error");
}

STORY("the button of a post that nobody keeps works by its cookie, also after a restart") {
    ActionStory story;
    auto post = story.show_once(story.bert, story.button("yes"));
    auto cookie = story.cookie_of(post);
    auto id = text_at(post, "id");
    CHECK(boost::json::serialize(post).find("integration") == std::string::npos);
    CHECK(cookie.size() > 100);
    story.server.restart();
    story.program_says(R"({"ephemeral_text":"thanks"})");
    CHECK(story.press(story.bert, id, "yes", story.with_cookie(cookie)).status == 200);
    CHECK(text_at(story.told_json().at("context"), "secret") == "s-3");
    CHECK(text_at(story.told_json(), "post_id") == id);
}

STORY("an update of a post that nobody keeps is shown to who sees it") {
    ActionStory story;
    auto post = story.show_once(story.bert, story.button("yes"));
    auto bert = story.bert.socket(), anna = story.anna.socket();
    story.program_says(R"({"update":{"message":"first step"}})");
    CHECK(story.press(story.bert, text_at(post, "id"), "yes", story.with_cookie(story.cookie_of(post)))
              .status == 200);
    auto changed = post_of(bert.event("post_edited"));
    CHECK(text_at(changed, "id") == text_at(post, "id"));
    CHECK(text_at(changed, "create_at") == text_at(post, "create_at"));
    CHECK(text_at(changed, "type") == "system_ephemeral");
    CHECK(text_at(changed, "message") == "first step");
    CHECK(text_at(changed.at("props"), "keep") == "1");
    CHECK(boost::json::serialize(changed).find("s-3") == std::string::npos);
    // Its buttons go on.
    story.program_says(R"({"update":{"message":"done","props":{}}})");
    CHECK(story.press(story.bert, text_at(changed, "id"), "yes", story.with_cookie(story.cookie_of(changed)))
              .status == 200);
    CHECK(text_at(post_of(bert.event("post_edited")), "props") == "{}");
    CHECK(anna.hears_nothing_of("post_edited"));
}

STORY("a dialog opens for the one who triggered it, and for nobody else") {
    ActionStory story;
    auto trigger = story.trigger_for(story.bert);
    auto anna = story.anna.socket(), bert = story.bert.socket();
    auto opened = story.open(trigger, R"({"title":"New ticket","callback_id":"c","state":"s","elements":[
        {"display_name":"Summary","name":"summary","type":"text","max_length":50},
        {"display_name":"Who","name":"who","type":"select","data_source":"users","multiselect":true},
        {"display_name":"When","name":"when","type":"datetime","time_interval":15,
         "datetime_config":{"location_timezone":"Europe/Berlin"}}]})");
    CHECK(opened.status == 200);
    CHECK(opened.body == R"({"status":"OK"})");
    auto told = boost::json::parse(bert.event("open_dialog").at("data").at("dialog").as_string());
    CHECK(text_at(told, "url") == story.receiver.url("/dialog"));
    CHECK(text_at(told, "trigger_id").size() == 26);
    CHECK(trigger.find(text_at(told, "trigger_id")) == std::string::npos);
    auto elements = told.at("dialog").at("elements").as_array();
    CHECK(elements.at(0) ==
          boost::json::parse(
              R"({"display_name":"Summary","name":"summary","type":"text","subtype":"","default":"",
              "placeholder":"","help_text":"","optional":false,
              "min_length":0,"max_length":50,"data_source":"",
              "options":null,"multiselect":false})"));
    CHECK(text_at(elements.at(2).at("datetime_config"), "location_timezone") == "Europe/Berlin");
    CHECK(anna.hears_nothing_of("open_dialog"));
    // The same trigger may open another one while it lives.
    CHECK(story.open(trigger).status == 200);
    story.server.clock.advance(30'001);
    CHECK(story.open(trigger).refusal == "interactive_message.decode_trigger_id.expired");
}

STORY("a press triggers a dialog as well") {
    ActionStory story;
    auto id = story.post_with(story.button("yes"));
    story.program_says("{}");
    auto pressed = story.press(story.bert, id, "yes");
    auto bert = story.bert.socket();
    CHECK(story.open(text_at(story.told_json(), "trigger_id")).status == 200);
    auto told = boost::json::parse(bert.event("open_dialog").at("data").at("dialog").as_string());
    CHECK(text_at(told, "trigger_id") == pressed.text("trigger_id"));
}

STORY("a program is told what of its dialog will not look as meant") {
    ActionStory story;
    auto bert = story.bert.socket();
    auto opened =
        story.open(story.trigger_for(story.bert), R"({"title":"","elements":[{"name":"a","type":"text"}]})");
    CHECK(opened.status == 200);
    CHECK(opened.json.at("warnings").as_array().size() == 2);
    bert.event("open_dialog");
}

STORY("a submission reaches the program with the session's person in it") {
    ActionStory story;
    story.program_says("{}");
    auto answer = story.submit(story.bert, R"(,"user_id":")" + story.anna.id + R"(","cancelled":false)");
    CHECK(answer.status == 200);
    CHECK(answer.body == "{}");
    CHECK(story.told_json() ==
          boost::json::parse(R"({"type":"dialog_submission","callback_id":"c","state":"s","user_id":")" +
                             story.bert.id + R"(","channel_id":")" + story.channel + R"(","team_id":")" +
                             story.team + R"(","submission":{"a":"b"},"cancelled":false})"));
    story.submit(story.bert, R"(,"type":"refresh","cancelled":true)");
    CHECK(text_at(story.told_json(), "type") == "refresh");
    CHECK(text_at(story.told_json(), "cancelled") == "true");
    story.submit(story.bert, R"(,"type":"something else")");
    CHECK(text_at(story.told_json(), "type") == "dialog_submission");
}

STORY("a program answers a submission with errors or the next step") {
    ActionStory story;
    for (const char* body : {"", "{}", R"({"type":"ok"})", R"({"type":"navigate"})",
                             R"({"error":"not today"})", R"({"errors":{"a":"too short"}})"}) {
        story.program_says(body);
        auto answer = story.submit(story.bert);
        CHECK(answer.status == 200);
        CHECK(answer.body == (*body ? body : "{}"));
    }
    story.program_says(R"({"type":"form","form":{"title":"Step two","elements":[]}})");
    auto next = story.submit(story.bert);
    CHECK(text_at(next.json, "type") == "form");
    CHECK(text_at(next.json.at("form"), "title") == "Step two");
    for (const char* body : {R"({"type":"form"})", R"({"type":"ok","form":{"title":"x"}})", R"({"form":{}})",
                             R"({"type":"other"})"}) {
        story.program_says(body);
        CHECK(story.submit(story.bert).refusal == "app.submit_interactive_dialog.invalid_response");
    }
    story.program_says(R"({"type":"other","error":"wins"})");
    CHECK(story.submit(story.bert).status == 200);
    for (const char* body :
         {"not JSON", "[]", R"({"errors":["a"]})", R"({"type":"form","form":{"elements":7}})"}) {
        story.program_says(body);
        CHECK(story.submit(story.bert).refusal == "app.submit_interactive_dialog.decode_json_error");
    }
    story.program_says("{}", 500);
    CHECK(story.submit(story.bert).refusal == "api.post.do_action.action_integration.app_error");
}

STORY("options are looked up by the program") {
    ActionStory story;
    auto look_up = [&](const std::string& more = "") {
        return story.bert.post("/api/v4/actions/dialogs/lookup", story.submission(more));
    };
    story.program_says(R"({"items":[{"text":"One","value":"1"}]})");
    CHECK(look_up().body == R"({"items":[{"text":"One","value":"1"}]})");
    CHECK(text_at(story.told_json(), "type") == "dialog_lookup");
    story.program_says("");
    CHECK(look_up().body == R"({"items":null})");
    story.program_says(R"({"items":7})");
    CHECK(look_up().refusal == "app.lookup_interactive_dialog.decode_json_error");
    for (const char* url : {"", "ftp://x", "/plugins/../x", "/plugins//x", "javascript:alert(1)"})
        CHECK(look_up(R"(,"url":")" + std::string(url) + "\"").status == 400);
    CHECK(look_up(R"(,"url":"/plugins/x/y")").refusal == "api.post.do_action.action_integration.app_error");
}

TEST_CASE("dialogs are checked as clients show them") {
    auto faults = [](const std::string& element) {
        auto dialog = from_json<actions::Dialog>(
            R"({"title":"t","elements":[{"name":"a","display_name":"A",)" + element + "}]}");
        REQUIRE(dialog);
        return actions::faults_of(*dialog).size();
    };
    const std::pair<const char*, std::size_t> cases[] = {
        {R"("type":"text")", 0},
        {R"("type":"text","subtype":"email","min_length":1,"max_length":150)", 0},
        {R"("type":"text","subtype":"blood")", 1},
        {R"("type":"text","max_length":151)", 1},
        {R"("type":"textarea","max_length":3000)", 0},
        {R"("type":"text","min_length":9,"max_length":3)", 1},
        {R"("type":"text","min_length":-1)", 1},
        {R"("type":"text","multiselect":true)", 1},
        {R"("type":"select","options":[{"text":"x","value":"1"}],"default":"1")", 0},
        {R"("type":"select","options":[{"text":"x","value":"1"}],"default":"2")", 1},
        {R"("type":"select","multiselect":true,"default":"1, 2","options":[{"value":"1"},{"value":"2"}])", 0},
        {R"("type":"select","data_source":"users")", 0},
        {R"("type":"select","data_source":"planets")", 1},
        {R"("type":"select","data_source":"dynamic","data_source_url":"https://x.example/y")", 0},
        {R"("type":"select","data_source":"dynamic")", 1},
        {R"("type":"bool","default":"true")", 0},
        {R"("type":"bool","default":"yes")", 1},
        {R"("type":"radio","default":"x","options":[{"value":"x"}])", 0},
        {R"("type":"date","default":"2026-02-28","min_date":"-1w","max_date":"today")", 0},
        {R"("type":"date","default":"2026-02-29")", 1},
        {R"("type":"date","default":"2026-02-28T10:00:00Z")", 1},
        {R"("type":"datetime","default":"2026-02-28T10:00:00+02:00","time_interval":30)", 0},
        {R"("type":"datetime","time_interval":7)", 1},
        {R"("type":"datetime","datetime_config":{"time_interval":1441})", 1},
        {R"("type":"slider")", 1},
        {R"("type":"text","help_text":")"
         "0123456789012345678901234567890123456789012345678901234567890123456789"
         "01234567890123456789012345678901234567890123456789012345678901234567890123456789x\"",
         1}};
    for (const auto& [element, count] : cases) CHECK_MESSAGE(faults(element) == count, element);
    for (const char* date : {"today", "tomorrow", "yesterday", "+1d", "-12W", "+999m", "2024-02-29"})
        CHECK_MESSAGE(actions::is_date(date), date);
    for (const char* date :
         {"", "now", "+d", "+1000d", "1d", "+1y", "2023-02-29", "2024-13-01", "2024-1-1", "2024-04-31"})
        CHECK_MESSAGE(!actions::is_date(date), date);
    for (const char* time :
         {"2026-01-31T10:00", "2026-01-31T10:00:00Z", "2026-01-31T10:00:00.125-05:00", "+2d"})
        CHECK_MESSAGE(actions::is_datetime(time), time);
    for (const char* time :
         {"", "2026-01-31", "2026-01-31T24:00", "2026-01-31T10:00:00.Z", "2026-01-31T10:00:00+2"})
        CHECK_MESSAGE(!actions::is_datetime(time), time);
}

}  // namespace heliograph::testing
