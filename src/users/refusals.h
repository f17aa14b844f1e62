// What users refuses; the ids are the peer's.
#pragma once

#include "base/words/refusal.h"

namespace heliograph::users::refuse {

using namespace heliograph::refuse;

inline constexpr Refusal missing_account{404, "app.user.missing_account.const", "Unable to find the user."};
inline constexpr Refusal missing_username{404, "app.user.get_by_username.app_error",
                                          "Unable to find an existing account with that user name."};
inline constexpr Refusal username_exists{400, "app.user.save.username_exists.app_error",
                                         "An account with that username already exists."};
inline constexpr Refusal email_exists{400, "app.user.save.email_exists.app_error",
                                      "An account with that email already exists."};
inline constexpr Refusal bad_username{
    400, "model.user.is_valid.username.app_error",
    "A username has 1 to 64 of a-z, 0-9, \".\", \"-\" and \"_\", begins with a letter and is not reserved."};
inline constexpr Refusal bad_email{400, "model.user.is_valid.email.app_error", "That is no email address."};
inline constexpr Refusal bad_nickname{400, "model.user.is_valid.nickname.app_error",
                                      "A nickname has up to 64 characters."};
inline constexpr Refusal bad_first_name{400, "model.user.is_valid.first_name.app_error",
                                        "A first name has up to 64 characters."};
inline constexpr Refusal bad_last_name{400, "model.user.is_valid.last_name.app_error",
                                       "A last name has up to 64 characters."};
inline constexpr Refusal bad_position{400, "model.user.is_valid.position.app_error",
                                      "A position has up to 128 characters."};
inline constexpr Refusal bad_locale{400, "model.user.is_valid.locale.app_error", "That is no locale."};
inline constexpr Refusal sign_up_disabled{501, "api.user.create_user.signup_email_disabled.app_error",
                                          "User sign-up with email is disabled."};
inline constexpr Refusal server_not_open{403, "api.user.create_user.no_open_server",
                                         "This server does not allow open sign-ups."};
inline constexpr Refusal foreign_domain{400, "api.user.create_user.accepted_domain.app_error",
                                        "The email address is not of an accepted domain."};
inline constexpr Refusal wrong_current_password{400, "api.user.update_password.incorrect.app_error",
                                                "The current password is incorrect."};
inline constexpr Refusal same_password_needed{401, "api.user.check_user_password.invalid.app_error",
                                              "A new email address needs the current password."};
inline constexpr Refusal reset_link_invalid{400, "api.user.reset_password.invalid_link.app_error",
                                            "The reset link does not appear to be valid."};
inline constexpr Refusal reset_link_expired{400, "api.user.reset_password.link_expired.app_error",
                                            "The password reset link has expired."};
inline constexpr Refusal verify_link_invalid{400, "api.user.verify_email.bad_link.app_error",
                                             "Bad verify email link."};
inline constexpr Refusal bad_invitation{400, "api.user.create_user.signup_link_invalid.app_error",
                                        "The invitation is not valid."};
inline constexpr Refusal role_not_found{400, "app.role.check_roles_exist.role_not_found",
                                        "One of the roles does not exist."};
inline constexpr Refusal self_deactivation_off{401, "api.user.update_active.not_enable.app_error",
                                               "You cannot deactivate yourself because it is not enabled."};
inline constexpr Refusal deletion_off{401, "api.user.delete_user.not_enabled.app_error",
                                      "Deleting accounts for good is not enabled."};
inline constexpr Refusal picture_missing{400, "api.user.upload_profile_user.no_file.app_error",
                                         "No file under \"image\" in the request."};
inline constexpr Refusal picture_unread{400, "api.user.upload_profile_user.parse.app_error",
                                        "The multipart form could not be read."};
inline constexpr Refusal picture_kind{400, "api.user.upload_profile_user.decode.app_error",
                                      "The picture could not be read: send PNG, JPEG, GIF or WebP."};
inline constexpr Refusal mfa_disabled{501, "mfa.mfa_disabled.app_error",
                                      "Multi-factor authentication is disabled on this server."};

}  // namespace heliograph::users::refuse
