// A table of attacks on the consent page and the token endpoint. Each is refused where it is tried.
#include "base/store/database.h"
#include "base/store/reader.h"
#include "src/oauth_apps/stories.h"

using namespace heliograph::testing;

namespace {

// A browser: cookies instead of a header.
struct Browser {
    Browser(TestServer& server, const std::string& username) : server(server) {
        auto in = server.post("/api/v4/users/login",
                              R"({"login_id":")" + username + R"(","password":")" + test_password + "\"}",
                              {"Content-Type: application/json", "X-Requested-With: XMLHttpRequest"});
        cookies = "Cookie: MMAUTHTOKEN=" + in.cookie("MMAUTHTOKEN");
        csrf = in.cookie("MMCSRF");
    }
    Reply open(const std::string& path) {
        return server.send({.method = "GET", .url = path, .body = "", .headers = {cookies}});
    }
    Reply submit(const std::string& path, const Fields& fields) {
        return server.post(path, heliograph::write_form(fields),
                           {"Content-Type: application/x-www-form-urlencoded", cookies});
    }

    TestServer& server;
    std::string cookies;
    std::string csrf;
};

// The hidden fields of the page's form, as a browser would send them.
Fields fields_of(const std::string& page) {
    Fields fields;
    const std::string begin = "<input type=\"hidden\" name=\"", middle = "\" value=\"";
    for (auto at = page.find(begin); at != std::string::npos; at = page.find(begin, at + 1)) {
        auto name = at + begin.size(), value = page.find(middle, name) + middle.size();
        fields.emplace_back(page.substr(name, value - middle.size() - name),
                            page.substr(value, page.find('"', value) - value));
    }
    return fields;
}

std::string page_path(const OAuthStory& story, const Fields& more = {}) {
    Fields fields{{"response_type", "code"},
                  {"client_id", story.app.text("id")},
                  {"redirect_uri", back},
                  {"state", "xyz"}};
    for (const auto& [name, value] : more) fields = with(std::move(fields), name, value);
    return "/oauth/authorize?" + heliograph::write_form(fields);
}

}  // namespace

STORY("the consent page works without script, and asks once") {
    OAuthStory story;
    story.server.person("anna");
    Browser anna(story.server, "anna");
    auto page = anna.open(page_path(story));
    REQUIRE(page.status == 200);
    CHECK(page.header("content-type").starts_with("text/html"));
    CHECK(page.body.contains("Sample"));
    CHECK(page.body.contains("@anna"));
    CHECK_FALSE(page.body.contains("<script"));
    auto policy = page.header("content-security-policy");
    CHECK(policy.starts_with("default-src 'none'; style-src 'sha256-"));
    CHECK(policy.contains("form-action 'self' https://app.example.com;"));
    CHECK(policy.contains("frame-ancestors 'none'"));
    auto allowed = anna.submit("/oauth/authorize", with(fields_of(page.body), "decision", "allow"));
    CHECK(allowed.status == 303);
    auto code = parameter(allowed.header("location"), "code");
    CHECK(story.token(story.swap(code)).status == 200);
    auto again = anna.open(page_path(story));
    CHECK(again.status == 302);
    CHECK(again.header("location").starts_with(back + "?code="));
}

STORY("who denies is sent back without a code") {
    OAuthStory story;
    story.server.person("anna");
    Browser anna(story.server, "anna");
    auto form = fields_of(anna.open(page_path(story)).body);
    CHECK(anna.submit("/oauth/authorize", with(form, "decision", "deny")).header("location") ==
          back + "?error=access_denied&state=xyz");
    CHECK(anna.submit("/oauth/authorize", form).header("location") ==
          back + "?error=access_denied&state=xyz");
}

STORY("attack: a foreign page submits the consent (CSRF)") {
    OAuthStory story;
    story.server.person("anna");
    Browser anna(story.server, "anna");
    auto form = with(fields_of(anna.open(page_path(story)).body), "decision", "allow");
    for (const char* token : {"", "guess", "00000000000000000000000000"}) {
        auto answer = anna.submit("/oauth/authorize", with(form, "csrf_token", token));
        CHECK(answer.status == 401);
        CHECK(answer.header("location").empty());
    }
    // Another person's token is no better.
    story.server.person("eve");
    Browser eve(story.server, "eve");
    CHECK(anna.submit("/oauth/authorize", with(form, "csrf_token", eve.csrf)).status == 401);
}

