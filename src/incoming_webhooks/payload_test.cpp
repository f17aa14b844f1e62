// Tables of cases: bodies in, payloads and posts out.
#include "src/incoming_webhooks/payload.h"

#include <doctest/doctest.h>

#include "src/formatting/runes.h"
#include "src/incoming_webhooks/admission.h"
#include "src/incoming_webhooks/compose.h"
#include "src/incoming_webhooks/received.h"

using namespace heliograph;
using namespace heliograph::incoming_webhooks;

namespace {

auto parse(std::string_view type, std::string_view body, std::string_view query = "") {
    return parse_payload({type, body, query}, [] { return std::string(26, 'n'); });
}
std::string text_of(std::string_view type, std::string_view body, std::string_view query = "") {
    auto payload = parse(type, body, query);
    return payload ? payload->text : std::string("refused ") + payload.error().refusal.id;
}
constexpr const char* json = "application/json";
constexpr const char* form = "application/x-www-form-urlencoded";
const std::string decode = "refused web.incoming_webhook.decode.app_error";

HookFacts some_hook() {
    HookFacts facts;
    facts.hook.display_name = "ci";
    facts.settings.slot = 7;
    return facts;
}

}  // namespace

TEST_CASE("a body is JSON unless its type says otherwise") {
    CHECK(text_of(json, R"({"text":"hi"})") == "hi");
    CHECK(text_of("", R"({"text":"hi"})") == "hi");
    CHECK(text_of("text/plain; charset=x", R"({"TEXT":"hi"} and more)") == "hi");
    CHECK(text_of(json, "{\"text\":\"a\nb\"}") == "a\nb");
    CHECK(text_of(json, R"({"text":5})") == decode);
    CHECK(text_of(json, "") == decode);
    CHECK(text_of(json, R"({"text": )") == decode);
    CHECK(text_of(json, "[]") == decode);
    CHECK(text_of(json, "null") == "");
    CHECK(text_of(json, R"({"text":"x","props":[]})") == decode);
    CHECK(text_of(json, R"({"text":"x","unknown":[1]})") == "x");
    CHECK(text_of(";;;", "{}") == "refused web.incoming_webhook.media_type.app_error");
}

TEST_CASE("a form holds its JSON in the field payload, or in the query") {
    CHECK(text_of(form, "payload=%7B%22text%22%3A%22hi%22%7D") == "hi");
    CHECK(text_of(form, "", "payload=%7B%22text%22%3A%22hi%22%7D") == "hi");
    CHECK(text_of(form, R"({"text":"hi"})") == decode);
    CHECK(text_of(form, "payload=") == decode);
    CHECK(text_of(form, "payload=%zz") == "refused web.incoming_webhook.parse_form.app_error");
}

TEST_CASE("multipart parts are named after the peer's fields") {
    std::string type = "multipart/form-data; boundary=b";
    auto part = [](std::string name, std::string value) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    };
    auto payload = parse(type, part("Text", "hi") + part("channelname", "x") +
                                   part("attachments.1.titlelink", "u") + "--b--\r\n");
    REQUIRE(payload);
    CHECK(payload->text == "hi");
    CHECK(payload->channel == "x");
    REQUIRE(payload->attachments.size() == 2);
    CHECK(payload->attachments[1].title_link == "u");
    CHECK(text_of(type, part("channel", "x") + "--b--\r\n") == decode);
    CHECK(text_of(type, "--b\r\n") == "refused web.incoming_webhook.parse_multipart.app_error");
}

TEST_CASE("attachments keep known keys, values become text") {
    auto payload = parse(json, R"({"attachments":[null,{"text":"t","odd":1,"fields":[null,
        {"title":"a","value":1000000,"short":"TRUE"},{"value":null}],
        "actions":[{"name":"go","type":"button","integration":{"url":"u","context":{"k":1}}}]}]})");
    REQUIRE(payload);
    CHECK(attachments_json(payload->attachments) ==
          R"([{"id":0,"fallback":"","color":"","pretext":"","author_name":"","author_link":"",)"
          R"("author_icon":"","title":"","title_link":"","text":"t",)"
          R"("fields":[{"title":"a","value":"1e+06","short":true},{"title":"","value":null,"short":false}],)"
          R"("image_url":"","thumb_url":"","footer":"","footer_icon":"","ts":null,)"
          R"("actions":[{"id":"nnnnnnnnnnnnnnnnnnnnnnnnnn","type":"button","name":"go",)"
          R"("integration":{"url":"u","context":{"k":1}}}]}])");
    CHECK(text_of(json, R"({"attachments":[{"fields":[{"short":null}]}]})") == decode);
    CHECK(text_of(json, R"({"attachments":[{"text":1}]})") == decode);
    CHECK(text_of(json, R"({"attachments":{}})") == decode);
}

