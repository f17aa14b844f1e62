// What may be done with accounts, and what happens then.
#pragma once

#include <string>
#include <vector>

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/users/model.h"

namespace heliograph {
class Transaction;
}

namespace heliograph::users {

// True if the caller is that person, or may edit others (an administrator only by an administrator).
bool may_act_on(App& app, const SignedIn& caller, const User& on);
// The account, if the caller may act on it; else refuses, unknown ids too.
Task<std::shared_ptr<const User>> acted_on(App& app, SignedIn caller, UserId id);
// The account; refuses unknown ids with missing_account.
Task<std::shared_ptr<const User>> known(App& app, UserId id);

// How one came to sign up.
struct SignUp {
    std::string iid;  // The invite_id of a team, which is joined at once.
    std::string t;    // A token of an invitation by mail: there are none here.
};
DESCRIBE(SignUp, iid, t);

// A row with id, times and defaults filled in from what was sent; without password and roles. Throws the
// refusals of bad names.
User prepared(App& app, NewUser wanted);
// Stores an account inside a write and announces UserCreated; for the command line and bots too. The first
// account of a server becomes its administrator. An empty password hash means that nobody can log in.
User create_account(Transaction& tx, User user);
// The same for one who was invited to a team; whoever knows teams makes the membership, or refuses.
User create_invited(Transaction& tx, User user, std::string invite_id);
// Stores a changed account inside a write: checks it, bumps update_at, announces UserUpdated.
// Another hash announces PasswordChanged, other roles UserRolesChanged.
User change_account(Transaction& tx, User after, Millis now);
// With what a patch names; nothing is checked. The password of the patch is not the new one.
User with_patch(User user, const UserPatch& patch);
// Inside a write: deactivates or activates, and announces it. Sessions, bots and the like hear of it.
void set_activity(Transaction& tx, UserId id, bool active, Millis now);
// By the settings in force; throws the refusal that names all that is wrong.
void check_password(App& app, const std::string& password);
void set_roles_of(Transaction& tx, UserId id, std::string roles, Millis now);

Task<User> create(App& app, Anyone caller, NewUser wanted, SignUp way = {});
Task<ReadyJson> get(App& app, SignedIn caller, UserId id);
Task<ReadyJson> by_username(App& app, SignedIn caller, PathText username);
Task<ReadyJson> by_email(App& app, SignedIn caller, PathText email);
Task<ReadyJson> patch(App& app, SignedIn caller, UserId id, UserPatch patch);
Task<Ok> set_roles(App& app, SignedIn caller, UserId id, NewRoles wanted);
Task<Ok> set_active(App& app, SignedIn caller, UserId id, Activation wanted);
Task<Ok> deactivate(App& app, SignedIn caller, UserId id, Query<Deletion> query);
Task<Ok> reset_failed_attempts(App& app, SystemAdmin caller, UserId id);
Task<Ok> verify_member_email(App& app, SystemAdmin caller, UserId id);

// Sets one of the text values in props; an empty value stays as an empty text.
Task<void> set_prop(App& app, UserId id, std::string key, std::string value);

}  // namespace heliograph::users
