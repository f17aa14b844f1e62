// A code or a refresh token is used up in the same write that makes the token: nothing is given twice.
#include "src/oauth_apps/tokens.h"

#include <algorithm>

#include "base/clock.h"
#include "base/crypto/hmac.h"
#include "base/random.h"
#include "base/store/database.h"
#include "src/oauth_apps/refusals.h"
#include "src/oauth_apps/rules.h"
#include "src/oauth_apps/store.h"
#include "src/sessions/model.h"
#include "src/sessions/rules.h"
#include "src/users/cache.h"
#include "src/users/store.h"

namespace heliograph::oauth_apps {

namespace {

bool is_verifier(const std::string& text) {
    return text.size() >= 43 && text.size() <= 128 && std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      std::string_view("-._~").find(c) != std::string_view::npos;
           });
}

bool fits(const std::string& verifier, const Code& code) {
    return is_verifier(verifier) && code.code_challenge_method == "S256" &&
           crypto::constant_time_equal(crypto::base64_url(crypto::sha256(verifier)), code.code_challenge);
}

// A verifier that nobody asked for is an attempt to use a code of another flow.
void check_verifier(const OAuthApp& app, const Code& code, const std::string& verifier) {
    if (code.code_challenge.empty()) {
        if (app.is_public()) throw refuse::pkce_never_begun;
        if (!verifier.empty()) throw refuse::pkce_not_used;
        return;
    }
    if (verifier.empty()) throw refuse::verifier_required;
    if (!fits(verifier, code)) throw refuse::verification_failed;
}

void check_client(const OAuthApp& app, const TokenRequest& wanted) {
    if (!app.is_public()) {
        if (!crypto::constant_time_equal(app.client_secret, wanted.client_secret)) throw refuse::wrong_secret;
        return;
    }
    if (!wanted.client_secret.empty()) throw refuse::secret_of_public;
    if (wanted.grant_type == "refresh_token") throw refuse::refresh_of_public;
    if (wanted.code_verifier.empty()) throw refuse::no_verifier_of_public;
}

AccessAnswer answer_of(const AccessData& access, Millis now) {
    return {.access_token = access.token,
            .expires_in = std::max<Millis>((access.expires_at - now + 999) / 1000, 0),
            .refresh_token = access.refresh_token,
            .audience = access.audience};
}

// What the transaction needs of the loop: secrets and the time.
struct Issue {
    Grant grant;
    sessions::Session session;
    std::string refresh_token;
    Millis now = 0;
};

Task<Issue> issue_of(App& app, Grant grant) {
    auto user = co_await app.user_cache.get(app.db, grant.user_id);
    if (!user || user->delete_at != 0) throw refuse::expired_code;
    Issue issue{.grant = std::move(grant), .now = app.clock.now()};
    issue.session = sessions::session_of_app(app, *user, issue.grant.app.id, issue.grant.app.name);
    if (!issue.grant.app.is_public()) issue.refresh_token = app.random.id_text().str();
    co_return issue;
}

AccessData replace_access(Transaction& tx, const Issue& issue) {
    const Grant& grant = issue.grant;
    auto before = find_access(tx, grant.app.id, grant.user_id);
    AccessData access{.token = issue.session.token,
                      .refresh_token = issue.refresh_token,
                      .redirect_uri = grant.redirect_uri,
                      .client_id = grant.app.id,
                      .user_id = grant.user_id,
                      .expires_at = issue.session.expires_at,
                      .scope = grant.scope,
                      .audience = grant.audience};
    put_access(tx, access);
    if (before) sessions::end_by_token(tx, before->user_id, before->token);
    sessions::keep(tx, issue.session);
    return access;
}

AccessData have_access(Transaction& tx, Issue issue) {
    auto before = find_access(tx, issue.grant.app.id, issue.grant.user_id);
    if (before && before->expires_at > issue.now) return *before;
    return replace_access(tx, issue);
}

AccessData use_code(Transaction& tx, std::string code, Issue issue) {
    if (!find_code(tx, code)) throw refuse::unknown_code;
    remove_code(tx, code);
    return have_access(tx, std::move(issue));
}

