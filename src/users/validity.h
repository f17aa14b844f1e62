// What a user name, an address, a password and the other texts of an account may be. Pure.
#pragma once

#include <string>
#include <string_view>

#include "base/words/letters.h"
#include "src/config.h"
#include "src/users/model.h"

namespace heliograph::users {

bool is_valid_username(std::string_view name);
bool is_valid_email(std::string_view address);
bool has_accepted_domain(std::string_view address, std::string_view domains);

// Each throws the refusal that names what is wrong.
void check_account(const User& user);
void check_password(std::string_view password, const PasswordSettings& settings);

using heliograph::lower;
// Without the blanks at both ends.
std::string trimmed(std::string_view text);
std::size_t rune_count(std::string_view utf8);

// Defaults of a new account, as JSON texts.
extern const char* const default_notify_props;
extern const char* const default_timezone;

}  // namespace heliograph::users
