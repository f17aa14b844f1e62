// Stories of those who think that they talk to Discord, and of services that look before they send.
#include "base/crypto/hmac.h"
#include "src/incoming_webhooks/stories.h"
#include "src/settings.h"

namespace heliograph::testing {

namespace {

std::string messages_path(const HookStory& story, const std::string& id) {
    return "/hooks/" + story.hook + "/discord/messages/" + id;
}

Reply as_discord(HookStory& story, const std::string& method, const std::string& path,
                 const std::string& body = "") {
    return story.server.send({method, path, body, {"Content-Type: application/json"}});
}

boost::json::value message(HookStory& story, const std::string& body,
                           const std::string& query = "?wait=true") {
    auto sent = story.server.post("/hooks/" + story.hook + "/discord" + query, body);
    REQUIRE(sent.status == 200);
    return sent.json;
}

}  // namespace

STORY("a message of Discord's form is looked at, edited and deleted by its webhook") {
    HookStory story;
    auto sent = message(story, R"({"content":"building","username":"Harbour","embeds":[{"title":"kettle",
        "color":242424,"fields":[{"name":"Took","value":"3 min","inline":true}]}]})");
    auto id = text_at(sent, "id");
    CHECK(text_at(sent.at("embeds").as_array().at(0), "title") == "kettle");
    CHECK(sent.at("embeds").as_array().at(0).at("color") == 242424);
    CHECK(text_at(sent.at("author"), "username") == "Harbour");
    auto path = messages_path(story, id);
    CHECK(text_at(as_discord(story, "GET", path).json, "content") == "building");
    auto edited = as_discord(story, "PATCH", path, R"({"content":"built"})");
    CHECK(edited.status == 200);
    CHECK(text_at(edited.json, "id") == id);
    CHECK(text_at(edited.json, "content") == "built");
    CHECK(edited.json.at("embeds").as_array().size() == 1);
    CHECK(!edited.json.at("edited_timestamp").is_null());
    CHECK(text_at(edited.json.at("author"), "username") == "Harbour");
    edited = as_discord(story, "PATCH", path, R"({"embeds":[]})");
    CHECK(text_at(edited.json, "content") == "built");
    CHECK(edited.json.at("embeds").as_array().empty());
    CHECK(as_discord(story, "PATCH", path, R"({"content":""})").status == 400);
    CHECK(story.messages(story.channel) == std::vector<std::string>{"built"});
    CHECK(as_discord(story, "DELETE", path).status == 204);
    CHECK(as_discord(story, "GET", path).json.at("code") == 10008);
    CHECK(story.messages(story.channel).empty());
}

STORY("a webhook reaches its own messages only, and those of the thread that is named") {
    HookStory story;
    auto foreign = text_at(story.anna->post("/api/v4/posts", R"({"channel_id":")" + story.channel +
                                                                  R"(","message":"mine"})").json, "id");
    for (const auto& method : {"GET", "PATCH", "DELETE"}) {
        CHECK(as_discord(story, method, messages_path(story, foreign), R"({"content":"x"})").status == 404);
        CHECK(as_discord(story, method, messages_path(story, "123"), R"({"content":"x"})").status == 404);
    }
    auto root = text_at(message(story, R"({"content":"root"})"), "id");
    auto reply = message(story, R"({"content":"reply"})", "?wait=true&thread_id=" + root);
    auto shown = story.admin->get("/api/v4/posts/" + text_at(reply, "id"));
    CHECK(text_at(shown.json, "root_id") == root);
    auto path = messages_path(story, text_at(reply, "id"));
    CHECK(as_discord(story, "PATCH", path + "?thread_id=" + root, R"({"content":"again"})").status == 200);
    CHECK(as_discord(story, "PATCH", path + "?thread_id=" + foreign, R"({"content":"x"})").status == 404);
    auto lost = story.server.post("/hooks/" + story.hook + "/discord?thread_id=" + std::string(26, 'a'),
                                  R"({"content":"lost"})");
    CHECK(lost.json.at("code") == 10003);
    auto webhook = story.server.get("/hooks/" + story.hook + "/discord");
    CHECK(text_at(webhook.json, "channel_id") == story.channel);
    CHECK(as_discord(story, "GET", "/hooks/" + std::string(26, 'a') + "/discord/messages/" + root)
              .json.at("code") == 10015);
}

