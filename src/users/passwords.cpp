// Changing a password by the old one, by an administrator, or by a token that was mailed.
#include "src/users/passwords.h"

#include "base/clock.h"
#include "base/crypto/passwords.h"
#include "base/random.h"
#include "base/store/database.h"
#include "base/words/workers.h"
#include "src/settings.h"
#include "src/users/cache.h"
#include "src/users/events.h"
#include "src/users/refusals.h"
#include "src/users/rules.h"
#include "src/users/store.h"
#include "src/users/text_map.h"
#include "src/users/validity.h"

namespace heliograph::users {

namespace {

constexpr Millis mail_token_life_ms = 24 * 3600 * 1000;
constexpr const char* recovery = "password_recovery";
constexpr const char* verification = "verify_email";

void count_failed_attempt(Transaction& tx, UserId id) {
    add_failed_attempt(tx, id);
    tx.announce(UserCounted{id});
}

// Old tokens go when new ones come, so the table stays small without a timer.
void keep_mail_token(Transaction& tx, MailToken token) {
    delete_mail_tokens_before(tx, token.create_at - mail_token_life_ms);
    insert_mail_token(tx, token);
}

void reset_by_token(Transaction& tx, std::string token, UserId id, std::string hash, Millis now) {
    delete_mail_token(tx, token);
    change_password(tx, id, std::move(hash), now, nullptr);
}

void verify_by_token(Transaction& tx, std::string token, UserId id, Millis now) {
    delete_mail_token(tx, token);
    auto before = find(tx, id);
    if (!before) throw refuse::verify_link_invalid;
    User after = *before;
    after.email_verified = true;
    change_account(tx, std::move(after), now);
}

Task<void> make_mail_token(App& app, MailAddress wanted, std::string type) {
    auto user = co_await app.user_cache.by_email(app.db, lower(wanted.email));
    if (!user || user->delete_at != 0) co_return;
    MailToken token{.token = app.random.token(64),
                    .create_at = app.clock.now(),
                    .type = type,
                    .extra = write_texts({{"UserId", user->id.str()}, {"Email", user->email}})};
    co_await app.db.write(keep_mail_token, std::move(token));
}

}  // namespace

void change_password(Transaction& tx, UserId id, std::string hash, Millis now,
                     std::shared_ptr<const sessions::Session> keep) {
    set_password(tx, id, std::move(hash), now);
    tx.announce(PasswordChanged{id, std::move(keep)});
}

Task<Ok> set_own_password(App& app, SignedIn caller, UserId id, NewPassword wanted) {
    auto user = co_await acted_on(app, caller, id);
    bool self = caller.user_id == id;
    if (self) {
        if (wanted.current_password.empty()) throw refuse::invalid_body_param;
        std::string password = wanted.current_password.reveal(), stored = user->password;
        bool right =
            co_await app.workers.run([password, stored] { return passwords::verify(password, stored); });
        if (!right) {
            co_await app.db.write(count_failed_attempt, id);
            throw refuse::wrong_current_password;
        }
    }
    std::string next = wanted.new_password.reveal();
    check_password(app, next);
    std::string hash = co_await app.workers.run([next] { return passwords::hash(next); });
    co_await app.db.write(change_password, id, std::move(hash), app.clock.now(),
                          self ? caller.session : std::shared_ptr<const sessions::Session>());
    co_return Ok{};
}

Task<Ok> send_reset(App& app, Anyone, MailAddress wanted) {
    if (wanted.email.empty()) throw refuse::invalid_body_param;
    co_await make_mail_token(app, std::move(wanted), recovery);
    co_return Ok{};
}

Task<Ok> reset(App& app, Anyone, PasswordReset wanted) {
    if (wanted.token.size() != 64) throw refuse::invalid_body_param;
    auto token = co_await app.db.read(find_mail_token, wanted.token);
    if (!token || token->type != recovery) throw refuse::reset_link_invalid;
    if (app.clock.now() - token->create_at >= mail_token_life_ms) throw refuse::reset_link_expired;
    UserId id{text_at(token->extra, "UserId")};
    auto user = co_await app.user_cache.get(app.db, id);
    // A token is for the address it was mailed to.
    if (!user || user->email != text_at(token->extra, "Email")) throw refuse::reset_link_invalid;
    std::string next = wanted.new_password.reveal();
    check_password(app, next);
    std::string hash = co_await app.workers.run([next] { return passwords::hash(next); });
    co_await app.db.write(reset_by_token, wanted.token, id, std::move(hash), app.clock.now());
    co_return Ok{};
}

Task<Ok> send_verification(App& app, Anyone, MailAddress wanted) {
    if (wanted.email.empty()) throw refuse::invalid_body_param;
    co_await make_mail_token(app, std::move(wanted), verification);
    co_return Ok{};
}

Task<Ok> verify_address(App& app, Anyone, MailTokenRef wanted) {
    if (wanted.token.size() != 64) throw refuse::invalid_body_param;
    auto token = co_await app.db.read(find_mail_token, wanted.token);
    bool good =
        token && token->type == verification && app.clock.now() - token->create_at < mail_token_life_ms;
    if (!good) throw refuse::verify_link_invalid;
    UserId id{text_at(token->extra, "UserId")};
    auto user = co_await app.user_cache.get(app.db, id);
    if (!user || user->email != text_at(token->extra, "Email")) throw refuse::verify_link_invalid;
    co_await app.db.write(verify_by_token, wanted.token, id, app.clock.now());
    co_return Ok{};
}

}  // namespace heliograph::users
