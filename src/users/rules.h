// What may be done with accounts, and what happens then.
#pragma once

#include <string>

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/users/model.h"

namespace heliograph {
class Transaction;
struct Config;
}  // namespace heliograph

namespace heliograph::users {

// True if the caller is that person, or may edit others (never an administrator without being one).
bool may_act_on(App& app, const SignedIn& caller, const User& on);
// Throws not_allowed unless may_act_on; gives the account. Refuses unknown ids with missing_account.
Task<std::shared_ptr<const User>> acted_on(App& app, SignedIn caller, UserId id);

// For the command line, start-up, bots and notices: checked like any account, password already hashed (empty:
// nobody can log in). The first account of a server becomes its administrator. Announces UserCreated.
User create_account(Transaction& tx, User wanted);
// A new row with id, times and defaults filled in from what was sent. Throws the refusals of bad names.
User prepared(App& app, NewUser wanted);
// Changes an account inside a write: checks, bumps update_at, announces UserUpdated.
User change_account(Transaction& tx, User after, Millis now);
// Replaces props (text values by key) of an account; used by custom statuses.
Task<Ok> set_prop(App& app, UserId id, std::string key, std::string value);

}  // namespace heliograph::users
