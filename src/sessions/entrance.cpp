// How a request becomes a caller: where the token stands, whose it is, and the rules for cookies.
#include <cctype>

#include "base/clock.h"
#include "base/crypto/hmac.h"
#include "base/wire/forms.h"
#include "base/wire/request.h"
#include "src/callers.h"
#include "src/permissions/may.h"
#include "src/sessions/cache.h"
#include "src/sessions/cookies.h"
#include "src/sessions/rules.h"
#include "src/sessions/scopes.h"
#include "src/settings.h"
#include "src/users/model.h"
#include "src/users/text_map.h"

namespace heliograph {

namespace {

using sessions::FoundToken;
using sessions::TokenSource;
using Entered = std::expected<SignedIn, Refusal>;

// A page without script cannot set a header: its form carries the token in a field.
std::string csrf_token_of(const Request& request) {
    if (auto sent = request.header("X-CSRF-Token"); !sent.empty()) return std::string(sent);
    if (!request.header("Content-Type").starts_with("application/x-www-form-urlencoded")) return {};
    auto form = read_form(request.body);
    const auto* field = form ? form->find("csrf_token") : nullptr;
    return field ? *field : std::string();
}

bool passes_csrf(App& app, const Request& request, const sessions::Session& session) {
    std::string expected = users::text_at(session.props, "csrf");
    std::string sent = csrf_token_of(request);
    if (!expected.empty() && crypto::constant_time_equal(sent, expected)) return true;
    // The peer's own older clients send only this header.
    return request.header("X-Requested-With") == "XMLHttpRequest" &&
           !app.settings.now()->sessions.ExperimentalStrictCSRFEnforcement;
}

// What depends on how the token came. A foreign page can make a browser send its cookie, but not a header.
std::optional<Refusal> fault_of_source(App& app, const Request& request, const FoundToken& found,
                                       const SignedIn& caller) {
    if (found.source == TokenSource::query && !caller.session->is_oauth)
        return sessions::refuse::token_provided;
    if (found.source == TokenSource::cookie && request.method != "GET" &&
        !passes_csrf(app, request, *caller.session))
        return refuse::session_expired;
    return std::nullopt;
}

Entered admitted(App& app, const Request& request, const FoundToken& found, Entered entered) {
    if (!entered) return entered;
    if (auto fault = fault_of_source(app, request, found, *entered)) return std::unexpected(*fault);
    sessions::touch(app, entered->session);
    return entered;
}

// Who tries many unknown tokens is refused before the database is asked.
Task<Entered> enter_by_unknown_token(App& app, std::string remote_address, std::string token) {
    bool limited = app.settings.now()->rate_limit.Enable;
    Millis now = app.clock.now();
    if (limited && !app.session_cache.strangers(remote_address, now).allowed)
        co_return std::unexpected(sessions::refuse::too_many_bad_tokens);
    auto entered = co_await sessions::by_token(app, std::move(token));
    if (limited && !entered) app.session_cache.met_stranger(remote_address, now);
    co_return entered;
}

// `app` and `request` outlive the call, as the router promises.
Task<Entered> enter_by_token(App& app, const Request* request, FoundToken found) {
    std::optional<Entered> known = sessions::by_cached_token(app, found.token);
    if (!known) known = co_await enter_by_unknown_token(app, request->remote_address, found.token);
    Entered entered = admitted(app, *request, found, std::move(*known));
    if (!entered) co_return entered;
    if (auto fault = co_await sessions::beyond_scope(app, request, entered->session))
        co_return std::unexpected(*fault);
    co_return entered;
}

// These are told even where nobody has to be known; other bad tokens are nobody's there.
bool is_told_everywhere(const Refusal& refusal, bool in_query) {
    std::string_view id = refusal.id;
    return id == sessions::refuse::beyond_scope.id || (in_query && id == sessions::refuse::token_provided.id);
}

}  // namespace

Task<std::expected<SignedIn, Refusal>> Entrance<App, SignedIn>::enter(App& app, const Request* request) {
    auto found = sessions::find_token(*request);
    if (found.token.empty()) co_return std::unexpected(refuse::session_expired);
    co_return co_await enter_by_token(app, request, std::move(found));
}

Task<std::expected<Anyone, Refusal>> Entrance<App, Anyone>::enter(App& app, const Request* request) {
    auto found = sessions::find_token(*request);
    if (found.token.empty()) co_return Anyone{};
    bool in_query = found.source == TokenSource::query;
    auto entered = co_await enter_by_token(app, request, std::move(found));
    if (entered) co_return Anyone{entered->user_id, entered->session, entered->user};
    if (is_told_everywhere(entered.error(), in_query)) co_return std::unexpected(entered.error());
    co_return Anyone{};
}

Task<std::expected<SystemAdmin, Refusal>> Entrance<App, SystemAdmin>::enter(App& app,
                                                                            const Request* request) {
    auto entered = co_await Entrance<App, SignedIn>::enter(app, request);
    if (!entered) co_return std::unexpected(entered.error());
    if (!permissions::may(app, *entered, permissions::manage_system))
        co_return std::unexpected(refuse::not_allowed);
    co_return SystemAdmin{std::move(*entered)};
}

void clear_bad_cookie(const Request& request, Answer& answer) {
    if (answer.status == 401 && !sessions::find_token(request).token.empty())
        answer.headers.push_back({"Set-Cookie", sessions::cleared_cookie()});
}

}  // namespace heliograph
