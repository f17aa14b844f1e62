// Stories of what foreign tools send to hooks.
#include <filesystem>
#include <fstream>

#include "base/crypto/hmac.h"
#include "src/incoming_webhooks/stories.h"

namespace heliograph::testing {

namespace {

namespace fs = std::filesystem;

constexpr const char* manifest = R"({
  "title": "Acme", "category": "generic", "summary": "A shop.",
  "recognise": [{"headers": {"X-Acme-Event": "*"}}, {"has": ["acme.order"], "jq": ".body.acme.order > 0"}],
  "event": ["header:X-Acme-Event", "body:acme.kind"], "delivery_id": ["header:X-Acme-Delivery"],
  "signature": {"kind": "hmac", "header": "X-Acme-Signature", "prefix": "sha256="},
  "events": {"sold": "Something was sold."}, "ignored": {"ping": "A test."},
  "options": [{"name": "shout", "title": "Shout", "help": "", "type": "bool", "default": false}]
})";
constexpr const char* adapter = R"(
if .event == "ping" then {event: "ping", ignored: "A test of the connection."}
elif .event == "broken" then error("no such event")
elif .event == "blank" then {event: "blank", posts: [{text: " "}]}
elif .event == "many" then
    {event: "many", posts: [{text: "one", thread_key: "t"}, {text: "two", thread_key: "t"}]}
