// From a name and a password to a session.
#include "src/sessions/login.h"

#include "base/clock.h"
#include "base/crypto/passwords.h"
#include "base/random.h"
#include "base/store/database.h"
#include "base/words/workers.h"
#include "src/sessions/cookies.h"
#include "src/sessions/events.h"
#include "src/sessions/rules.h"
#include "src/sessions/store.h"
#include "src/settings.h"
#include "src/users/events.h"
#include "src/users/store.h"
#include "src/users/text_map.h"
#include "src/users/validity.h"

namespace heliograph::sessions {

namespace {

constexpr std::int64_t sessions_a_user_max = 500;

// The words depend on what the settings let one log in with.
Refusal wrong_credentials_of(const EmailSettings& settings) {
    if (settings.EnableSignInWithUsername && settings.EnableSignInWithEmail) return refuse::wrong_credentials;
    if (settings.EnableSignInWithUsername) return refuse::wrong_credentials_username;
    if (settings.EnableSignInWithEmail) return refuse::wrong_credentials_email;
    return refuse::wrong_credentials_sso;
}

std::optional<users::User> account_for(Reader& db, Login wanted, bool by_username, bool by_email) {
    if (!wanted.id.empty()) return users::find(db, UserId(wanted.id));
    std::string name = users::lower(users::trimmed(wanted.login_id));
    std::optional<users::User> user;
    if (by_username) user = users::find_by_username(db, name);
    if (!user && by_email) user = users::find_by_email(db, name);
    return user;
}

void count_wrong_password(Transaction& tx, UserId user_id) {
    users::add_failed_attempt(tx, user_id);
    tx.announce(users::UserCounted{user_id});
}

// better_hash is empty when the stored one is good enough.
void keep_login(Transaction& tx, Session session, std::string better_hash) {
    auto dead = remove_expired(tx, session.user_id, session.create_at);
    auto append = [&](std::vector<std::string> more) { dead.insert(dead.end(), more.begin(), more.end()); };
    if (!session.device_id.empty())
        append(remove_of_device(tx, session.user_id, session.device_id, session.id));
    insert(tx, session);
    append(remove_surplus(tx, session.user_id, sessions_a_user_max));
    users::set_last_login(tx, session.user_id, session.create_at);
    if (!better_hash.empty()) users::set_hash(tx, session.user_id, std::move(better_hash));
    tx.announce(users::UserCounted{session.user_id});
    if (!dead.empty()) tx.announce(SessionsEnded{session.user_id, std::move(dead)});
    tx.announce(SessionMade{session});
}

Session new_session(App& app, const users::User& user, const Login& wanted, const Origin& origin) {
    Millis now = app.clock.now();
    Browser browser = browser_of(origin.user_agent);
    bool mobile = !wanted.device_id.empty() || browser.is_mobile_app;
    users::TextMap props{{"platform", browser.platform},
                         {"os", browser.os},
                         {"browser", browser.name},
                         {"csrf", app.random.id_text().str()},
                         {"isMobile", mobile ? "true" : "false"},
                         {"isOAuthUser", "false"},
                         {"isSaml", "false"},
                         {"is_guest", "false"}};
    Session session{.id = app.random.id<Session>(),
                    .token = app.random.id_text().str(),
                    .create_at = now,
                    .last_activity_at = now,
                    .user_id = user.id,
                    .device_id = wanted.device_id,
                    .roles = user.roles,
                    .props = users::write_texts(props)};
    session.expires_at = now + length_ms(app, session);
    return session;
}

struct Check {
    bool right = false;
    std::string better_hash;
};

Check verdict_on(const std::string& password, const std::string& stored) {
    // A hash of nobody's password costs the same time.
    Check verdict{passwords::verify(password, stored.empty() ? passwords::decoy() : stored), {}};
    verdict.right = verdict.right && !stored.empty();
    if (verdict.right && passwords::needs_rehash(stored)) verdict.better_hash = passwords::hash(password);
    return verdict;
}

}  // namespace

Task<LoggedIn> log_in(App& app, Login wanted, Origin origin) {
    auto config = app.settings.now();
    if (wanted.password.empty()) throw refuse::blank_password;
    auto user = co_await app.db.read(account_for, wanted, config->email.EnableSignInWithUsername,
                                     config->email.EnableSignInWithEmail);
    if (user) {
        if (user->delete_at != 0) throw refuse::inactive;
        if (user->is_bot) throw refuse::bot_login_forbidden;
        if (user->failed_attempts >= config->sessions.MaximumLoginAttempts) throw refuse::too_many_attempts;
    }
    std::string password = wanted.password.reveal(), stored = user ? user->password : std::string();
    Check verdict = co_await app.workers.run([password, stored] { return verdict_on(password, stored); });
    if (!verdict.right) {
        if (user) co_await app.db.write(count_wrong_password, user->id);
        throw wrong_credentials_of(config->email);
    }
    if (config->email.RequireEmailVerification && !user->email_verified) throw refuse::not_verified;
    Session session = new_session(app, *user, wanted, origin);
    co_await app.db.write(keep_login, session, std::move(verdict.better_hash));
    // The peer's answer still tells of the attempts that this login has wiped out.
    user->last_login = session.create_at;
    co_return LoggedIn{std::move(session), std::move(*user)};
}

}  // namespace heliograph::sessions
