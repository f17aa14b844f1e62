// What users announces. Facts about accounts, past tense.
#pragma once

#include <memory>
#include <string>

#include "src/users/model.h"

namespace heliograph::users {

struct UserCreated {
    User user;
    std::string invite_id;  // Of the team to whose invitation the person signed up; empty without one.
};

// Names, e-mail, props, settings or picture changed.
struct UserUpdated {
    User before;
    User after;
};

struct UserActivated {
    UserId user_id;
};

// Its sessions end with it.
struct UserDeactivated {
    UserId user_id;
};

struct UserRolesChanged {
    UserId user_id;
    std::string roles;
};

// Sessions end with the old password; the one that asked for the change is kept if there is one.
struct PasswordChanged {
    UserId user_id;
    std::shared_ptr<const sessions::Session> keep;
};

// A figure of the row changed that is told to nobody: failed attempts, last login, a better hash.
struct UserCounted {
    UserId user_id;
};

}  // namespace heliograph::users