else {event: (.event // "sold"), posts: [{
    text: ((if .options.shout then "SOLD " else "sold " end) + (.body.what // "something" | tostring)),
    update_key: (.body.id // null | if . then tostring else null end)}
    | with_entries(select(.value != null))]} end)";

// A story with an administrator's folder that knows Acme.
struct ForeignStory {
    explicit ForeignStory(std::function<void(Config&)> more = {}) {
        folder = (fs::temp_directory_path() / ("heliograph-acme-" + std::to_string(getpid()))).string();
        fs::create_directories(folder + "/acme/fixtures");
        std::ofstream(folder + "/acme/integration.json") << manifest;
        std::ofstream(folder + "/acme/adapter.jq") << adapter;
        std::ofstream(folder + "/acme/fixtures/sold__tea.http")
            << "POST /hooks/{hook} HTTP/1.1\nContent-Type: application/json\nX-Acme-Event: "
               "sold\n\n{\"what\":\"tea\"}";
        std::ofstream(folder + "/acme/guide.md") << "# Acme\n\n`{{hook_url}}`\n";
        story.emplace(TestOptions{.settings = [&](Config& config) {
            config.heliograph.IntegrationsFolder = folder;
            config.heliograph.FilterMilliseconds = 500;
            if (more) more(config);
        }});
        path = "/api/heliograph/hooks/incoming/" + story->hook;
    }
    ~ForeignStory() {
        story.reset();
        fs::remove_all(folder);
    }
    Reply send(const std::string& body, const std::string& event = "", std::vector<std::string> headers = {},
               const std::string& at = "") {
        if (!event.empty()) headers.push_back("X-Acme-Event: " + event);
        return story->send(body, std::move(headers), at);
    }
    boost::json::value last() {
        auto log = story->admin->get(story->log_path() + "?per_page=1");
        REQUIRE(log.status == 200);
        return log.json.as_array().at(0);
    }
    std::vector<std::string> messages() { return story->messages(story->channel); }
    boost::json::value newest_post() {
        auto page = story->admin->get("/api/v4/channels/" + story->channel + "/posts").json;
        return page.at("posts").at(page.at("order").as_array().at(0).as_string());
    }

    std::string folder, path;
    std::optional<HookStory> story;
};

std::string signed_by(const std::string& secret, const std::string& body) {
    return "X-Acme-Signature: sha256=" + crypto::hex(crypto::hmac_sha256(secret, body));
}

}  // namespace

STORY("a foreign payload is known by its headers, its shape, or its address") {
    ForeignStory foreign;
    CHECK(foreign.send(R"({"what":"tea"})", "sold").body == "ok");
    auto post = foreign.newest_post();
    CHECK(text_at(post, "message") == "sold tea");
    CHECK(text_at(post.at("props"), "override_username") == "Acme");
    CHECK(text_at(post.at("props"), "override_icon_url").ends_with("/api/heliograph/integrations/acme/logo"));
    CHECK(text_at(foreign.last(), "integration") == "acme");
    CHECK(text_at(foreign.last(), "event") == "sold");
    auto again = foreign.story->admin->post(foreign.path + "/received/1/replay");
    CHECK(text_at(again.json, "integration") == "acme");
    CHECK(foreign.send(R"({"acme":{"order":5},"what":"milk"})").status == 200);
    CHECK(foreign.send(R"({"what":"bread"})", "", {}, "/acme").status == 200);
    CHECK(foreign.messages() == std::vector<std::string>{"sold tea", "sold tea", "sold milk", "sold bread"});
    CHECK(foreign.send(R"({"text":"plain"})").status == 200);
    CHECK(text_at(foreign.last(), "integration") == "");
}

STORY("what an integration leaves out is not posted, and the log says why") {
    ForeignStory foreign;
    CHECK(foreign.send("{}", "ping").body == "ok");
    CHECK(foreign.messages().empty());
    CHECK(text_at(foreign.last(), "outcome") == "ignored");
    CHECK(text_at(foreign.last(), "reason") == "A test of the connection.");
    CHECK(foreign.send("{}", "sold", {}, "?not_events=so*").status == 200);
    CHECK(text_at(foreign.last(), "outcome") == "ignored");
    CHECK(foreign.send(R"({"what":"tea"})", "sold", {}, "?shout=1&when=.body.what==%22tea%22").status == 200);
    CHECK(foreign.send(R"({"what":"milk"})", "sold", {}, "?when=.body.what==%22tea%22").status == 200);
    CHECK(text_at(foreign.last(), "reason") == "The option when does not hold.");
    CHECK(foreign.messages() == std::vector<std::string>{"SOLD tea"});
}

STORY("what nobody knows is shown as it came, and its owner is told once") {
    ForeignStory foreign;
    auto socket = foreign.story->anna->socket();
    CHECK(foreign.send(R"({"alarm":{"title":"Fire *now* @all"},"level":3})").body == "ok");
    auto post = foreign.newest_post();
    CHECK(text_at(post, "message") == R"(**Fire \*now\* @all**)");
    CHECK(text_at(post.at("props"), "attachments").find("\\\"level\\\": 3") != std::string::npos);
    CHECK(text_at(foreign.last(), "outcome") == "posted");
    CHECK(text_at(foreign.last(), "reason") == "No integration knows what was sent.");
    CHECK(foreign.send(R"({"load":31.5,"most":1e300})").status == 200);
    CHECK(text_at(foreign.newest_post().at("props"), "attachments").find("\\\"load\\\": 31.5,") !=
          std::string::npos);
    CHECK(foreign.send("a=1&b=two", "", {"Content-Type: application/x-www-form-urlencoded"}).status == 200);
    CHECK(foreign.story->server
              .post("/hooks/" + foreign.story->hook, "<a><b>fire</b></a>", {"Content-Type: text/xml"})
              .status == 200);
    CHECK(foreign.story->server
              .post("/hooks/" + foreign.story->hook, "disk full\nat node 7", {"Content-Type: text/plain"})
              .status == 200);
    CHECK(text_at(foreign.newest_post(), "message") == "**disk full**");
    boost::json::value notice;
    do notice = boost::json::parse(text_at(socket.event("posted").at("data"), "post"));
    while (text_at(notice, "message").find("that no integration knows") == std::string::npos);
    auto told = foreign.story->anna->get("/api/v4/channels/" + text_at(notice, "channel_id") + "/posts");
    CHECK(told.json.at("order").as_array().size() == 1);
    // What the peer refuses as broken stays refused.
    CHECK(foreign.send("{broken").refusal == "web.incoming_webhook.decode.app_error");
    CHECK(foreign.send("{}").status == 400);
    CHECK(foreign.send("payload=nonsense", "", {"Content-Type: application/x-www-form-urlencoded"}).refusal ==
          "web.incoming_webhook.decode.app_error");
    // A switch of the sender's library beside an empty text says nothing either.
    CHECK(foreign.send(R"({"text":"","proxy":false})").status == 400);
    CHECK(foreign.send(R"({"text":5})").refusal == "web.incoming_webhook.decode.app_error");
}

STORY("a filter that gives up, says nothing or never ends costs its own message only") {
    ForeignStory foreign;
    CHECK(foreign.send("{}", "broken").status == 200);
    CHECK(text_at(foreign.last(), "reason") == "The filter gave up: no such event");
    CHECK(foreign.send("{}", "blank").status == 200);
    CHECK(text_at(foreign.last(), "reason") == "What the filter gave is no message.");
    auto save = [&](const std::string& source) {
        return foreign.story->admin->post(foreign.path + "/filter/versions",
                                          boost::json::serialize(boost::json::object{{"source", source}}));
    };
    CHECK(save("def f: f; f").status == 200);
    CHECK(foreign.send(R"({"what":"tea"})").status == 200);
    CHECK(text_at(foreign.last(), "reason") == "The filter was stopped for the time it took.");
    for (const auto& message : foreign.messages()) CHECK(!message.empty());
}

STORY("several posts of one request stand in one thread") {
    ForeignStory foreign;
    auto answer = foreign.send("{}", "many", {}, "?wait=true");
    REQUIRE(answer.json.as_array().size() == 2);
    CHECK(text_at(answer.json.as_array()[1], "root_id") == text_at(answer.json.as_array()[0], "id"));
    CHECK(foreign.last().at("post_ids").as_array().size() == 2);
}

STORY("all posts of one request are there, or none") {
    ForeignStory foreign;
    auto use = [&](const std::string& posts) {
        auto source = boost::json::serialize(boost::json::string("{posts: " + posts + "}"));
        CHECK(foreign.story->admin->post(foreign.path + "/filter/versions", R"({"source":)" + source + "}")
                  .status == 200);
    };
    use(R"([{text: "one"}, {text: "two", channel: "no-such-channel"}])");
    CHECK(foreign.send(R"({"a":1})").status == 404);
    CHECK(foreign.messages().empty());
    use(R"([{text: "first", update_key: "u"}, {text: "aside"}, {text: "last", update_key: "u"}])");
    auto answer = foreign.send(R"({"a":1})", "", {}, "?wait=true");
    CHECK(answer.json.as_array().size() == 2);
    CHECK(foreign.messages() == std::vector<std::string>{"last", "aside"});
    CHECK(foreign.send(R"({"a":1})").status == 200);
    CHECK(foreign.messages() == std::vector<std::string>{"last", "aside", "aside"});
    CHECK(text_at(foreign.last(), "outcome") == "posted");
    CHECK(foreign.last().at("post_ids").as_array().size() == 2);
    use(R"([{text: "changed", update_key: "u"}])");
    CHECK(foreign.send(R"({"a":1})", "", {"Idempotency-Key: k"}, "?wait=true").status == 200);
    CHECK(text_at(foreign.last(), "outcome") == "updated");
    auto again = foreign.send(R"({"a":1})", "", {"Idempotency-Key: k"}, "?wait=true");
    CHECK(text_at(again.json, "message") == "changed");
    CHECK(text_at(foreign.last(), "outcome") == "repeated");
}

STORY("the same alarm is one post, and a delivery counts once") {
    ForeignStory foreign;
    CHECK(foreign.send(R"({"what":"tea","id":7})", "sold").status == 200);
    CHECK(foreign.send(R"({"what":"two teas","id":7})", "sold").status == 200);
    CHECK(foreign.messages() == std::vector<std::string>{"sold two teas"});
    CHECK(foreign.send(R"({"what":"milk"})", "sold", {"X-Acme-Delivery: d1"}).status == 200);
    CHECK(foreign.send(R"({"what":"milk"})", "sold", {"X-Acme-Delivery: d1"}).status == 200);
    CHECK(text_at(foreign.last(), "outcome") == "repeated");
    CHECK(foreign.messages().size() == 2);
}

STORY("translated text notifies nobody unless the hook's owner asked for it") {
    ForeignStory foreign;
    auto mentions = [&] {
        auto members =
            foreign.story->admin->get("/api/v4/channels/" + foreign.story->channel + "/members/me");
        return members.json.at("mention_count").as_int64();
    };
    auto before = mentions();
    CHECK(foreign.send(R"({"what":"@all @admin"})", "sold").status == 200);
    CHECK(mentions() == before);
    CHECK(text_at(foreign.newest_post().at("props"), "mentionHighlightDisabled") == "true");
    CHECK(foreign.story->admin->put(foreign.path + "/translation", R"({"mentions":true})").status == 200);
    CHECK(foreign.send(R"({"what":"@admin"})", "sold").status == 200);
    CHECK(mentions() == before + 1);
}

STORY("the name of a person becomes a mention where hook, mapping and person want it") {
    ForeignStory foreign;
    auto& admin = *foreign.story->admin;
    auto send = [&] {
        CHECK(foreign.send(R"({"what":"to Octo Cat","buyer":{"name":"Octo Cat","login":"octocat"},
            "seller":{"display_name":"Berta B","email":"ANNA@example.com"}})", "sold").status == 200);
        return foreign.messages().back();
    };
    auto put = [&](const std::string& body) { return admin.put("/api/heliograph/people", body); };
    CHECK(put(R"({"service":"acme","name":"OctoCat","user_id":")" + admin.id + "\"}").status == 200);
    CHECK(admin.put("/api/v4/users/" + admin.id + "/preferences", R"([{"user_id":")" + admin.id +
          R"(","category":"heliograph","name":"mention_my_name","value":"true"}])").status == 200);
    CHECK(send() == "sold to Octo Cat");
    CHECK(admin.put(foreign.path + "/translation", R"({"mentions":true})").status == 200);
    CHECK(send() == "sold to @admin");
    auto listed = admin.get("/api/heliograph/people").json.as_array();
    REQUIRE(listed.size() == 1);
    CHECK(text_at(listed[0], "name") == "octocat");
    CHECK(put(R"({"service":"acme","name":"octocat","user_id":""})").status == 200);
    CHECK(send() == "sold to Octo Cat");
    CHECK(put(R"({"name":"","user_id":""})").refusal == "heliograph.people.name.app_error");
    CHECK(put(R"({"name":"x","user_id":")" + std::string(26, 'a') + "\"}").refusal ==
          "heliograph.people.user.app_error");
    CHECK(foreign.story->anna->get("/api/heliograph/people").status == 403);
    // By e-mail, without a mapping, once the person wants it.
    auto by_mail = [&] {
        CHECK(foreign.send(R"({"what":"by Berta B",
            "seller":{"display_name":"Berta B","email":"ANNA@example.com"}})", "sold").status == 200);
        return foreign.messages().back();
    };
    CHECK(by_mail() == "sold by Berta B");
    auto& anna = *foreign.story->anna;
    CHECK(anna.put("/api/v4/users/" + anna.id + "/preferences", R"([{"user_id":")" + anna.id +
          R"(","category":"heliograph","name":"mention_my_name","value":"true"}])").status == 200);
    auto email = text_at(anna.get("/api/v4/users/me").json, "email");
    CHECK(email == "anna@example.com");
    CHECK(by_mail() == "sold by @anna");
}

