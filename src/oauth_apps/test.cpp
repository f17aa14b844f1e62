// Stories of OAuth apps: registering them, and the way from a consent to a token and back.
#include "src/oauth_apps/stories.h"

using namespace heliograph::testing;

STORY("an app is registered, seen, changed, given a new secret and deleted") {
    OAuthStory story;
    auto& root = story.root;
    auto anna = story.server.person("anna");
    std::string path = apps_path + "/" + story.app.text("id");
    REQUIRE(story.app.status == 201);
    CHECK(story.app.text("client_secret").size() == 26);
    CHECK(root.get(path).text("client_secret") == story.app.text("client_secret"));
    CHECK(root.get(apps_path).json.as_array().size() == 1);
    CHECK(anna.get(path).status == 403);
    CHECK(anna.get(apps_path).refusal == "api.command.admin_only.app_error");
    CHECK(anna.post(apps_path, app_json()).refusal == "api.context.permissions.app_error");
    CHECK(anna.get(path + "/info").text("name") == "Sample");
    CHECK(anna.get(path + "/info").text("client_secret").empty());

    std::string id = R"(,"id":")" + story.app.text("id") + "\"";
    auto changed = root.put(path, app_json(id + R"(,"is_trusted":true)"));
    CHECK(changed.json.at("is_trusted").as_bool());
    CHECK(changed.text("client_secret") == story.app.text("client_secret"));
    CHECK(root.put(path, app_json()).refusal == "api.context.invalid_body_param.app_error");
    auto renewed = root.post(path + "/regen_secret");
    CHECK(renewed.text("client_secret").size() == 26);
    CHECK(renewed.text("client_secret") != story.app.text("client_secret"));

    CHECK(root.del(path).status == 200);
    CHECK(root.get(path).refusal == "app.oauth.get_app.find.app_error");
}

STORY("a person with manage_oauth has apps of their own, which are never trusted") {
    OAuthStory story;
    auto anna = story.server.person("anna");
    auto role = story.root.get("/api/v4/roles/name/system_user_access_token");
    story.root.put("/api/v4/roles/" + role.text("id") + "/patch", R"({"permissions":["manage_oauth"]})");
    story.root.put("/api/v4/users/" + anna.id + "/roles",
                   R"({"roles":"system_user system_user_access_token"})");
    auto own = anna.post(apps_path, app_json(R"(,"is_trusted":true)"));
    CHECK(own.status == 201);
    CHECK_FALSE(own.json.at("is_trusted").as_bool());
    CHECK(anna.get(apps_path).json.as_array().size() == 1);
    CHECK(story.root.get(apps_path).json.as_array().size() == 2);
    CHECK(anna.get(apps_path + "/" + own.text("id")).status == 200);
    CHECK(anna.del(apps_path + "/" + story.app.text("id")).status == 403);
}

STORY("an app needs a name, callbacks and addresses that can be opened") {
    OAuthStory story;
    auto refusal = [&](const std::string& member, const std::string& value) {
        auto wanted = boost::json::parse(app_json()).as_object();
        wanted[member] = boost::json::parse(value);
        return story.root.post(apps_path, boost::json::serialize(wanted)).refusal;
    };
    auto text = [](std::size_t size) { return "\"" + std::string(size, 'x') + "\""; };
    auto address = [](std::size_t size) { return "\"https://" + std::string(size - 8, 'x') + "\""; };
    CHECK(refusal("name", R"("")") == "model.oauth.is_valid.name.app_error");
    CHECK(refusal("name", text(65)) == "model.oauth.is_valid.name.app_error");
    CHECK(refusal("callback_urls", "[]") == "model.oauth.is_valid.callback.app_error");
    CHECK(refusal("callback_urls", R"(["javascript:x"])") == "model.oauth.is_valid.callback.app_error");
    CHECK(refusal("callback_urls", R"(["https://a.example\r\nX: y"])") ==
          "model.oauth.is_valid.callback.app_error");
    CHECK(refusal("callback_urls", "[" + address(1024) + "]") == "model.oauth.is_valid.callback.app_error");
    CHECK(refusal("homepage", R"("")") == "model.oauth.is_valid.homepage.app_error");
    CHECK(refusal("homepage", address(257)) == "model.oauth.is_valid.homepage.app_error");
    CHECK(refusal("description", text(513)) == "model.oauth.is_valid.description.app_error");
    CHECK(refusal("icon_url", R"("data:image/png,x")") == "model.oauth.is_valid.icon_url.app_error");
    CHECK(refusal("mattermost_app_id", text(33)) == "model.oauth.is_valid.mattermost_app_id.app_error");
}

STORY("from consent to token, use, refresh and an end") {
    OAuthStory story;
    auto anna = story.server.person("anna");
    auto agreed = anna.post("/oauth/authorize", story.ask());
    REQUIRE(agreed.status == 200);
    auto code = parameter(agreed.text("redirect"), "code");
    CHECK(code.size() == 52);
    CHECK(agreed.text("redirect") == back + "?code=" + code + "&state=xyz");

    auto token = story.token(story.swap(code));
    REQUIRE(token.status == 200);
    CHECK(token.header("cache-control") == "no-store");
    CHECK(token.json.at("expires_in").as_int64() == 2592000);
    auto app = story.bearer(token, anna);
    CHECK(app.get("/api/v4/users/me").text("id") == anna.id);
    CHECK(story.server.get("/api/v4/users/me?access_token=" + token.text("access_token")).status == 200);

    // A new code of the same person and app gives the same token while it lives.
    CHECK(story.token(story.swap(story.code_for(anna))).text("access_token") == token.text("access_token"));

    auto refreshed = story.token(story.refresh(token.text("refresh_token")));
    REQUIRE(refreshed.status == 200);
    CHECK(refreshed.text("access_token") != token.text("access_token"));
    CHECK(app.get("/api/v4/users/me").status == 401);
    CHECK(story.token(story.refresh(token.text("refresh_token"))).refusal ==
          "api.oauth.get_access_token.refresh_token.app_error");
    CHECK(anna.get("/api/v4/users/me/oauth/apps/authorized").json.as_array().size() == 1);
    CHECK(story.root.get("/api/v4/users/me/oauth/apps/authorized").json.as_array().empty());

    CHECK(anna.post("/oauth/deauthorize", R"({"client_id":"x"})").status == 400);
    CHECK(anna.post("/oauth/deauthorize", R"({"client_id":")" + story.app.text("id") + "\"}").status == 200);
    CHECK(story.bearer(refreshed, anna).get("/api/v4/users/me").status == 401);
    CHECK(story.token(story.refresh(refreshed.text("refresh_token"))).status == 404);
    CHECK(anna.get("/api/v4/users/me/oauth/apps/authorized").json.as_array().empty());
}

