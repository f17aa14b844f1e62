// Making, reading and changing accounts.
#include "src/users/rules.h"

#include <functional>

#include "base/clock.h"
#include "base/crypto/passwords.h"
#include "base/random.h"
#include "base/store/database.h"
#include "base/words/workers.h"
#include "src/permissions/console_names.h"
#include "src/permissions/may.h"
#include "src/permissions/role_table.h"
#include "src/settings.h"
#include "src/users/cache.h"
#include "src/users/events.h"
#include "src/users/refusals.h"
#include "src/users/store.h"
#include "src/users/text_map.h"
#include "src/users/validity.h"
#include "src/users/view.h"

namespace heliograph::users {

namespace {

using permissions::may;

// The peer says which of the two unique texts is taken.
[[noreturn]] void refuse_taken(const Conflict& conflict) {
    if (conflict.mentions("email")) throw refuse::email_exists;
    throw refuse::username_exists;
}

ReadyJson seen(App& app, const SignedIn& caller, const User& user) {
    auto json = user_json(user, viewer_of(*app.settings.now(), *caller.user, user.id));
    auto version = std::to_string(user.update_at) + "." + std::to_string(std::hash<std::string>{}(json));
    return ReadyJson(std::move(json), std::move(version));
}

User patched(Transaction& tx, UserId id, UserPatch patch, Millis now) {
    auto before = find(tx, id);
    if (!before) throw refuse::missing_account;
    return change_account(tx, with_patch(*before, patch), now);
}

void forget_failed_attempts(Transaction& tx, UserId id) {
    set_failed_attempts(tx, id, 0);
    tx.announce(UserCounted{id});
}

void mark_verified(Transaction& tx, UserId id, Millis now) {
    auto before = find(tx, id);
    if (!before) throw refuse::missing_account;
    User after = *before;
    after.email_verified = true;
    change_account(tx, std::move(after), now);
}

void change_prop(Transaction& tx, UserId id, std::string key, std::string value, Millis now) {
    auto before = find(tx, id);
    if (!before) throw refuse::missing_account;
    User after = *before;
    TextMap props = read_texts(after.props);
    props[key] = std::move(value);
    after.props = write_texts(props);
    change_account(tx, std::move(after), now);
}

void check_sign_up(App& app, const Anyone& caller, const User& wanted, bool first, bool invited) {
    auto config = app.settings.now();
    bool admin = caller.user && app.roles.allows(caller.user->roles, permissions::manage_system);
    if (first || admin) return;
    if (!config->teams.EnableUserCreation || !config->email.EnableSignUpWithEmail)
        throw refuse::sign_up_disabled;
    if (!config->teams.EnableOpenServer && !invited) throw refuse::server_not_open;
    if (!has_accepted_domain(wanted.email, config->teams.RestrictCreationToDomains))
        throw refuse::foreign_domain;
}

}  // namespace

bool may_act_on(App& app, const SignedIn& caller, const User& on) {
    if (caller.user_id == on.id || may(app, caller, permissions::manage_system)) return true;
    return may(app, caller, permissions::edit_other_users) && !is_system_admin(on);
}

Task<std::shared_ptr<const User>> known(App& app, UserId id) {
    auto user = co_await app.user_cache.get(app.db, id);
    if (!user) throw refuse::missing_account;
    co_return user;
}

Task<std::shared_ptr<const User>> acted_on(App& app, SignedIn caller, UserId id) {
    if (caller.user_id != id && !may(app, caller, permissions::edit_other_users)) throw refuse::not_allowed;
    auto user = co_await known(app, id);
    if (!may_act_on(app, caller, *user)) throw refuse::not_allowed;
    co_return user;
}

User prepared(App& app, NewUser wanted) {
    Millis now = app.clock.now();
    auto or_else = [](const Json& sent, const char* usual) {
        TextMap texts = read_texts(sent);
        return texts.empty() ? Json{usual} : write_texts(texts);
    };
    std::string locale = wanted.locale;
    if (locale.empty()) locale = app.settings.now()->localization.DefaultClientLocale;
    User user{.id = app.random.id<User>(),
              .create_at = now,
              .update_at = now,
              .username = lower(wanted.username),
              .email = lower(wanted.email),
              .nickname = wanted.nickname,
              .first_name = wanted.first_name,
              .last_name = wanted.last_name,
              .roles = "system_user",
              .allow_marketing = wanted.allow_marketing,
              .props = or_else(wanted.props, "{}"),
              .notify_props = or_else(wanted.notify_props, default_notify_props),
              .last_password_update = now,
              .locale = std::move(locale),
              .position = wanted.position,
              .timezone = or_else(wanted.timezone, default_timezone),
              .remote_id = ""};
    check_account(user);
    return user;
}

User create_account(Transaction& tx, User user) { return create_invited(tx, std::move(user), ""); }

User create_invited(Transaction& tx, User user, std::string invite_id) {
    if (!user.is_bot && is_empty(tx)) user.roles = "system_user system_admin";
    try {
        insert(tx, user);
    } catch (const Conflict& conflict) {
        refuse_taken(conflict);
    }
    tx.announce(UserCreated{user, std::move(invite_id)});
    return user;
}

User change_account(Transaction& tx, User after, Millis now) {
    check_account(after);
    auto before = find(tx, after.id);
    if (!before) throw refuse::missing_account;
    after.update_at = std::max(now, before->update_at + 1);
    try {
        save(tx, after);
    } catch (const Conflict& conflict) {
        refuse_taken(conflict);
    }
    if (before->password != after.password) tx.announce(PasswordChanged{after.id, nullptr});
    if (before->roles != after.roles) tx.announce(UserRolesChanged{after.id, after.roles});
    tx.announce(UserUpdated{std::move(*before), after});
    return after;
}

User with_patch(User user, const UserPatch& patch) {
    if (patch.username) user.username = lower(*patch.username);
    if (patch.email && lower(*patch.email) != user.email) {
        user.email = lower(*patch.email);
        user.email_verified = false;
    }
    if (patch.nickname) user.nickname = *patch.nickname;
    if (patch.first_name) user.first_name = *patch.first_name;
    if (patch.last_name) user.last_name = *patch.last_name;
    if (patch.position) user.position = *patch.position;
    if (patch.locale) user.locale = *patch.locale;
    // Read and written again, so that only texts by key get into the row.
    if (patch.props) user.props = write_texts(read_texts(*patch.props));
    if (patch.notify_props) user.notify_props = write_texts(read_texts(*patch.notify_props));
    if (patch.timezone) user.timezone = write_texts(read_texts(*patch.timezone));
    return user;
}

void set_activity(Transaction& tx, UserId id, bool active, Millis now) {
    auto before = find(tx, id);
    if (!before) throw refuse::missing_account;
    User after = *before;
    after.update_at = now;
    after.delete_at = active ? 0 : now;
    save(tx, after);
    if (active)
        tx.announce(UserActivated{id});
    else
        tx.announce(UserDeactivated{id});
}

void check_password(App& app, const std::string& password) {
    check_password(password, app.settings.now()->passwords);
}

void set_roles_of(Transaction& tx, UserId id, std::string roles, Millis now) {
    auto before = find(tx, id);
    if (!before) throw refuse::missing_account;
    User after = *before;
    after.roles = roles;
    after.update_at = now;
    save(tx, after);
    tx.announce(UserRolesChanged{id, std::move(roles)});
}

Task<User> create(App& app, Anyone caller, NewUser wanted, SignUp way) {
    if (!way.t.empty()) throw refuse::bad_invitation;
    if (!wanted.auth_service.empty()) throw refuse::invalid_body_param;
    std::string password = wanted.password;
    User user = prepared(app, std::move(wanted));
    check_password(app, password);
    bool first = co_await app.db.read(is_empty);
    check_sign_up(app, caller, user, first, !way.iid.empty());
    user.password = co_await app.workers.run([password] { return passwords::hash(password); });
    co_return co_await app.db.write(create_invited, std::move(user), way.iid);
}

Task<ReadyJson> get(App& app, SignedIn caller, UserId id) {
    auto account = co_await app.user_cache.account(app.db, id);
    if (!account) throw refuse::missing_account;
    if (caller.user_id == id) co_return ReadyJson(account->self_json, account->version);
    co_return seen(app, caller, account->user);
}

Task<ReadyJson> by_username(App& app, SignedIn caller, PathText username) {
    auto user = co_await app.user_cache.by_username(app.db, lower(username));
    if (!user) throw refuse::missing_username;
    co_return seen(app, caller, *user);
}

Task<ReadyJson> by_email(App& app, SignedIn caller, PathText email) {
    bool hidden = !app.settings.now()->privacy.ShowEmailAddress;
    if (hidden && !is_system_admin(*caller.user)) throw refuse::not_allowed;
    auto user = co_await app.user_cache.by_email(app.db, lower(email));
    if (!user) throw refuse::missing_account;
    co_return seen(app, caller, *user);
}

Task<ReadyJson> patch(App& app, SignedIn caller, UserId id, UserPatch patch) {
    auto user = co_await acted_on(app, caller, id);
    if (patch.email && lower(*patch.email) != user->email && caller.user_id == id) {
        if (!patch.password) throw refuse::invalid_body_param.because("password");
        std::string password = patch.password.value_or(""), stored = user->password;
        bool right =
            co_await app.workers.run([password, stored] { return passwords::verify(password, stored); });
        if (!right) throw refuse::same_password_needed;
    }
    auto after = co_await app.db.write(patched, id, std::move(patch), app.clock.now());
    co_return ReadyJson(user_json(after, {Viewer::As::self}));
}

Task<Ok> set_roles(App& app, SignedIn caller, UserId id, NewRoles wanted) {
    permissions::must(app, caller, permissions::manage_roles);
    std::string name, roles;
    for (char c : wanted.roles + " ") {
        if (c != ' ') {
            name += c;
        } else if (!name.empty()) {
            if (!app.roles.by_name(name)) throw refuse::role_not_found;
            roles += (roles.empty() ? "" : " ") + name;
            name.clear();
        }
    }
    if (roles.empty()) throw refuse::invalid_body_param;
    bool takes_admin = (" " + roles + " ").find(" system_admin ") != std::string::npos;
    if (takes_admin && !may(app, caller, permissions::manage_system)) throw refuse::not_allowed;
    co_await app.db.write(set_roles_of, id, std::move(roles), app.clock.now());
    co_return Ok{};
}

Task<Ok> set_active(App& app, SignedIn caller, UserId id, Activation wanted) {
    if (!wanted.active) throw refuse::invalid_body_param;
    if (caller.user_id == id && !*wanted.active && !is_system_admin(*caller.user))
        throw refuse::self_deactivation_off;
    permissions::must(app, caller, permissions::sysconsole_write_user_management_users);
    auto user = co_await known(app, id);
    if (is_system_admin(*user)) permissions::must(app, caller, permissions::manage_system);
    co_await app.db.write(set_activity, id, *wanted.active, app.clock.now());
    co_return Ok{};
}

Task<Ok> deactivate(App& app, SignedIn caller, UserId id, Query<Deletion> query) {
    auto user = co_await acted_on(app, caller, id);
    if (caller.user_id == id && !is_system_admin(*caller.user)) throw refuse::self_deactivation_off;
    if (query.permanent) throw refuse::deletion_off;
    co_await app.db.write(set_activity, id, false, app.clock.now());
    co_return Ok{};
}

Task<Ok> reset_failed_attempts(App& app, SystemAdmin, UserId id) {
    co_await known(app, id);
    co_await app.db.write(forget_failed_attempts, id);
    co_return Ok{};
}

Task<Ok> verify_member_email(App& app, SystemAdmin, UserId id) {
    co_await app.db.write(mark_verified, id, app.clock.now());
    co_return Ok{};
}

Task<void> set_prop(App& app, UserId id, std::string key, std::string value) {
    co_await app.db.write(change_prop, id, std::move(key), std::move(value), app.clock.now());
}

}  // namespace heliograph::users