STORY("a hook with a secret takes only what is proven, by the old secret too for a while") {
    ForeignStory foreign;
    auto set = [&](const std::string& secret) {
        return foreign.story->admin->put(foreign.path + "/translation", R"({"secret":")" + secret + "\"}");
    };
    CHECK(set("first").json.at("has_secret") == true);
    std::string body = R"({"what":"tea"})";
    auto refused = foreign.send(body, "sold");
    CHECK(refused.status == 403);
    CHECK(foreign.story->why().starts_with("heliograph.incoming_webhook.signature.app_error"));
    CHECK(foreign.send(body, "sold", {signed_by("wrong", body)}).status == 403);
    CHECK(foreign.send(body, "sold", {signed_by("first", body)}).status == 200);
    CHECK(foreign.send(R"({"text":"plain"})").status == 403);
    CHECK(foreign.send(R"({"text":"plain"})", "", {"Authorization: Bearer first"}).status == 200);
    // What proves a sender is not shown to those who may look at the log.
    CHECK(foreign.send(R"({"text":"plain"})", "", {"X-Other: 1"}, "?token=first&shout=1").status == 200);
    CHECK(text_at(foreign.last(), "query") == "token=***&shout=1");
    CHECK(foreign.story->admin->put(foreign.path + "/translation",
                                    R"({"signature":{"kind":"token","header":"X-Pass"}})").status == 200);
    CHECK(foreign.send(R"({"text":"plain"})", "", {"X-Pass: first"}).status == 200);
    CHECK(text_at(foreign.last().at("headers"), "X-Pass") == "***");
    CHECK(foreign.story->admin->put(foreign.path + "/translation", R"({"signature":{}})").status == 200);
    CHECK(set("second").status == 200);
    CHECK(foreign.send(body, "sold", {signed_by("first", body)}).status == 200);
    CHECK(foreign.send(body, "sold", {signed_by("second", body)}).status == 200);
    foreign.story->server.clock.advance(25 * 60 * 60 * 1000);
    CHECK(foreign.send(body, "sold", {signed_by("first", body)}).status == 403);
    CHECK(foreign.send(body, "sold", {signed_by("second", body)}).status == 200);
}

