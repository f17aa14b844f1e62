// Finding callers, listing and ending sessions, keeping them alive.
#include "src/sessions/rules.h"

#include <algorithm>

#include "base/clock.h"
#include "base/random.h"
#include "base/store/database.h"
#include "src/sessions/cache.h"
#include "src/sessions/events.h"
#include "src/sessions/scopes.h"
#include "src/sessions/store.h"
#include "src/settings.h"
#include "src/users/cache.h"
#include "src/users/events.h"
#include "src/users/rules.h"
#include "src/users/text_map.h"

namespace heliograph::sessions {

namespace {

using Entered = std::expected<SignedIn, Refusal>;

constexpr Millis minute_ms = 60 * 1000;
constexpr Millis hour_ms = 60 * minute_ms;
constexpr Millis touch_window_ms = 5 * minute_ms;
constexpr Millis hundred_years_ms = 100ll * 365 * 24 * hour_ms;

bool is_access_token(const Session& session) {
    return users::text_at(session.props, "type") == type_user_access_token;
}

bool is_idle(const SessionSettings& settings, const Session& session, Millis now) {
    if (settings.ExtendSessionLengthWithActivity || settings.SessionIdleTimeoutInMinutes <= 0) return false;
    if (session.is_oauth || !session.device_id.empty() || is_access_token(session)) return false;
    return now - session.last_activity_at > settings.SessionIdleTimeoutInMinutes * minute_ms;
}

// Whether this session of this owner opens doors now.
Entered judged(App& app, std::shared_ptr<const Session> session, std::shared_ptr<const users::User> user) {
    Millis now = app.clock.now();
    auto config = app.settings.now();
    bool over = session->expires_at > 0 && session->expires_at <= now;
    if (over || !user || user->delete_at != 0 || is_idle(config->sessions, *session, now))
        return std::unexpected(refuse::session_expired);
    if (!config->integrations.EnableUserAccessTokens && !user->is_bot && is_access_token(*session))
        return std::unexpected(refuse::session_expired);
    return SignedIn{user->id, std::move(session), std::move(user)};
}

// Two requests may bring a new token at once; one session is enough. The token may have been ended since it
// was read.
void keep_once(Transaction& tx, Session session) {
    if (find_by_token(tx, session.token)) return;
    auto token = find_access_token_by_secret(tx, session.token);
    if (!token || !token->is_active) return;
    insert(tx, session);
    tx.announce(SessionsChanged{session.user_id, {session.token}});
}

// The first use of a personal access token makes its session.
Task<bool> open_access_token(App& app, std::string secret) {
    auto token = co_await app.db.read(find_access_token_by_secret, secret);
    if (!token || !token->is_active) co_return false;
    auto user = co_await app.user_cache.get(app.db, token->user_id);
    if (!user || user->delete_at != 0) co_return false;
    Millis now = app.clock.now();
    users::TextMap props{{"type", type_user_access_token}, {"user_access_token_id", token->id.str()}};
    if (user->is_bot) props["is_bot"] = "true";
    if (auto scope = co_await app.db.read(find_scope, token->id))
        for (auto& [key, value] : props_of(*scope)) props[key] = value;
    Session session{.id = app.random.id<Session>(),
                    .token = std::move(secret),
                    .create_at = now,
                    .expires_at = now + hundred_years_ms,
                    .last_activity_at = now,
                    .user_id = user->id,
                    .roles = user->roles,
                    .props = users::write_texts(props)};
    co_await app.db.write(keep_once, std::move(session));
    co_return true;
}

void move_expiry(Transaction& tx, std::shared_ptr<const Session> session, Millis expires_at) {
    set_expiry(tx, session->id, expires_at);
    tx.announce(SessionsChanged{session->user_id, {session->token}});
}

void move_activity(Transaction& tx, std::shared_ptr<const Session> session, Millis at) {
    set_activity(tx, session->id, at);
    tx.announce(SessionsChanged{session->user_id, {session->token}});
}

using Move = void (*)(Transaction&, std::shared_ptr<const Session>, Millis);
Task<void> move_later(App& app, std::shared_ptr<const Session> session, Move move, Millis to) {
    try {
        co_await app.db.write(move, session, to);
    } catch (...) {
        // The next request tries again.
    }
    app.session_cache.end_write(session->id);
}

void end_one(Transaction& tx, Session session) {
    tx.announce(SessionsEnded{session.user_id, remove(tx, session.id)});
}

void end_everyone(Transaction& tx) {
    remove_everything(tx);
    tx.announce(SessionsEnded{.everyone = true});
}

void change_device(Transaction& tx, Session session) {
    auto tokens = remove_of_device(tx, session.user_id, session.device_id, session.id);
    save(tx, session);
    tx.announce(SessionsChanged{session.user_id, {session.token}});
    if (!tokens.empty()) tx.announce(SessionsEnded{session.user_id, std::move(tokens)});
}

}  // namespace

std::optional<Entered> by_cached_token(App& app, const std::string& token) {
    auto session = app.session_cache.find(token);
    if (!session) return std::nullopt;
    auto user = app.user_cache.find(session->user_id);
    if (!user) return std::nullopt;
    return judged(app, std::move(session), std::move(user));
}

Task<Entered> by_token(App& app, std::string token) {
    // Every token we give out is an id; whatever else comes is not worth a look into the database.
    if (!IdText(token).valid()) co_return std::unexpected(refuse::session_expired);
    auto session = co_await app.session_cache.get(app.db, token);
    if (!session && co_await open_access_token(app, token))
        session = co_await app.session_cache.get(app.db, token);
    if (!session) co_return std::unexpected(refuse::session_expired);
    auto user = co_await app.user_cache.get(app.db, session->user_id);
    co_return judged(app, std::move(session), std::move(user));
}

Millis length_ms(App& app, const Session& session) {
    auto config = app.settings.now();
    const auto& settings = config->sessions;
    if (session.is_oauth) return settings.SessionLengthSSOInHours * hour_ms;
    bool mobile = !session.device_id.empty() || users::text_at(session.props, "isMobile") == "true";
    return (mobile ? settings.SessionLengthMobileInHours : settings.SessionLengthWebInHours) * hour_ms;
}

void extend(App& app, const SignedIn& caller) {
    if (!caller.session || !app.settings.now()->sessions.ExtendSessionLengthWithActivity) return;
    Millis length = length_ms(app, *caller.session), now = app.clock.now();
    Millis window = std::max(5 * minute_ms, std::min(length / 100, 24 * hour_ms));
    if (now - (caller.session->expires_at - length) < window) return;
    if (!app.session_cache.begin_write(caller.session->id)) return;
    spawn("extend session", move_later(app, caller.session, move_expiry, now + length));
}

void touch(App& app, const std::shared_ptr<const Session>& session) {
    Millis now = app.clock.now();
    if (now - session->last_activity_at < touch_window_ms) return;
    if (!app.session_cache.begin_write(session->id)) return;
    spawn("touch session", move_later(app, session, move_activity, now));
}

void end_all_of(Transaction& tx, UserId user_id) {
    tx.announce(SessionsEnded{user_id, remove_of_user(tx, user_id, SessionId{})});
}

Session session_of_app(App& app, const users::User& user, OAuthAppId app_id, const std::string& app_name) {
    Millis now = app.clock.now();
    users::TextMap props{{"platform", app_name},
                         {"os", "OAuth2"},
                         {"browser", "OAuth2"},
                         {"csrf", app.random.id_text().str()},
                         {"oauth_app_id", app_id.str()}};
    Session session{.id = app.random.id<Session>(),
                    .token = app.random.id_text().str(),
                    .create_at = now,
                    .last_activity_at = now,
                    .user_id = user.id,
                    .roles = user.roles,
                    .is_oauth = true,
                    .props = users::write_texts(props)};
    session.expires_at = now + length_ms(app, session);
    return session;
}

void keep(Transaction& tx, const Session& session) {
    insert(tx, session);
    tx.announce(SessionMade{session});
}

void end_by_token(Transaction& tx, UserId user_id, const std::string& token) {
    auto dead = remove_token(tx, token);
    if (!dead.empty()) tx.announce(SessionsEnded{user_id, std::move(dead)});
}

Task<std::vector<Session>> list(App& app, SignedIn caller, UserId user_id) {
    co_await users::acted_on(app, caller, user_id);
    auto sessions = co_await app.db.read(of_user, user_id);
    for (auto& session : sessions) session.token.clear();
    co_return sessions;
}

Task<Ok> revoke(App& app, SignedIn caller, UserId user_id, SessionRef wanted) {
    co_await users::acted_on(app, caller, user_id);
    if (wanted.session_id.empty()) throw refuse::invalid_body_param;
    auto session = co_await app.db.read(find, SessionId(wanted.session_id));
    if (!session) throw refuse::session_not_found;
    if (session->user_id != user_id) throw refuse::invalid_url_param;
    co_await app.db.write(end_one, std::move(*session));
    co_return Ok{};
}

Task<Ok> revoke_all(App& app, SignedIn caller, UserId user_id) {
    co_await users::acted_on(app, caller, user_id);
    co_await app.db.write(end_all_of, user_id);
    co_return Ok{};
}

Task<Ok> revoke_everyone(App& app, SystemAdmin) {
    co_await app.db.write(end_everyone);
    co_return Ok{};
}

namespace {

// Three numbers with dots between them, and what else a version says after "-" or "+".
bool is_version(std::string_view text) {
    text = text.substr(0, text.find_first_of("-+"));
    std::size_t dots = 0;
    char before = '.';
    for (char c : text) {
        if (c == '.' ? before == '.' : c < '0' || c > '9') return false;
        dots += c == '.';
        before = c;
    }
    return dots == 2 && before != '.';
}

}  // namespace

Task<Ok> attach_device(App& app, SignedIn caller, Device device) {
    const auto& silent = device.device_notification_disabled;
    if (!silent.empty() && silent != "true" && silent != "false")
        throw refuse::invalid_body_param.because("device_notification_disabled");
    if (!device.mobile_version.empty() && !is_version(device.mobile_version))
        throw refuse::invalid_body_param.because("mobile_version");
    Session session = *caller.session;
    auto props = users::read_texts(session.props);
    if (!device.device_id.empty()) {
        session.device_id = device.device_id;
        session.expires_at = app.clock.now() + length_ms(app, session);
        props["isMobile"] = "true";
    }
    if (!device.device_notification_disabled.empty())
        props["device_notification_disabled"] = device.device_notification_disabled;
    if (!device.mobile_version.empty()) props["mobile_version"] = device.mobile_version;
    session.props = users::write_texts(props);
    co_await app.db.write(change_device, std::move(session));
    co_return Ok{};
}

Task<void> log_out(App& app, Anyone caller) {
    if (caller.session) co_await app.db.write(end_one, *caller.session);
}

void listen_to_users(App& app) {
    app.bus.inside<users::UserDeactivated>(
        [](Transaction& tx, const users::UserDeactivated& news) { end_all_of(tx, news.user_id); });
    app.bus.inside<users::PasswordChanged>([&app](Transaction& tx, const users::PasswordChanged& news) {
        if (!app.settings.now()->sessions.TerminateSessionsOnPasswordChange) return;
        SessionId keep = news.keep ? news.keep->id : SessionId{};
        tx.announce(SessionsEnded{news.user_id, remove_of_user(tx, news.user_id, keep)});
    });
    app.bus.inside<users::UserRolesChanged>([](Transaction& tx, const users::UserRolesChanged& news) {
        set_roles(tx, news.user_id, news.roles);
        std::vector<std::string> tokens;
        for (auto& session : of_user(tx, news.user_id)) tokens.push_back(std::move(session.token));
        tx.announce(SessionsChanged{news.user_id, std::move(tokens)});
    });
}

}  // namespace heliograph::sessions
