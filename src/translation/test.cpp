// Tables of cases: bodies, shapes, proofs and options.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "base/crypto/hmac.h"
#include "base/wire/read_json.h"
#include "src/translation/fixture.h"
#include "src/translation/options.h"
#include "src/translation/recognise.h"
#include "src/translation/signature.h"
#include "src/translation/translate.h"

using namespace heliograph;
using namespace heliograph::translation;

namespace {

Foreign foreign(std::string type, std::string body, NamedTexts headers = {}) {
    return {.headers = std::move(headers),
            .content_type = std::move(type),
            .body = std::make_shared<const std::string>(std::move(body))};
}

std::string read(std::string type, std::string body) {
    return *read_body(foreign(std::move(type), std::move(body))).text;
}

constexpr const char* form = "application/x-www-form-urlencoded";
constexpr Millis now = 1'767'225'600'000;

// Shelves hold what a folder would.
Shelf shelf(std::map<std::string, std::string> files) {
    Shelf made{.own = true};
    for (const auto& [path, text] : files) made.paths.push_back(path);
    made.read = [files](const std::string& path) { return files.at(path); };
    return made;
}

std::string manifest(const std::string& members) {
    return R"({"title":"T","category":"generic",)" + members + "}";
}

std::string best(const Integrations& known, const Foreign& request) {
    auto body = read_body(request);
    auto found = candidates(known, request, body.value);
    return found.empty() ? "" : found.front().integration->name;
}

}  // namespace

TEST_CASE("bodies are JSON, forms, XML or text, whatever their type says") {
    CHECK(read("application/json", R"({"a":1})") == R"({"a":1})");
    CHECK(read(form, R"({"a":1})") == R"({"a":1})");
    CHECK(read(form, "a=1&b=x+y&a=2") == R"({"a":["1","2"],"b":"x y"})");
    CHECK(read(form, R"(a={"b":[1]})") == R"({"a":{"b":[1]}})");
    CHECK(read(form, "payload=%7B%22a%22%3A1%7D") == R"({"a":1})");
    CHECK(read("multipart/form-data; boundary=b",
               "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b--\r\n") == R"({"a":"1"})");
    CHECK(read_body(foreign("text/xml", "<a/>")).kind == filter::BodyKind::xml);
    CHECK(read_body(foreign("text/plain", "disk full")).kind == filter::BodyKind::text);
    CHECK(read_body(foreign("", "")).kind == filter::BodyKind::text);
    std::string deep = std::string(300, '[') + std::string(300, ']');
    CHECK(read_body(foreign("application/json", deep)).kind == filter::BodyKind::text);
}

TEST_CASE("globs and paths") {
    CHECK(matches("refs/heads/main", "refs/*/ma*n"));
    CHECK(matches("", "*"));
    CHECK(!matches("main", "ma"));
    CHECK(!matches(std::string(5000, 'a'), "*a*a*a*a*a*b"));
    auto value = *parse_json(R"({"a":[{"b":null},{"b":{"c":0}}]})");
    CHECK(value_at(value, split_path("a.1.b.c")));
    CHECK(value_at(value, split_path("a.*.b.c")));
    CHECK(!value_at(value, split_path("a.0.b")));
    CHECK(!value_at(value, split_path("a.9.b")));
    CHECK(!value_at(value, split_path("a.b")));
}