STORY("what an app posts says so, and an app makes no tokens and approves no apps") {
    OAuthStory story;
    auto anna = story.root;
    auto room = story.server.channel(story.server.team("crew", {anna}), "room", {anna});
    auto app = story.bearer(story.token(story.swap(story.code_for(anna))), anna);
    auto post = app.post("/api/v4/posts", R"({"channel_id":")" + room + R"(","message":"hello"})");
    CHECK(post.json.at("props").at("from_oauth_app").as_string() == "true");
    CHECK(app.post("/api/v4/users/me/tokens", R"({"description":"x"})").status == 403);
    CHECK(app.post("/oauth/authorize", story.ask()).refusal == "api.context.permissions.app_error");
}

STORY("an expired token is replaced, and its refresh token outlives it") {
    OAuthStory story;
    auto anna = story.server.person("anna");
    auto token = story.token(story.swap(story.code_for(anna)));
    story.server.clock.advance(31ll * 24 * 3600 * 1000);
    CHECK(story.bearer(token, anna).get("/api/v4/users/me").status == 401);
    // Logging in sweeps expired sessions away.
    story.server.post("/api/v4/users/login",
                      R"({"login_id":"anna","password":")" + std::string(test_password) + "\"}");
    auto refreshed = story.token(story.refresh(token.text("refresh_token")));
    CHECK(refreshed.status == 200);
    CHECK(story.bearer(refreshed, anna).get("/api/v4/users/me").status == 200);
}

STORY("ending the session ends the refresh token") {
    OAuthStory story;
    auto anna = story.server.person("anna");
    auto token = story.token(story.swap(story.code_for(anna)));
    anna.post("/api/v4/users/me/sessions/revoke/all");
    CHECK(story.token(story.refresh(token.text("refresh_token"))).refusal ==
          "api.oauth.get_access_token.refresh_token.app_error");
}

STORY("the end of an app is the end of its tokens") {
    OAuthStory story;
    auto anna = story.server.person("anna");
    auto token = story.token(story.swap(story.code_for(anna)));
    story.root.del(apps_path + "/" + story.app.text("id"));
    CHECK(story.bearer(token, anna).get("/api/v4/users/me").status == 401);
}

STORY("the implicit flow gives a token in the fragment") {
    OAuthStory story;
    auto anna = story.server.person("anna");
    auto url = anna.post("/oauth/authorize", story.ask({{"response_type", "token"}})).text("redirect");
    CHECK(url.starts_with(back + "#access_token="));
    Person app{story.server, anna.id, "anna", parameter(url, "access_token")};
    CHECK(app.get("/api/v4/users/me").status == 200);
    auto unknown = anna.post("/oauth/authorize", story.ask({{"response_type", "magic"}})).text("redirect");
    CHECK(unknown == back + "?error=unsupported_response_type&state=xyz");
}

