// New passwords, forgotten passwords and confirmed addresses.
#pragma once

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/users/model.h"

namespace heliograph {
class Transaction;
}

namespace heliograph::users {

// Stores a new hash inside a write and announces PasswordChanged; sessions other than `keep` end.
void change_password(Transaction& tx, UserId id, std::string hash, Millis now,
                     std::shared_ptr<const sessions::Session> keep);

Task<Ok> set_own_password(App& app, SignedIn caller, UserId id, NewPassword wanted);
// Always Ok: a stranger learns nothing about who has an account.
Task<Ok> send_reset(App& app, Anyone caller, MailAddress wanted);
Task<Ok> reset(App& app, Anyone caller, PasswordReset wanted);
Task<Ok> send_verification(App& app, Anyone caller, MailAddress wanted);
Task<Ok> verify_address(App& app, Anyone caller, MailTokenRef wanted);

}  // namespace heliograph::users