TEST_CASE("the highest score wins, and a broken folder is left out with its reason") {
    auto known = read_integrations({shelf({
        {"broad/adapter.jq", "."},
        {"broad/integration.json", manifest(R"("recognise":[{"has":["repository"]}])")},
        {"narrow/adapter.jq", "."},
        {"narrow/integration.json", manifest(R"("recognise":[{"has":["repository","sender.id"]}])")},
        {"headed/adapter.jq", "."},
        {"headed/integration.json", manifest(R"("recognise":[{"headers":{"User-Agent":"Head/*"}}])")},
        {"wrong/adapter.jq", "."},
        {"wrong/integration.json", R"({"title":"T","category":"nothing"})"},
        {"half/adapter.jq", "."},
    })});
    CHECK(known.all.size() == 3);
    REQUIRE(known.faults.size() == 2);
    CHECK(known.faults[0] == "half: integration.json is missing");
    CHECK(known.faults[1] == "wrong: integration.json: there is no category nothing");
    CHECK(best(known, foreign("", R"({"repository":1})")) == "broad");
    CHECK(best(known, foreign("", R"({"repository":1,"sender":{"id":1}})")) == "narrow");
    CHECK(best(known, foreign("", R"({"repository":1})", {{"user-agent", "Head/1"}})) == "headed");
    CHECK(best(known, foreign("", "[]")) == "");
}

TEST_CASE("the integrations that are built in can all be read") {
    auto known = read_integrations({built_in_shelf()});
    CHECK(known.faults.empty());
    for (const auto& one : known.all) {
        CHECK(one->file("logo.svg").find("<svg") != std::string::npos);
        CHECK(!one->fixtures.empty());
    }
}

TEST_CASE("each kind of proof is taken from those who know a secret, and from no one else") {
    std::string body = R"({"a":1})", seconds = std::to_string(now / 1000),
                old = std::to_string(now / 1000 - 400);
    auto sign = [&](const std::string& text) { return crypto::hex(crypto::hmac_sha256("s", text)); };
    auto standard = "v1," + crypto::base64(crypto::hmac_sha256("s", "id." + seconds + "." + body));
    struct Case {
        SignatureRule rule;
        NamedTexts good;
        NamedTexts bad;
    };
    SignatureRule timed{.kind = "hmac", .header = "X-S", .over = "timestamp.body", .timestamp_header = "X-T"};
    std::vector<Case> cases{
        {{.kind = "hmac", .header = "X-S", .prefix = "sha256="},
         {{"x-s", "sha256=" + sign(body)}},
         {{"x-s", "sha256=" + sign(body + " ")}}},
        {{.kind = "hmac", .header = "X-S", .algorithm = "sha1", .encoding = "base64"},
         {{"x-s", crypto::base64(crypto::hmac_sha1("s", body))}},
         {{"x-s", sign(body)}}},
        {timed,
         {{"x-t", seconds}, {"x-s", sign(seconds + "." + body)}},
         {{"x-t", old}, {"x-s", sign(old + "." + body)}}},
        {{.kind = "token", .header = "X-Gitlab-Token"},
         {{"x-gitlab-token", "s"}},
         {{"x-gitlab-token", "ss"}}},
        {{.kind = "slack_v0"},
         {{"x-slack-request-timestamp", seconds},
          {"x-slack-signature", "v0=" + sign("v0:" + seconds + ":" + body)}},
         {{"x-slack-request-timestamp", old}, {"x-slack-signature", "v0=" + sign("v0:" + old + ":" + body)}}},
        {{.kind = "stripe"},
         {{"stripe-signature", "t=" + seconds + ",v1=00,v1=" + sign(seconds + "." + body)}},
         {{"stripe-signature", "v1=" + sign(body)}}},
        {{.kind = "standard_webhooks"},
         {{"webhook-id", "id"}, {"webhook-timestamp", seconds}, {"webhook-signature", "v1,AAAA " + standard}},
         {{"webhook-id", "other"}, {"webhook-timestamp", seconds}, {"webhook-signature", standard}}},
        {{.kind = "basic"},
         {{"authorization", "Basic " + crypto::base64("any:s")}},
         {{"authorization", "Basic !"}}},
        {{.kind = "bearer"}, {{"authorization", "bearer s"}}, {{"authorization", "s"}}},
        {{}, {{"x-hub-signature-256", "sha256=" + sign(body)}}, {{"x-hub-signature-256", "sha256=00"}}},
    };
    for (const auto& one : cases) {
        CAPTURE(one.rule.kind);
        CHECK(check_authenticity(one.rule, {"old", "s"}, foreign("", body, one.good), now));
        CHECK(!check_authenticity(one.rule, {"other"}, foreign("", body, one.good), now));
        CHECK(!check_authenticity(one.rule, {"s"}, foreign("", body, one.bad), now));
        CHECK(!check_authenticity(one.rule, {"s"}, foreign("", body), now));
        CHECK(check_authenticity(one.rule, {}, foreign("", body), now));
    }
    auto by_query = foreign("", body);
    by_query.query = {{"key", "s"}};
    CHECK(check_authenticity({.kind = "query", .name = "key"}, {"s"}, by_query, now));
    CHECK(!check_authenticity({.kind = "query", .name = "key"}, {"t"}, by_query, now));
}

TEST_CASE("options have defaults, are set by the hook, and by the address") {
    auto known = read_integrations({shelf({
        {"t/adapter.jq", "."},
        {"t/integration.json", manifest(R"("recognise":[],"options":[
            {"name":"branches","type":"globs","default":["main"]},
            {"name":"loud","type":"bool","default":false},
            {"name":"most","type":"number","default":5},
            {"name":"form","type":"choice","choices":["a","b"],"default":"a"}])")},
    })});
    auto integration = known.find("t");
    REQUIRE(integration);
    auto chosen = [&](const char* set, NamedTexts query) {
        auto request = foreign("", "");
        request.query = std::move(query);
        return json_text(choose_options(integration.get(), parse_json(set)->get_object(), request).options);
    };
    CHECK(chosen("{}", {}) == R"({"branches":["main"],"loud":false,"most":5,"form":"a"})");
    CHECK(chosen(R"({"branches":["x"],"loud":"yes","form":"c"})", {{"most", "7"}, {"form", "b"}}) ==
          R"({"branches":["x"],"loud":false,"most":7E0,"form":"b"})");
    CHECK(chosen("{}", {{"branches", "a,b*"}, {"loud", "1"}}) ==
          R"({"branches":["a","b*"],"loud":true,"most":5,"form":"a"})");
    CHECK(!check_options(integration.get(), parse_json(R"({"other":1})")->get_object()));
    CHECK(!check_options(integration.get(), parse_json(R"({"events":"push"})")->get_object()));
    CHECK(check_options(integration.get(), parse_json(R"({"events":["push"],"loud":true})")->get_object()));
    CHECK(unwanted({.events = {"pu*"}}, "push") == "");
    CHECK(unwanted({.events = {"pull"}}, "push") != "");
    CHECK(unwanted({.not_events = {"*"}}, "push") != "");
}

TEST_CASE("only the sender's own hosts are called to confirm a subscription") {
    Confirmation confirm{
        .url = "body:SubscribeURL", .hosts = {"sns.*.amazonaws.com"}, .where = "body:Type", .equals = "S"};
    auto address = [&](const std::string& url, const char* type = "S") {
        boost::json::object body{{"SubscribeURL", url}, {"Type", type}};
        return address_to_confirm(confirm, foreign("", ""), body);
    };
    CHECK(address("https://sns.eu-west-1.amazonaws.com/?Action=x") != "");
    CHECK(address("https://sns.eu-west-1.amazonaws.com/?Action=x", "Other") == "");
    CHECK(address("http://sns.eu-west-1.amazonaws.com/") == "");
    CHECK(address("https://sns.x.evil.example/.amazonaws.com") == "");
    CHECK(address("https://sns.a@evil.example#.amazonaws.com") == "");
    CHECK(address("https://sns.evil.example?.amazonaws.com") == "");
    CHECK(address("https://sns.a.amazonaws.com:80@evil.example/") == "");
}
