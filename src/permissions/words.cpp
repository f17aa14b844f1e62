// Between a role and its row.
#include "src/permissions/words.h"

#include "src/permissions/defaults.h"

namespace heliograph::permissions {

Role role_of(const RoleRow& row) {
    Role role{.id = row.id,
              .name = row.name,
              .display_name = row.display_name,
              .description = row.description,
              .create_at = row.create_at,
              .update_at = row.update_at,
              .delete_at = row.delete_at,
              .scheme_managed = row.scheme_managed,
              .built_in = row.built_in};
    for_each_word(row.permissions, [&](std::string_view id) { role.permissions.emplace_back(id); });
    return role;
}

RoleRow row_of(const Role& role) {
    RoleRow row{.id = role.id,
                .name = role.name,
                .display_name = role.display_name,
                .description = role.description,
                .create_at = role.create_at,
                .update_at = role.update_at,
                .delete_at = role.delete_at,
                .scheme_managed = role.scheme_managed,
                .built_in = role.built_in};
    // The peer's rows begin with a space, too.
    for (const auto& id : role.permissions) row.permissions.append(" ").append(id);
    return row;
}

std::vector<Role> roles_by_default() {
    std::vector<Role> roles;
    for (const auto& each : default_roles()) {
        std::string name = each.name;
        Role role{.name = name,
                  .display_name = "authentication.roles." + name + ".name",
                  .description = "authentication.roles." + name + ".description",
                  .scheme_managed = each.scheme_managed,
                  .built_in = true};
        for_each_word(permissions_of(each), [&](std::string_view id) { role.permissions.emplace_back(id); });
        roles.push_back(std::move(role));
    }
    return roles;
}

}  // namespace heliograph::permissions