STORY("a filter of one's own is tried, saved, used, and given up for an earlier one") {
    ForeignStory foreign;
    auto& admin = *foreign.story->admin;
    CHECK(foreign.send(R"({"disk":{"free":3}})").status == 200);
    auto number = text_at(foreign.last(), "number");
    auto preview = [&](const std::string& source) {
        return admin.post(foreign.path + "/filter/preview",
                          R"({"number":)" + number + R"(,"source":)" +
                              boost::json::serialize(boost::json::string(source)) + "}");
    };
    auto tried = preview(R"jq({posts: [{text: "free: \(.body.disk.free)"}]})jq");
    CHECK(text_at(tried.json.at("posts").as_array().at(0), "text") == "free: 3");
    CHECK(text_at(preview(R"({ignored: "no"})").json, "ignored") == "no");
    auto fault = preview(".body\n| nothing_known").json.at("error");
    CHECK(fault.at("line") == 2);
    CHECK(text_at(preview("error(\"no\")").json.at("error"), "message") == "no");
    CHECK(admin.post(foreign.path + "/filter/preview", R"({"source":".","number":999})").refusal ==
          "heliograph.incoming_webhook.received.app_error");

    auto save = [&](const std::string& source) {
        return admin.post(foreign.path + "/filter/versions",
                          boost::json::serialize(boost::json::object{{"source", source}, {"note", "n"}}));
    };
    CHECK(save(".a | |").refusal == "heliograph.incoming_webhook.filter.app_error");
    CHECK(save(R"jq({posts: [{text: "one \(.body.a)"}]})jq").json.at("version") == 1);
    CHECK(foreign.send(R"({"a":1})").status == 200);
    CHECK(text_at(foreign.last(), "integration") == "filter");
    CHECK(save(R"jq({posts: [{text: "two \(.body.a)"}]})jq").json.at("version") == 2);
    CHECK(foreign.send(R"({"a":1})").status == 200);
    CHECK(admin.post(foreign.path + "/filter/versions/1/restore").json.at("version") == 1);
    CHECK(foreign.send(R"({"a":2})").status == 200);
    auto all = foreign.messages();
    CHECK(std::vector<std::string>(all.end() - 3, all.end()) ==
          std::vector<std::string>{"one 1", "two 1", "one 2"});
    CHECK(admin.get(foreign.path + "/filter/versions").json.as_array().size() == 2);
    CHECK(admin.post(foreign.path + "/filter/versions/9/restore").refusal ==
          "heliograph.incoming_webhook.filter_version.app_error");
    CHECK(admin.put(foreign.path + "/translation", R"({"filter_version":0})").json.at("filter_version") == 0);
    auto bob = foreign.story->server.person("bob");
    CHECK(bob.get(foreign.path + "/translation").status == 403);
}