TEST_CASE("blocks without text become a message") {
    CHECK(text_of(json, R"({"blocks":[{"type":"header","text":{"type":"plain_text","text":"Up"}},
        {"type":"section","text":{"type":"mrkdwn","text":"all *good*"},
         "fields":[{"type":"mrkdwn","text":"a"}]},{"type":"divider"},
        {"type":"context","elements":[{"type":"image","alt_text":"pic"},{"type":"mrkdwn","text":"ctx"}]},
        {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[
          {"type":"text","text":"see "},{"type":"link","url":"http://a","text":"b"}]}]}]})") ==
          "#### Up");
    CHECK(text_of(json, R"({"text":"x","blocks":[{"type":"divider"}]})") == "x");
    CHECK(text_of(json, R"({"blocks":[{"type":"divider"}]})") == "(a message of blocks without text)");
}

TEST_CASE("blocks become text, and attachments where they need pictures or fields") {
    auto rich = parse(json, R"({"blocks":[{"type":"rich_text","elements":[
        {"type":"rich_text_section","elements":[{"type":"text","text":"hot ","style":{"bold":true}},
            {"type":"link","url":"https://a","text":"tea"},{"type":"user","user_id":"U1"}]},
        {"type":"rich_text_list","style":"ordered","indent":1,"elements":[
            {"type":"rich_text_section","elements":[{"type":"text","text":"one"}]},
            {"type":"rich_text_section","elements":[{"type":"text","text":"two"}]}]},
        {"type":"rich_text_quote","elements":[{"type":"text","text":"a\nb"}]},
        {"type":"rich_text_preformatted","elements":[{"type":"text","text":"x"}]}]}]})");
    REQUIRE(rich);
    CHECK(rich->text == "**hot** <https://a|tea><@U1>\n    1. one\n    2. two\n> a\n> b\n```\nx\n```");

    auto mixed = parse(json, R"({"text":"fallback","blocks":[
        {"type":"section","text":{"type":"mrkdwn","text":"*Bold* ~gone~ `*code*` 2*3*4 <https://a|*b*>"}},
        {"type":"actions","elements":[
            {"type":"button","url":"https://b","text":{"type":"plain_text","text":"Go"}},
            {"type":"button","text":{"type":"plain_text","text":"Stop"}}]},
        {"type":"section","text":{"type":"plain_text","text":"*x*"},
            "accessory":{"type":"image","image_url":"https://p","alt_text":"p"}},
        {"type":"context","elements":[{"type":"mrkdwn","text":"small"},{"type":"image","alt_text":"pic"}]},
        {"type":"section","fields":[{"type":"mrkdwn","text":"*a*"},{"type":"plain_text","text":"b"}]},
        {"type":"image","image_url":"https://i","alt_text":"alt"},
        {"type":"table","rows":[[{"type":"raw_text","text":"h"}],[{"type":"raw_text","text":"1|2"}]]},
        {"type":"of_tomorrow","text":{"type":"plain_text","text":"new"}}]})");
    REQUIRE(mixed);
    CHECK(mixed->text == "**Bold** ~~gone~~ `*code*` 2*3*4 <https://a|*b*>\n\n<https://b|Go> · `Stop`");
    REQUIRE(mixed->attachments.size() == 4);
    CHECK(mixed->attachments[0].thumb_url == "https://p");
    CHECK(mixed->attachments[0].text == "*x*\n\nsmall pic");
    REQUIRE(mixed->attachments[1].fields.size() == 2);
    CHECK(mixed->attachments[1].fields[0].value == "**a**");
    CHECK(mixed->attachments[2].image_url == "https://i");
    CHECK(mixed->attachments[2].title == "alt");
    CHECK(mixed->attachments[3].text == "| h |\n| --- |\n| 1 2 |\n\nnew");
    auto inner =
        parse(json, R"({"attachments":[{"color":"good","blocks":[{"type":"markdown","text":"m"}]}]})");
    REQUIRE(inner);
    CHECK(inner->attachments[0].text == "m");
}

TEST_CASE("payloads that cannot be posts are refused") {
    auto id = [](std::string_view body) {
        auto payload = parse(json, body);
        REQUIRE(payload);
        auto ok = check_payload(*payload);
        return ok ? std::string("ok") : std::string(ok.error().id);
    };
    CHECK(id("{}") == "web.incoming_webhook.text.app_error");
    CHECK(id(R"({"attachments":[null]})") == "web.incoming_webhook.text.app_error");
    CHECK(id(R"({"text":"x","type":"system_join"})") == "api.context.invalid_param.app_error");
    CHECK(id(R"({"text":"x","type":"odd"})") == "api.context.invalid_param.app_error");
    CHECK(id(R"({"text":"x","type":"custom_y"})") == "ok");
    CHECK(id(R"({"text":"x","priority":{}})") == "api.context.invalid_param.app_error");
    CHECK(id(R"({"text":"x","priority":{"priority":"urgent"}})") == "ok");
    CHECK(id(R"({"text":"x","thread_key":")" + std::string(201, 'k') + "\"}") ==
          "heliograph.incoming_webhook.key.app_error");
}