AccessData use_refresh_token(Transaction& tx, std::string refresh_token, Issue issue) {
    auto before = find_access_by_refresh(tx, refresh_token);
    if (!before) throw refuse::unknown_refresh_token;
    return replace_access(tx, issue);
}

Task<AccessAnswer> by_code(App& app, OAuthApp asking, TokenRequest wanted) {
    auto code = co_await app.db.read(find_code, wanted.code);
    if (!code) throw refuse::unknown_code;
    if (app.clock.now() > code->create_at + code->expires_in * 1000) {
        co_await app.db.write(remove_code, wanted.code);
        throw refuse::expired_code;
    }
    if (code->client_id != asking.id) throw refuse::other_client;
    if (code->redirect_uri != wanted.redirect_uri) throw refuse::other_redirect;
    check_verifier(asking, *code, wanted.code_verifier);
    check_resource(wanted.resource);
    if (!wanted.resource.empty() && !code->resource.empty() && wanted.resource != code->resource)
        throw refuse::other_resource;
    Grant grant{.app = std::move(asking),
                .user_id = code->user_id,
                .redirect_uri = code->redirect_uri,
                .scope = code->scope,
                .audience = wanted.resource.empty() ? code->resource : wanted.resource};
    Issue issue = co_await issue_of(app, std::move(grant));
    Millis now = issue.now;
    co_return answer_of(co_await app.db.write(use_code, wanted.code, std::move(issue)), now);
}

Task<AccessAnswer> by_refresh_token(App& app, OAuthApp asking, TokenRequest wanted) {
    auto access = co_await app.db.read(find_access_by_refresh, wanted.refresh_token);
    if (!access || access->client_id != asking.id) throw refuse::unknown_refresh_token;
    check_resource(wanted.resource);
    if (!wanted.resource.empty() && !access->audience.empty() && wanted.resource != access->audience)
        throw refuse::other_resource;
    Grant grant{.app = std::move(asking),
                .user_id = access->user_id,
                .redirect_uri = access->redirect_uri,
                .scope = access->scope,
                .audience = access->audience};
    Issue issue = co_await issue_of(app, std::move(grant));
    Millis now = issue.now;
    co_return answer_of(co_await app.db.write(use_refresh_token, wanted.refresh_token, std::move(issue)),
                        now);
}

}  // namespace

Task<AccessAnswer> grant_access(App& app, Grant grant) {
    Issue issue = co_await issue_of(app, std::move(grant));
    Millis now = issue.now;
    co_return answer_of(co_await app.db.write(have_access, std::move(issue)), now);
}

Task<AccessAnswer> give_token(App& app, TokenRequest wanted) {
    require_provider(app, refuse::tokens_turned_off);
    bool by_a_code = wanted.grant_type == "authorization_code";
    if (!by_a_code && wanted.grant_type != "refresh_token") throw refuse::bad_grant;
    if (by_a_code && wanted.code.empty()) throw refuse::missing_code;
    if (!by_a_code && wanted.refresh_token.empty()) throw refuse::missing_refresh_token;
    OAuthAppId client_id(wanted.client_id);
    if (!client_id.valid()) throw refuse::no_client_id;
    auto asking = co_await app.db.read(find_app, client_id);
    if (!asking) throw refuse::unknown_client;
    check_client(*asking, wanted);
    if (by_a_code) co_return co_await by_code(app, std::move(*asking), std::move(wanted));
    co_return co_await by_refresh_token(app, std::move(*asking), std::move(wanted));
}

void check_resource(const std::string& resource) {
    if (resource.empty()) return;
    if (resource.size() > 512) throw refuse::long_resource;
    auto colon = resource.find(':');
    if (colon == std::string::npos || colon == 0 || resource.find('/') < colon)
        throw refuse::relative_resource;
    if (resource.find('#') != std::string::npos) throw refuse::resource_fragment;
}

}  // namespace heliograph::oauth_apps