STORY("attack: a foreign page consents by JSON, or by a form of another kind (CSRF)") {
    OAuthStory story;
    story.server.person("anna");
    Browser anna(story.server, "anna");
    auto form = with(fields_of(anna.open(page_path(story)).body), "decision", "allow");
    const std::string json = story.ask(), query = heliograph::write_form(form);
    const std::string parts =
        "--b\r\nContent-Disposition: form-data; name=\"decision\"\r\n\r\nallow\r\n--b--\r\n";
    struct Kind {
        const char* type;
        std::string body;
    };
    // What a page of another site may send with a person's cookies, without being asked first.
    for (const auto& [type, body] :
         {Kind{"text/plain", json}, Kind{"text/plain;application/json", json},
          Kind{"application/x-www-form-urlencoded", json + "="}, Kind{"text/plain", query},
          Kind{"multipart/form-data; boundary=b", parts}}) {
        CAPTURE(type);
        auto answer =
            story.server.post("/oauth/authorize", body, {"Content-Type: " + std::string(type), anna.cookies});
        CHECK(answer.status >= 400);
        CHECK(answer.header("location").empty());
        CHECK_FALSE(answer.body.contains("code="));
    }
    // Nothing of it in the address counts either.
    CHECK(story.server.post("/oauth/authorize?" + query, "", {anna.cookies}).header("location").empty());
    CHECK(anna.submit("/oauth/authorize", form).status == 303);
}

STORY("attack: a token request that is JSON, stands in the address or says a thing twice") {
    OAuthStory story;
    auto form = story.swap(story.code_for(story.root));
    boost::json::object json;
    for (const auto& [name, value] : form) json[name] = value;
    const std::string query = heliograph::write_form(form);
    CHECK(story.server.post("/oauth/access_token", boost::json::serialize(json)).status == 400);
    CHECK(story.server.post("/oauth/access_token?" + query, "").status == 400);
    auto other = story.root.post(apps_path, app_json());
    auto twice = form;
    twice.insert(twice.begin(), {"client_id", other.text("id")});
    CHECK(story.token(twice).status >= 400);
    CHECK(story.token(form).status == 200);
}

STORY("attack: somewhere else to go back to (open redirect)") {
    OAuthStory story;
    auto root = story.root;
    Browser browser(story.server, "admin");
    for (const char* url :
         {"https://evil.example.com/", "https://app.example.com/back/../evil",
          "https://app.example.com/back?x=1", "https://app.example.com.evil.example/back",
          "https://app.example.com/back#x", "http://app.example.com/back", "https://app.example.com/Back"}) {
        auto asked = story.ask({{"redirect_uri", url}});
        CHECK(root.post("/oauth/authorize", asked).refusal ==
              "api.oauth.allow_oauth.redirect_callback.app_error");
        auto page = browser.open(page_path(story, {{"redirect_uri", url}}));
        CHECK(page.status == 400);
        CHECK(page.header("location").empty());
        // Not even with an answer that carries no code.
        auto unknown = browser.open(page_path(story, {{"redirect_uri", url}, {"response_type", "magic"}}));
        CHECK(unknown.header("location").empty());
    }
    for (const char* url : {"", "HTTPS://app.example.com/back", "javascript:alert(1)", "//evil.example.com",
                            "https://", "data:text/html,x", "https://a.example/\r\nSet-Cookie: a=b"})
        CHECK(root.post("/oauth/authorize", story.ask({{"redirect_uri", url}})).refusal ==
              "model.authorize.is_valid.redirect_uri.app_error");
    // Who is not signed in is sent to our own login only.
    auto login = story.server.get(page_path(story));
    CHECK(login.status == 302);
    CHECK(login.header("location").contains("/login?redirect_to=%2Foauth%2Fauthorize%3F"));
}