STORY("an edit of Discord's form brings files and keeps those that it names") {
    HookStory story;
    auto form = [&](const std::string& method, const std::string& path, const std::string& json,
                    const std::string& name) {
        std::string body = "--b\r\nContent-Disposition: form-data; name=\"payload_json\"\r\n\r\n" + json +
                           "\r\n--b\r\nContent-Disposition: form-data; name=\"_0\"; filename=\"" + name +
                           "\"\r\n\r\nbytes\r\n--b--\r\n";
        return story.server.send({method, path, body, {"Content-Type: multipart/form-data; boundary=b"}});
    };
    auto sent = form("POST", "/hooks/" + story.hook + "/discord?wait=true", R"({"content":"x"})", "one.txt");
    REQUIRE(sent.status == 200);
    auto one = text_at(sent.json.at("attachments").as_array().at(0), "id");
    auto path = messages_path(story, text_at(sent.json, "id"));
    auto both = form("PATCH", path, R"({"attachments":[{"id":")" + one + R"("}]})", "two.txt");
    CHECK(both.json.at("attachments").as_array().size() == 2);
    auto last = form("PATCH", path, R"({"attachments":[]})", "three.txt");
    REQUIRE(last.json.at("attachments").as_array().size() == 1);
    CHECK(text_at(last.json.at("attachments").as_array()[0], "filename") == "three.txt");
    CHECK(text_at(last.json, "content") == "x");
    // The same by the address of our own form: files replace files.
    auto own = form("PATCH", "/hooks/" + story.hook + "/posts/" + text_at(sent.json, "id"), R"({"text":"y"})",
                    "four.txt");
    CHECK(text_at(own.json.at("metadata").at("files").as_array().at(0), "name") == "four.txt");
    CHECK(text_at(own.json, "message") == "y");
}

STORY("services that look before they send find what they look for") {
    HookStory story;
    auto hook = "/hooks/" + story.hook;
    CHECK(story.send(R"({"type":"url_verification","token":"t","challenge":"3eZbrw1a"})").body == "3eZbrw1a");
    CHECK(story.send(R"({"challenge":"abc"})").body == R"({"challenge":"abc"})");
    CHECK(story.send(R"({"type":"url_verification","challenge":"<script>"})").body.find("<script>") ==
          std::string::npos);
    auto log = story.admin->get(story.log_path() + "?outcome=ignored").json.as_array();
    CHECK(log.size() >= 2);
    CHECK(story.server.get(hook + "?challenge=word").body == "word");
    CHECK(story.server.get(hook + "?hub.mode=subscribe&hub.challenge=word").body == "word");
    CHECK(story.server.get(hook + "?challenge=%3Cb%3E").body.find("<b>") == std::string::npos);
    CHECK(story.server.send({"HEAD", hook + "/trello", "", {}}).status == 200);
    CHECK(story.server.get("/hooks/" + std::string(26, 'a') + "/trello").status == 400);
    auto front = story.server.post(hook + "/front", R"({"type":"sync"})",
                                   {"Content-Type: application/json", "X-Front-Challenge: xyz"});
    CHECK(front.body == "xyz");
    auto sign = story.server.post(
        hook + "/hellosign", "json=%7B%22event%22%3A%7B%22event_type%22%3A%22callback_test%22%7D%7D",
        {"Content-Type: application/x-www-form-urlencoded"});
    CHECK(sign.body == "Hello API Event Received");
}

STORY("Trello signs the address too, Zendesk the time without a point") {
    HookStory story;
    auto path = "/api/heliograph/hooks/incoming/" + story.hook + "/translation";
    CHECK(story.admin->put(path, R"({"secret":"s"})").status == 200);
    std::string body = "{}";
    auto send = [&](const std::string& name, std::vector<std::string> headers) {
        headers.push_back("Content-Type: application/json");
        return story.server.post("/hooks/" + story.hook + "/" + name, body, std::move(headers)).status;
    };
    std::string site = story.server.app().settings.now()->service.SiteURL;
    auto url = site + "/hooks/" + story.hook + "/trello";
    auto signed_url = crypto::base64(crypto::hmac_sha1("s", body + url));
    CHECK(send("trello", {"X-Trello-Webhook: " + signed_url}) == 200);
    CHECK(send("trello", {"X-Trello-Webhook: " + crypto::base64(crypto::hmac_sha1("s", body))}) == 403);
    auto zendesk = [&](const std::string& at) {
        auto signature = crypto::base64(crypto::hmac_sha256("s", at + body));
        return send("zendesk", {"X-Zendesk-Webhook-Signature-Timestamp: " + at,
                                "X-Zendesk-Webhook-Signature: " + signature});
    };
    CHECK(zendesk("2026-01-01T00:00:30Z") == 200);
    CHECK(zendesk("2025-12-31T00:00:30Z") == 403);
}

STORY("a hook that wants proof of Amazon SNS takes nothing else") {
    HookStory story;
    auto path = "/api/heliograph/hooks/incoming/" + story.hook + "/translation";
    CHECK(story.admin->put(path, R"({"signature":{"kind":"sns"}})").status == 200);
    CHECK(story.send(R"({"text":"plain"})").status == 403);
    CHECK(story.send(R"({"Type":"Notification","MessageId":"m","TopicArn":"arn:aws:sns:eu-west-1:1:t",
        "Message":"x","SigningCertURL":"https://sns.evil.example/a.pem"})").status == 403);
    CHECK(story.why().find("not one of Amazon SNS") != std::string::npos);
    auto some_post = "/hooks/" + story.hook + "/posts/" + std::string(26, 'a');
    CHECK(as_discord(story, "DELETE", some_post).status == 403);
}

}  // namespace heliograph::testing
