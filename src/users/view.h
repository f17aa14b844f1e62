// How an account looks on the wire: who sees which members.
#pragma once

#include <string>

#include "src/users/model.h"

namespace heliograph {
struct Config;
}

namespace heliograph::users {

// Who looks. `participant` is the short form inside threads.
struct Viewer {
    enum class As { self, admin, other, participant };
    As as = As::other;
    bool sees_email = true;
    bool sees_full_name = true;
};

// How somebody with these roles sees of. Administrators see everybody in full.
Viewer viewer_of(const Config& config, const User& looking, UserId of);
// The form for everyone else under these settings; for events that are made once for many.
Viewer viewer_other(const Config& config);

// Appends the account as a JSON object.
void write_user(std::string& out, const User& user, Viewer viewer);
std::string user_json(const User& user, Viewer viewer);

// True if the roles hold system_admin.
bool is_system_admin(const User& user);

// "nickname", "First Last" or "username", as TeammateNameDisplay says.
std::string display_name(const User& user, const std::string& teammate_name_display);

}  // namespace heliograph::users