STORY("attack: markup in what an app says of itself") {
    OAuthStory story;
    story.app = story.root.post(
        apps_path,
        R"({"name":"<script>alert(1)</script>","description":"\"><img src=x onerror=alert(1)>",)"
        R"("callback_urls":["https://app.example.com/back"],"homepage":"https://app.example.com"})");
    REQUIRE(story.app.status == 201);
    Browser browser(story.server, "admin");
    auto page = browser.open(page_path(story, {{"state", "\"><script>x</script>"}}));
    CHECK(page.status == 200);
    CHECK_FALSE(page.body.contains("<script"));
    CHECK_FALSE(page.body.contains("<img"));
    CHECK(page.body.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
}

STORY("attack: a code is used twice, by another app, elsewhere, too late, without the secret") {
    OAuthStory story;
    auto anna = story.server.person("anna");
    auto other = story.root.post(apps_path, app_json());
    auto form = story.swap(story.code_for(anna));
    CHECK(story.token(with(form, "client_secret", "wrong")).refusal ==
          "model.oauth.validate_grant.credentials.app_error");
    CHECK(story.token(with(form, "client_secret", "")).status == 401);
    CHECK(story.token(with(form, "redirect_uri", "https://app.example.com/other")).refusal ==
          "api.oauth.get_access_token.redirect_uri.app_error");
    CHECK(story
              .token(with(with(form, "client_id", other.text("id")), "client_secret",
                          other.text("client_secret")))
              .refusal == "api.oauth.get_access_token.client_id_mismatch.app_error");
    CHECK(story.token(form).status == 200);
    CHECK(story.token(form).refusal == "api.oauth.get_access_token.expired_code.app_error");
    auto late = story.swap(story.code_for(anna));
    story.server.clock.advance(601 * 1000);
    auto answer = story.token(late);
    CHECK(answer.status == 403);
    CHECK(answer.refusal == "api.oauth.get_access_token.expired_code.app_error");
}

STORY("attack: a refresh token in the hands of another app") {
    OAuthStory story;
    auto anna = story.server.person("anna");
    auto token = story.token(story.swap(story.code_for(anna)));
    auto other = story.root.post(apps_path, app_json());
    auto form = story.refresh(token.text("refresh_token"));
    CHECK(story
              .token(with(with(form, "client_id", other.text("id")), "client_secret",
                          other.text("client_secret")))
              .refusal == "api.oauth.get_access_token.refresh_token.app_error");
    CHECK(story.token(with(form, "client_secret", "wrong")).status == 401);
    CHECK(story.token(form).status == 200);
}

STORY("attack: PKCE left out, guessed, weakened or put in later") {
    OAuthStory story;
    auto anna = story.server.person("anna");
    Fields pkce{{"code_challenge", challenge()}, {"code_challenge_method", "S256"}};
    auto form = story.swap(story.code_for(anna, pkce));
    CHECK(story.token(form).refusal == "model.authorize.validate_pkce.verifier_required.app_error");
    for (const auto& guess : {std::string(50, 'w'), std::string("short"), std::string(129, 'v'), challenge()})
        CHECK(story.token(with(form, "code_verifier", guess)).refusal ==
              "model.authorize.validate_pkce.verification_failed.app_error");
    CHECK(story.token(with(form, "code_verifier", verifier)).status == 200);
    auto plain = story.swap(story.code_for(anna));
    CHECK(story.token(with(plain, "code_verifier", verifier)).refusal ==
          "model.authorize.validate_pkce.not_used_in_auth.app_error");

    auto refusal = [&](const Fields& more) { return anna.post("/oauth/authorize", story.ask(more)).refusal; };
    CHECK(refusal({{"code_challenge", challenge()}, {"code_challenge_method", "plain"}}) ==
          "model.authorize.is_valid.code_challenge_method.unsupported.app_error");
    CHECK(refusal({{"code_challenge", challenge()}}) ==
          "model.authorize.is_valid.code_challenge_method.app_error");
    CHECK(refusal({{"code_challenge_method", "S256"}}) ==
          "model.authorize.is_valid.code_challenge.app_error");
    CHECK(refusal({{"code_challenge", "short"}, {"code_challenge_method", "S256"}}) ==
          "model.authorize.is_valid.code_challenge.length.app_error");
    CHECK(refusal({{"code_challenge", std::string(43, '+')}, {"code_challenge_method", "S256"}}) ==
          "model.authorize.is_valid.code_challenge.format.app_error");
}

STORY("attack: a confidential app turns public after its code was given without PKCE") {
    OAuthStory story;
    auto anna = story.server.person("anna");
    auto code = story.code_for(anna);
    story.server.app().db.write_now(
        [](heliograph::Transaction& tx) { tx.execute("UPDATE oauthapps SET clientsecret = ''"); });
    auto form = with(with(story.swap(code), "client_secret", ""), "code_verifier", verifier);
    CHECK(story.token(form).refusal == "model.authorize.validate_pkce.public_client_required.app_error");
}

STORY("what is asked for has its form") {
    OAuthStory story;
    auto anna = story.server.person("anna");
    auto refusal = [&](const Fields& more) { return anna.post("/oauth/authorize", story.ask(more)).refusal; };
    CHECK(refusal({{"client_id", "x"}}) == "model.authorize.is_valid.client_id.app_error");
    CHECK(refusal({{"client_id", std::string(26, 'a')}}) == "app.oauth.get_app.find.app_error");
    CHECK(refusal({{"response_type", ""}}) == "model.authorize.is_valid.response_type.app_error");
    CHECK(refusal({{"state", std::string(1025, 's')}}) == "model.authorize.is_valid.state.app_error");
    CHECK(refusal({{"scope", std::string(129, 's')}}) == "model.authorize.is_valid.scope.app_error");
    CHECK(refusal({{"resource", "https://" + std::string(512, 'r')}}) ==
          "model.authorize.is_valid.resource.length.app_error");
    CHECK(refusal({{"resource", "/relative"}}) == "model.authorize.is_valid.resource.not_absolute.app_error");
    CHECK(refusal({{"resource", "https://a.example/#x"}}) ==
          "model.authorize.is_valid.resource.has_fragment.app_error");

    auto code = story.swap(story.code_for(anna, {{"resource", "https://api.example"}}));
    CHECK(story.token(with(code, "resource", "https://other.example")).refusal ==
          "api.oauth.get_access_token.resource_mismatch.app_error");
    CHECK(story.token(code).text("audience") == "https://api.example");
    CHECK(story.token({{"grant_type", "password"}}).refusal ==
          "api.oauth.get_access_token.bad_grant.app_error");
    CHECK(story.token(with(code, "code", "")).refusal == "api.oauth.get_access_token.missing_code.app_error");
    CHECK(story.token(story.refresh("")).refusal ==
          "api.oauth.get_access_token.missing_refresh_token.app_error");
    CHECK(story.token(with(code, "client_id", "x")).refusal ==
          "api.oauth.get_access_token.bad_client_id.app_error");
    CHECK(story.token(with(code, "client_id", std::string(26, 'a'))).refusal ==
          "api.oauth.get_access_token.credentials.app_error");
}

STORY("attack: guessing secrets and codes is slowed down, being right is not") {
    OAuthStory story({.settings = [](heliograph::Config& config) { config.rate_limit.Enable = true; }});
    auto anna = story.server.person("anna");
    auto right = story.swap(story.code_for(anna));
    for (int i = 0; i < 21; ++i) CHECK(story.token(with(right, "client_secret", "guess")).status == 401);
    auto slowed = story.token(with(right, "client_secret", "guess"));
    CHECK(slowed.status == 429);
    CHECK(slowed.refusal == "api.oauth.get_access_token.too_many.app_error");
    CHECK(story.token(right).status == 429);
    story.server.clock.advance(60 * 1000);
    auto token = story.token(right);
    CHECK(token.status == 200);
    for (int i = 0; i < 40; ++i) {
        token = story.token(story.refresh(token.text("refresh_token")));
        CHECK(token.status == 200);
    }
}

STORY("attack: a thousand registrations") {
    OAuthStory story({.settings = [](heliograph::Config& config) {
        config.rate_limit.Enable = true;
        config.integrations.EnableDynamicClientRegistration = true;
    }});
    auto one = [&] {
        return story.server.post(apps_path + "/register", R"({"redirect_uris":["https://a.example"]})")
            .status;
    };
    CHECK(one() == 201);
    CHECK(one() == 201);
    CHECK(one() == 429);
}
