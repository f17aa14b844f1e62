// The nouns of permissions: a role, its row, its patch, and what is refused.
#pragma once

#include <string>
#include <vector>

#include "base/words/describe.h"
#include "base/words/refusal.h"
#include "src/nouns.h"

namespace heliograph::permissions {

// A role on the wire.
struct Role {
    RoleId id;                             // 26 characters.
    std::string name;                      // The word that users and members carry: "channel_user".
    std::string display_name;              // Shown name, or the key of a translation.
    std::string description;               // What it is for, or the key of a translation.
    Millis create_at = 0;                  // When it was made.
    Millis update_at = 0;                  // When it last changed.
    Millis delete_at = 0;                  // When it was deleted, or 0; a deleted role grants nothing.
    std::vector<std::string> permissions;  // Ids of permissions.
    bool scheme_managed = false;           // Memberships carry it by a flag instead of by name.
    bool built_in = false;                 // Came with the server.
    Nullable<std::string> scheme_id;       // Always null here.
};
DESCRIBE(Role, id, name, display_name, description, create_at, update_at, delete_at, permissions,
         scheme_managed, built_in, scheme_id);

// A row of `roles`: the permissions are one text there.
struct RoleRow {
    RoleId id;                             // As in Role.
    std::string name;                      // As in Role.
    std::string display_name;              // As in Role.
    std::string description;               // As in Role.
    Millis create_at = 0;                  // As in Role.
    Millis update_at = 0;                  // As in Role.
    Millis delete_at = 0;                  // As in Role.
    std::string permissions;               // Ids, space-separated.
    bool scheme_managed = false;           // As in Role.
    bool built_in = false;                 // As in Role.
    std::optional<std::string> scheme_id;  // As in Role.
};
DESCRIBE(RoleRow, id, name, display_name, description, create_at, update_at, delete_at, permissions,
         scheme_managed, built_in, scheme_id);

// What PUT /roles/{id}/patch takes.
struct RolePatch {
    Optional<std::vector<std::string>> permissions;  // Replaces the whole list.
};
DESCRIBE(RolePatch, permissions);

namespace refuse {
using namespace heliograph::refuse;
inline constexpr Refusal no_such_role{404, "app.role.get.app_error", "There is no role with that id."};
inline constexpr Refusal no_role_of_that_name{404, "app.role.get_by_name.app_error",
                                              "There is no role with that name."};
inline constexpr Refusal too_many_names{400, "api.roles.get_multiple_by_name_too_many.request_error",
                                        "At most 100 roles can be asked for at once."};
inline constexpr Refusal guest_roles_need_a_licence{501, "api.roles.patch_roles.license.error",
                                                    "The guest roles cannot be changed on this server."};
inline constexpr Refusal permission_not_to_be_moved{
    501, "api.roles.patch_roles.not_allowed_permission.error",
    "One of these permissions can neither be added to a role nor taken from it."};
inline constexpr Refusal unknown_permission{400, "app.role.save.invalid_role.app_error",
                                            "One of these permissions does not exist."};
}  // namespace refuse

}  // namespace heliograph::permissions
