// The doors of sessions.
#include "base/clock.h"
#include "src/capability.h"
#include "src/sessions/cache.h"
#include "src/sessions/cookies.h"
#include "src/sessions/login.h"
#include "src/sessions/rules.h"
#include "src/sessions/tokens.h"
#include "src/settings.h"
#include "src/users/validity.h"
#include "src/users/view.h"

namespace heliograph::sessions {

namespace {

// The peer ignores members that are no text, and takes what is no object for an empty one.
Login read_login(const std::string& body) {
    Login login;
    auto value = parse_json(body);
    if (!value || !value->is_object()) return login;
    auto text = [&](std::string_view name) {
        const auto* member = find_member(value->get_object(), name);
        return member && member->is_string() ? std::string(std::string_view(member->get_string()))
                                             : std::string();
    };
    return {text("id"), text("login_id"), Secret(text("password")), text("token"), text("device_id")};
}

Answer too_often(int retry_after_seconds) {
    Answer answer;
    answer.status = 429;
    answer.content_type = "text/plain; charset=utf-8";
    answer.headers.push_back({"Retry-After", std::to_string(retry_after_seconds)});
    answer.body = "limit exceeded\n";
    return answer;
}

// Stands in front of the hashing, which is what a stranger would make us do.
Task<Answer> login_door(App& app, Anyone, Request request) {
    Login wanted = read_login(request.body);
    auto config = app.settings.now();
    if (config->rate_limit.Enable) {
        std::string key = request.remote_address + " " + wanted.id + users::lower(wanted.login_id);
        auto verdict = app.session_cache.allow_login(key, app.clock.now());
        if (!verdict.allowed) co_return too_often(verdict.retry_after_seconds);
    }
    bool browser = request.header("X-Requested-With") == "XMLHttpRequest";
    auto in = co_await log_in(app, std::move(wanted), origin_of(request));
    Answer answer = json_answer(200, users::user_json(in.user, {users::Viewer::As::self}));
    answer.headers.push_back({"Token", in.session.token});
    if (browser)
        for (auto& cookie : login_cookies(*config, request, in.session, app.clock.now()))
            answer.headers.push_back({"Set-Cookie", std::move(cookie)});
    co_return answer;
}

Task<Answer> device_door(App& app, SignedIn caller, Request request, Device device) {
    Session session = *caller.session;
    bool on_phone = !device.device_id.empty();
    co_await attach_device(app, std::move(caller), std::move(device));
    Answer answer = json_answer(200, R"({"status":"OK"})");
    if (on_phone)
        answer.headers.push_back(
            {"Set-Cookie", token_cookie(*app.settings.now(), request, session, app.clock.now())});
    co_return answer;
}

Task<Answer> logout_door(App& app, Anyone caller) {
    co_await log_out(app, std::move(caller));
    Answer answer = json_answer(200, R"({"status":"OK"})");
    answer.headers.push_back({"Set-Cookie", cleared_cookie()});
    co_return answer;
}

}  // namespace

void routes(Routes<App>& on) {
    on.post("/api/v4/users/login", login_door, "Log in with a password");
    on.post("/api/v4/users/logout", logout_door, "End the session");
    on.get("/api/v4/users/{user_id}/sessions", list, "List the sessions of an account");
    on.post("/api/v4/users/{user_id}/sessions/revoke", revoke, "End a session");
    on.post("/api/v4/users/{user_id}/sessions/revoke/all", revoke_all, "End all sessions of an account");
    on.post("/api/v4/users/sessions/revoke/all", revoke_everyone, "End the sessions of everyone");
    on.put("/api/v4/users/sessions/device", device_door, "Tell which phone the session is on");
    on.post("/api/v4/users/{user_id}/tokens", create_token, "Make a personal access token");
    on.get("/api/v4/users/{user_id}/tokens", tokens_of, "List the personal access tokens of an account");
    on.get("/api/v4/users/tokens", all_tokens, "List everyone's personal access tokens");
    on.post("/api/v4/users/tokens/search", search_tokens, "Search personal access tokens");
    on.post("/api/v4/users/tokens/revoke", revoke_token, "End a personal access token for good");
    on.post("/api/v4/users/tokens/disable", disable_token, "Switch a personal access token off");
    on.post("/api/v4/users/tokens/enable", enable_token, "Switch a personal access token on");
    on.get("/api/v4/users/tokens/{token_id}", get_token, "Get a personal access token");
}

void listen(App& app) {
    app.session_cache.listen(app.bus);
    listen_to_users(app);
}

}  // namespace heliograph::sessions
