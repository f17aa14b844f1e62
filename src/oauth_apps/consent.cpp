// From what an app asks to a code in an address.
#include "src/oauth_apps/consent.h"

#include <algorithm>

#include "base/clock.h"
#include "base/random.h"
#include "base/store/database.h"
#include "base/wire/forms.h"
#include "src/oauth_apps/refusals.h"
#include "src/oauth_apps/rules.h"
#include "src/oauth_apps/store.h"
#include "src/oauth_apps/tokens.h"
#include "src/sessions/model.h"

namespace heliograph::oauth_apps {

namespace {

constexpr std::size_t code_characters = 52;

bool is_base64url(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

void check_challenge(const Authorization& asked) {
    const std::string& challenge = asked.code_challenge;
    if (challenge.empty() && asked.code_challenge_method.empty()) return;
    if (challenge.empty()) throw refuse::no_challenge;
    if (asked.code_challenge_method.empty()) throw refuse::no_challenge_method;
    if (asked.code_challenge_method != "S256") throw refuse::foreign_challenge_method;
    if (challenge.size() < 43 || challenge.size() > 128) throw refuse::challenge_length;
    if (!std::ranges::all_of(challenge, is_base64url)) throw refuse::challenge_format;
}

void check_form(const Authorization& asked) {
    if (!OAuthAppId(asked.client_id).valid()) throw refuse::bad_client_id;
    if (asked.response_type.empty()) throw refuse::no_response_type;
    if (asked.redirect_uri.size() > 256 || !is_web_address(asked.redirect_uri))
        throw refuse::bad_redirect_uri;
    if (asked.state.size() > 1024) throw refuse::long_state;
    if (asked.scope.size() > 128) throw refuse::long_scope;
    check_challenge(asked);
    check_resource(asked.resource);
}

using Parameters = std::vector<FormField>;

// Registered addresses may have a query of their own.
std::string back_to(const Authorization& asked, const Parameters& parameters) {
    char joint = asked.redirect_uri.find('?') == std::string::npos ? '?' : '&';
    return asked.redirect_uri + joint + write_form(parameters);
}

void keep_code(Transaction& tx, Code code) {
    remove_old_codes(tx, code.create_at - code.expires_in * 1000);
    insert_code(tx, code);
    approve(tx, {code.user_id, code.client_id, code.scope, code.create_at});
}

Task<std::string> with_code(App& app, SignedIn caller, Authorization asked) {
    Code code{.client_id = OAuthAppId(asked.client_id),
              .user_id = caller.user_id,
              .code = app.random.token(code_characters),
              .create_at = app.clock.now(),
              .redirect_uri = asked.redirect_uri,
              .state = asked.state,
              .scope = asked.scope.empty() ? "user" : asked.scope,
              .code_challenge = asked.code_challenge,
              .code_challenge_method = asked.code_challenge_method,
              .resource = asked.resource};
    co_await app.db.write(keep_code, code);
    co_return back_to(asked, {{"code", code.code}, {"state", asked.state}});
}

// The token stands in the fragment, which browsers keep to themselves.
Task<std::string> with_token(App& app, SignedIn caller, OAuthApp asking, Authorization asked) {
    Grant grant{.app = asking,
                .user_id = caller.user_id,
                .redirect_uri = asked.redirect_uri,
                .scope = asked.scope.empty() ? "user" : asked.scope,
                .audience = asked.resource};
    auto answer = co_await grant_access(app, std::move(grant));
    co_await app.db.write(approve, Approval{caller.user_id, asking.id, asked.scope, app.clock.now()});
    Parameters parameters{{"access_token", answer.access_token},
                          {"expires_in", std::to_string(answer.expires_in)},
                          {"scope", asked.scope},
                          {"state", asked.state},
                          {"token_type", answer.token_type}};
    co_return asked.redirect_uri + "#" + write_form(parameters);
}

}  // namespace

Task<OAuthApp> checked(App& app, Authorization asked) {
    require_provider(app);
    check_form(asked);
    OAuthApp asking = co_await known(app, OAuthAppId(asked.client_id));
    if (std::ranges::find(asking.callback_urls, asked.redirect_uri) == asking.callback_urls.end())
        throw refuse::foreign_redirect;
    if (asking.is_public() && asked.response_type == "code" && asked.code_challenge.empty())
        throw refuse::pkce_required;
    co_return asking;
}

Task<bool> needs_no_question(App& app, UserId user_id, OAuthApp asking) {
    if (asking.is_trusted) co_return true;
    co_return co_await app.db.read(is_approved, user_id, asking.id);
}

Task<std::string> allow(App& app, SignedIn caller, Authorization asked) {
    if (caller.session->is_oauth) throw refuse::not_allowed.because("an app cannot approve an app");
    OAuthApp asking = co_await checked(app, asked);
    if (asked.response_type == "code") co_return co_await with_code(app, caller, std::move(asked));
    if (asked.response_type == "token")
        co_return co_await with_token(app, caller, std::move(asking), std::move(asked));
    co_return back_with_error(asked, "unsupported_response_type");
}

std::string back_with_error(const Authorization& asked, const char* error) {
    return back_to(asked, {{"error", error}, {"state", asked.state}});
}

}  // namespace heliograph::oauth_apps