TEST_CASE("props are the server's, the hook's and then the sender's") {
    auto payload = parse(json, R"({"text":"x","username":"bot","icon_emoji":":a:","props":{"card":"c",
        "from_webhook":"no","attachments":[],"webhook_display_name":"fake","custom":7}})");
    REQUIRE(payload);
    auto posts = compose(*payload, some_hook(), {});
    REQUIRE(posts);
    REQUIRE(posts->size() == 1);
    CHECK((*posts)[0].props.text ==
          R"({"card":"c","custom":7,"from_webhook":"true","heliograph_hook":7,"override_icon_emoji":":a:",)"
          R"("override_username":"bot","webhook_display_name":"ci"})");
    CHECK(made_by((*posts)[0].props.text, 7));
    CHECK(!made_by((*posts)[0].props.text, 8));
    auto plain = compose(*payload, some_hook(), {.username_override = false, .icon_override = false});
    CHECK((*plain)[0].props.text.find("override_") == std::string::npos);
}

TEST_CASE("attachments stand on the last post of a long text") {
    Payload payload;
    payload.text = std::string(message_runes_max + 1, 'x');
    payload.attachments.resize(1);
    auto posts = compose(payload, some_hook(), {});
    REQUIRE(posts);
    REQUIRE(posts->size() == 2);
    CHECK((*posts)[0].props.text.find("attachments") == std::string::npos);
    CHECK((*posts)[1].props.text.find("attachments") != std::string::npos);
    CHECK((*posts)[1].message == "x");
    CHECK((*posts)[0].type == "slack_attachment");
}

TEST_CASE("attachments too large for one post are spread and shortened") {
    Payload payload;
    payload.attachments.resize(2);
    payload.attachments[0].text = std::string(props_runes_max + 10, 'a');
    payload.attachments[1].text = "b";
    auto posts = compose(payload, some_hook(), {});
    REQUIRE(posts);
    REQUIRE(posts->size() == 2);
    CHECK(formatting::count_runes((*posts)[0].props.text) <= props_runes_max);
    payload.attachments[0].text.clear();
    payload.attachments[0].title = std::string(props_runes_max + 10, 'a');
    CHECK(!compose(payload, some_hook(), {}));
}

TEST_CASE("a patch keeps what it leaves out") {
    auto old = compose(*parse(json, R"({"attachments":[{"text":"a"}],"props":{"x":1}})"), some_hook(), {});
    auto patch = parse(json, R"({"text":"new","username":"b"})");
    auto props = patched_props((*old)[0].props.text, *patch, some_hook(), {});
    REQUIRE(props);
    CHECK(props->find(R"("text":"a")") != std::string::npos);
    CHECK(props->find(R"("override_username":"b")") != std::string::npos);
    CHECK(props->find(R"("x":1)") != std::string::npos);
    auto none = patched_props(*props, *parse(json, R"({"attachments":[],"props":{}})"), some_hook(), {});
    CHECK(none->find("attachments") == std::string::npos);
    CHECK(none->find(R"("x":1)") == std::string::npos);
}

TEST_CASE("a bucket gives its burst, then its rate") {
    Bucket bucket;
    CHECK(bucket.take(0, 0, 1000).limit == 0);
    for (int i = 0; i < 5; ++i) CHECK(bucket.take(10, 5, 1000).allowed);
    auto refused = bucket.take(10, 5, 1000);
    CHECK(!refused.allowed);
    CHECK(refused.retry_after_seconds == 1);
    CHECK(refused.remaining == 0);
    CHECK(bucket.take(10, 5, 1100).allowed);
    CHECK(!bucket.take(10, 5, 1100).allowed);
    CHECK(bucket.take(10, 5, 0).limit == 5);
}

TEST_CASE("the log masks secrets and keeps bodies that are text") {
    std::string lines;
    append_header_line(lines, "Content-Type", "a/b");
    append_header_line(lines, "X-Gitlab-Token", "s3cret");
    append_header_line(lines, "X-Hub-Signature-256", "sha");
    CHECK(lines == "Content-Type: a/b\nX-Gitlab-Token: ***\nX-Hub-Signature-256: ***\n");
    CHECK(header_in(lines, "content-type") == "a/b");
    ReceivedRow row;
    keep_body(row, "a\xffz");
    CHECK(row.body == "a\xEF\xBF\xBDz");
    CHECK(!row.body_kept);
    keep_body(row, std::string(received_body_max + 1, 'x'));
    CHECK(row.body.size() == received_body_max);
    CHECK(!row.body_kept);
    keep_body(row, "é");
    CHECK(row.body_kept);
}
