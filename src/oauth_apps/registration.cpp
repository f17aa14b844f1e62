// Registering without a person: an app of nobody, never trusted.
#include "src/oauth_apps/registration.h"

#include <algorithm>

#include "base/clock.h"
#include "base/random.h"
#include "base/store/database.h"
#include "src/oauth_apps/redirects.h"
#include "src/oauth_apps/refusals.h"
#include "src/oauth_apps/rules.h"
#include "src/oauth_apps/store.h"
#include "src/settings.h"

namespace heliograph::oauth_apps {

namespace {

constexpr const char* with_secret = "client_secret_post";
constexpr const char* without_secret = "none";

Registered answer_of(const OAuthApp& app) {
    Registered answer{.client_id = app.id.str(),
                      .client_secret = app.client_secret,
                      .redirect_uris = app.callback_urls,
                      .token_endpoint_auth_method = app.is_public() ? without_secret : with_secret,
                      .grant_types = {"authorization_code"},
                      .response_types = {"code"},
                      .scope = "user",
                      .client_name = app.name,
                      .client_uri = app.homepage};
    if (!app.is_public()) answer.grant_types.emplace_back("refresh_token");
    return answer;
}

}  // namespace

bool takes_registrations(App& app) {
    auto config = app.settings.now();
    return config->integrations.EnableOAuthServiceProvider &&
           config->integrations.EnableDynamicClientRegistration;
}

Task<std::variant<Registered, RegistrationFault>> register_itself(App& app, Registration wanted) {
    std::string method = wanted.token_endpoint_auth_method.value_or(with_secret);
    if (method != with_secret && method != without_secret)
        co_return RegistrationFault{"invalid_client_metadata",
                                    "token_endpoint_auth_method is client_secret_post or none."};
    OAuthApp made{.id = app.random.id<OAuthApp>(),
                  .create_at = app.clock.now(),
                  .update_at = app.clock.now(),
                  .name = wanted.client_name.value_or("Dynamically registered client"),
                  .callback_urls = std::move(wanted.redirect_uris),
                  .homepage = wanted.client_uri.value_or(""),
                  .is_dynamically_registered = true};
    if (method == with_secret) made.client_secret = app.random.id_text().str();
    try {
        check(made);
    } catch (const Refusal& refusal) {
        bool redirects = refusal.id == std::string_view(refuse::bad_callback.id);
        co_return RegistrationFault{redirects ? "invalid_redirect_uri" : "invalid_client_metadata",
                                    refusal.sentence};
    }
    auto settings = app.settings.now();
    const auto& listed = settings->integrations.DCRRedirectURIAllowlist;
    auto is_unlisted = [&](const std::string& url) { return !is_listed(listed, url); };
    if (!listed.empty() && std::ranges::any_of(made.callback_urls, is_unlisted))
        co_return RegistrationFault{"invalid_redirect_uri", "This server lists who may be gone back to."};
    co_await app.db.write(insert_app, made);
    co_return answer_of(made);
}

ServerCard server_card(App& app, const std::string& own_address) {
    std::string site = app.settings.site_url();
    if (site.empty()) site = own_address;
    ServerCard card{.issuer = site,
                    .authorization_endpoint = site + "/oauth/authorize",
                    .token_endpoint = site + "/oauth/access_token",
                    .response_types_supported = {"code"},
                    .grant_types_supported = {"authorization_code", "refresh_token"},
                    .token_endpoint_auth_methods_supported = {with_secret, without_secret},
                    .code_challenge_methods_supported = {"S256"},
                    .scopes_supported = {"user"}};
    if (takes_registrations(app)) card.registration_endpoint = site + "/api/v4/oauth/apps/register";
    return card;
}

}  // namespace heliograph::oauth_apps
