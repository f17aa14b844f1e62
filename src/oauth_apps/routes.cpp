// The doors of OAuth apps: an API, a page for people, and an endpoint for programs.
#include "base/clock.h"
#include "base/wire/forms.h"
#include "base/wire/multipart.h"
#include "src/capability.h"
#include "src/oauth_apps/cache.h"
#include "src/oauth_apps/consent.h"
#include "src/oauth_apps/page.h"
#include "src/oauth_apps/refusals.h"
#include "src/oauth_apps/registration.h"
#include "src/oauth_apps/rules.h"
#include "src/oauth_apps/tokens.h"
#include "src/sessions/model.h"
#include "src/settings.h"
#include "src/users/model.h"
#include "src/users/text_map.h"

namespace heliograph::oauth_apps {

namespace {

Answer redirect(int status, const std::string& to) {
    Answer answer;
    answer.status = status;
    answer.content_type = "text/plain; charset=utf-8";
    answer.headers.push_back({"Location", to});
    answer.headers.push_back({"Cache-Control", "no-store"});
    return answer;
}

Answer too_often(const Verdict& verdict) {
    Answer answer =
        json_answer(429, to_json(RegistrationFault{"slow_down", "Too many requests; try again later."}));
    answer.headers.push_back({"Retry-After", std::to_string(verdict.retry_after_seconds)});
    return answer;
}

bool is_form(const Request& request) {
    auto type = read_media_type(request.header("Content-Type"));
    return type && type->type == "application/x-www-form-urlencoded";
}

Authorization from_form(const Form& form) {
    Authorization asked;
    for_each_member<Authorization>([&](auto member) {
        if (const auto* value = form.find(member.name)) asked.*member.pointer = *value;
    });
    return asked;
}

// Where the web client signs people in; it comes back to this very address of ours.
std::string login_address(App& app, const Request& request) {
    return app.settings.site_url() +
           "/login?redirect_to=" + percent_encode(request.path + "?" + request.query);
}

Task<Answer> page_for(App& app, Anyone caller, Request request) {
    auto asked = read_query<Authorization>(request);
    if (!asked) throw refuse::invalid_url_param;
    OAuthApp asking = co_await checked(app, *asked);
    if (caller.user_id.empty()) co_return redirect(302, login_address(app, request));
    SignedIn person{caller.user_id, caller.session, caller.user};
    if (asked->response_type != "code" && asked->response_type != "token")
        co_return redirect(302, back_with_error(*asked, "unsupported_response_type"));
    if (co_await needs_no_question(app, person.user_id, asking))
        co_return redirect(302, co_await allow(app, person, std::move(*asked)));
    Question question{.app = std::move(asking),
                      .asked = std::move(*asked),
                      .site_name = app.settings.now()->teams.SiteName,
                      .username = person.user->username,
                      .csrf = users::text_at(person.session->props, "csrf")};
    co_return consent_page(question);
}

// People see a page even where something is wrong.
Task<Answer> page_door(App& app, Anyone caller, Request request) {
    std::string site_name = app.settings.now()->teams.SiteName;
    try {
        co_return co_await page_for(app, std::move(caller), std::move(request));
    } catch (const Refusal& refusal) {
        co_return fault_page(refusal.status, site_name, refusal.sentence);
    } catch (const Refused& refused) {
        co_return fault_page(refused.refusal().status, site_name, refused.sentence());
    }
}

// Our own page sends a form and is sent on; the peer's clients send JSON and read where to go.
Task<Answer> authorize_door(App& app, SignedIn caller, Request request) {
    if (!is_form(request)) {
        auto asked = from_json<Authorization>(request.body);
        if (!asked) throw fault_in_body(asked.error());
        co_return json_answer(200,
                              to_json(RedirectTo{co_await allow(app, std::move(caller), std::move(*asked))}));
    }
    auto form = read_form(request.body);
    if (!form) throw refuse::invalid_body_param.because(form.error());
    Authorization asked = from_form(*form);
    const auto* decision = form->find("decision");
    if (decision && *decision == "allow")
        co_return redirect(303, co_await allow(app, std::move(caller), std::move(asked)));
    co_await checked(app, asked);
    co_return redirect(303, back_with_error(asked, "access_denied"));
}

TokenRequest token_request(const Request& request) {
    auto form = read_form(request.body);
    if (!form) throw refuse::invalid_body_param.because(form.error());
    auto text = [&](std::string_view name) {
        const auto* value = form->find(name);
        return value ? *value : std::string();
    };
    return {.grant_type = text("grant_type"),
            .client_id = text("client_id"),
            .client_secret = text("client_secret"),
            .code = text("code"),
            .redirect_uri = text("redirect_uri"),
            .code_verifier = text("code_verifier"),
            .refresh_token = text("refresh_token"),
            .resource = text("resource")};
}

// Who guesses is slowed down; who is right never is.
Task<Answer> token_door(App& app, Anyone, Request request) {
    bool limited = app.settings.now()->rate_limit.Enable;
    if (limited && !app.oauth_cache.failures(request.remote_address, app.clock.now()).allowed)
        throw refuse::too_many_failures;
    try {
        Answer answer = json_answer(200, to_json(co_await give_token(app, token_request(request))));
        answer.headers.push_back({"Cache-Control", "no-store"});
        co_return answer;
    } catch (const Refusal&) {
        if (limited) app.oauth_cache.failed(request.remote_address, app.clock.now());
        throw;
    }
}

Task<Answer> register_door(App& app, Anyone, Request request) {
    if (!takes_registrations(app))
        co_return json_answer(
            400, to_json(RegistrationFault{"unsupported_operation", "Registration is switched off here."}));
    if (app.settings.now()->rate_limit.Enable) {
        auto verdict = app.oauth_cache.registration(request.remote_address, app.clock.now());
        if (!verdict.allowed) co_return too_often(verdict);
    }
    auto wanted = from_json<Registration>(request.body);
    if (!wanted)
        co_return json_answer(
            400, to_json(RegistrationFault{"invalid_client_metadata", wanted.error().sentence()}));
    auto done = co_await register_itself(app, std::move(*wanted));
    if (auto* fault = std::get_if<RegistrationFault>(&done)) co_return json_answer(400, to_json(*fault));
    Answer answer = json_answer(201, to_json(std::get<Registered>(done)));
    answer.headers.push_back({"Cache-Control", "no-store"});
    co_return answer;
}

Task<ServerCard> card_door(App& app, Anyone, Request request) {
    require_provider(app, refuse::card_turned_off);
    std::string own = (request.secure ? "https://" : "http://") + std::string(request.header("Host"));
    co_return server_card(app, own);
}

}  // namespace

void routes(Routes<App>& on) {
    on.post("/api/v4/oauth/apps", create, "Register an OAuth app").answers(201);
    on.get("/api/v4/oauth/apps", list, "List OAuth apps");
    on.post("/api/v4/oauth/apps/register", register_door, "Register an app by itself (RFC 7591)")
        .answers(201);
    on.get("/api/v4/oauth/apps/{app_id}", get, "Get an OAuth app");
    on.put("/api/v4/oauth/apps/{app_id}", update, "Change an OAuth app");
    on.del("/api/v4/oauth/apps/{app_id}", remove, "Delete an OAuth app with all its tokens");
    on.post("/api/v4/oauth/apps/{app_id}/regen_secret", renew_secret, "Give an OAuth app a new secret");
    on.get("/api/v4/oauth/apps/{app_id}/info", info, "Get an OAuth app without its secret");
    on.get("/api/v4/users/{user_id}/oauth/apps/authorized", authorized,
           "List the apps that a person approved");
    on.get("/.well-known/oauth-authorization-server", card_door, "Describe this OAuth provider (RFC 8414)");
    on.get("/oauth/authorize", page_door, "Ask a person whether an app may act for him");
    on.post("/oauth/authorize", authorize_door, "Let an app act for oneself");
    on.post("/oauth/access_token", token_door, "Change a code or a refresh token for an access token");
    on.post("/oauth/deauthorize", deauthorize, "Take back what was approved, and end its token");
}

void listen(App& app) { listen_to_sessions(app); }

}  // namespace heliograph::oauth_apps