STORY("a public client has no secret, needs PKCE and gets no refresh token") {
    OAuthStory story;
    auto anna = story.server.person("anna");
    story.app = story.root.post(apps_path, app_json(R"(,"is_public":true)"));
    CHECK(story.app.text("client_secret").empty());
    std::string path = apps_path + "/" + story.app.text("id");
    CHECK(story.root.post(path + "/regen_secret").refusal ==
          "api.oauth.regenerate_secret.public_client.app_error");
    CHECK(anna.post("/oauth/authorize", story.ask()).refusal ==
          "api.oauth.allow_oauth.pkce_required_public.app_error");
    Fields pkce{{"code_challenge", challenge()}, {"code_challenge_method", "S256"}};
    auto form = story.swap(story.code_for(anna, pkce));
    form = with(std::move(form), "client_secret", "");
    CHECK(story.token(form).refusal == "model.oauth.validate_grant.pkce_required.app_error");
    auto token = story.token(with(form, "code_verifier", verifier));
    CHECK(token.status == 200);
    CHECK(token.text("refresh_token").empty());
    CHECK(story.token(with(story.refresh("x"), "client_secret", "")).refusal ==
          "model.oauth.validate_grant.public_client_refresh_token.app_error");
    CHECK(story.token(with(form, "client_secret", "guess")).refusal ==
          "model.oauth.validate_grant.public_client_secret.app_error");
}

STORY("a program registers itself where that is allowed") {
    OAuthStory story({.settings = [](heliograph::Config& config) {
        config.integrations.EnableDynamicClientRegistration = true;
        config.rate_limit.Enable = false;
    }});
    auto registration = [&](const std::string& body) {
        return story.server.post(apps_path + "/register", body);
    };
    auto made = registration(R"({"client_name":"cli","redirect_uris":["http://127.0.0.1:7777/cb"],)"
                             R"("token_endpoint_auth_method":"none"})");
    REQUIRE(made.status == 201);
    CHECK(made.text("client_secret").empty());
    CHECK(story.root.get(apps_path + "/" + made.text("client_id"))
              .json.at("is_dynamically_registered")
              .as_bool());
    CHECK(registration(R"({"redirect_uris":["https://a.example/cb"]})").text("client_secret").size() == 26);
    CHECK(registration(R"({"redirect_uris":[]})").text("error") == "invalid_redirect_uri");
    CHECK(registration(R"({"redirect_uris":["ftp://x"]})").text("error") == "invalid_redirect_uri");
    CHECK(registration(R"({"redirect_uris":["https://a.example"],"client_uri":"x"})").text("error") ==
          "invalid_client_metadata");
    CHECK(registration(R"({"redirect_uris":["https://a.example"],"token_endpoint_auth_method":"y"})")
              .text("error") == "invalid_client_metadata");
    CHECK(registration("[]").text("error") == "invalid_client_metadata");
    auto card = story.server.get("/.well-known/oauth-authorization-server");
    CHECK(card.text("registration_endpoint").ends_with("/api/v4/oauth/apps/register"));
    CHECK(card.text("token_endpoint") == card.text("issuer") + "/oauth/access_token");
}

STORY("a program that registers itself goes back only where the list allows it") {
    OAuthStory story({.settings = [](heliograph::Config& config) {
        config.integrations.EnableDynamicClientRegistration = true;
        config.integrations.DCRRedirectURIAllowlist = {"http://127.0.0.1:*/cb", "https://*.example.com/**"};
        config.rate_limit.Enable = false;
    }});
    auto registration = [&](const std::string& urls) {
        return story.server.post(apps_path + "/register", R"({"redirect_uris":[)" + urls + "]}");
    };
    CHECK(registration(R"("http://127.0.0.1:7777/cb","https://a.example.com/x/y")").status == 201);
    for (const char* urls : {R"("https://evil.example/a.example.com/")", R"("http://127.0.0.1:7777/other")",
                             R"("http://127.0.0.1:7777/cb","https://evil.example/")",
                             R"("https://a.example.com@evil.example/")"}) {
        auto refused = registration(urls);
        CHECK_MESSAGE(refused.status == 400, urls);
        CHECK_MESSAGE(refused.text("error") == "invalid_redirect_uri", urls);
    }
    // The list is for those who register themselves.
    CHECK(story.app.status == 201);
}

STORY("registration and the whole provider can be switched off") {
    OAuthStory story;
    CHECK(story.server.post(apps_path + "/register", R"({"redirect_uris":["https://a.example"]})").status ==
          400);
    CHECK(story.server.get("/.well-known/oauth-authorization-server").text("registration_endpoint").empty());
    TestServer closed({.settings = [](heliograph::Config& config) {
        config.integrations.EnableOAuthServiceProvider = false;
    }});
    CHECK(closed.admin().get(apps_path).refusal == "api.oauth.allow_oauth.turn_off.app_error");
    CHECK(closed.admin().post(apps_path, R"({"name":"a"})").refusal ==
          "api.oauth.register_oauth_app.turn_off.app_error");
    CHECK(closed.post("/oauth/access_token",
                      "grant_type=authorization_code&code=a&client_id=" + std::string(26, 'a'),
                      {"Content-Type: application/x-www-form-urlencoded"})
              .refusal == "api.oauth.get_access_token.disabled.app_error");
    CHECK(closed.get("/.well-known/oauth-authorization-server").refusal ==
          "api.oauth.authorization_server_metadata.disabled.app_error");
    CHECK(closed.get("/oauth/authorize?response_type=code").status == 501);
}