STORY("the directory lists integrations, and sends their samples") {
    ForeignStory foreign;
    auto& admin = *foreign.story->admin;
    auto page = admin.get("/api/heliograph/integrations/acme");
    CHECK(text_at(page.json, "guide").find("{{hook_url}}") != std::string::npos);
    CHECK(page.json.at("own") == true);
    CHECK(page.json.at("fixtures").as_array().at(0).as_string() == "sold__tea");
    CHECK(admin.get("/api/heliograph/integrations").json.as_array().size() >= 1);
    CHECK(admin.get("/api/heliograph/integrations/nothing").refusal ==
          "heliograph.integration.not_found.app_error");
    CHECK(foreign.story->server.get("/api/heliograph/integrations/acme/logo").body.starts_with("<svg"));
    auto sent = admin.post(foreign.path + "/samples", R"({"integration":"acme","fixture":"sold__tea"})");
    CHECK(text_at(sent.json, "outcome") == "posted");
    CHECK(text_at(sent.json, "integration") == "acme");
    CHECK(foreign.messages().back() == "sold tea");
    CHECK(admin.post(foreign.path + "/samples", R"({"integration":"acme","fixture":"x"})").refusal ==
          "heliograph.incoming_webhook.sample.app_error");
    CHECK(admin.put(foreign.path + "/translation", R"({"integration":"nothing"})").refusal ==
          "heliograph.incoming_webhook.translation.app_error");
    auto set = admin.put(foreign.path + "/translation", R"({"integration":"acme","options":{"shout":true}})");
    CHECK(set.json.at("options").at("shout") == true);
    CHECK(foreign.send(R"({"what":"tea"})").status == 200);
    CHECK(foreign.messages().back() == "SOLD tea");
    CHECK(admin.put(foreign.path + "/translation", R"({"options":{"shout":"no"}})").status == 400);
}

}  // namespace heliograph::testing
