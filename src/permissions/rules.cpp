// Who may read and change roles.
#include "src/permissions/rules.h"

#include <algorithm>
#include <set>

#include "base/clock.h"
#include "base/random.h"
#include "base/store/database.h"
#include "src/permissions/console_names.h"
#include "src/permissions/events.h"
#include "src/permissions/ids.h"
#include "src/permissions/may.h"
#include "src/permissions/role_table.h"
#include "src/permissions/store.h"
#include "src/permissions/words.h"

namespace heliograph::permissions {

namespace {

constexpr std::size_t names_max = 100;

std::set<std::string_view> words_of(std::string_view text) {
    std::set<std::string_view> words;
    for_each_word(text, [&](std::string_view word) { words.insert(word); });
    return words;
}

bool known(const std::string& id) {
    static const auto now = words_of(ids_in_number_order());
    static const auto once = words_of(ids_no_longer_asked_for());
    return now.contains(id) || once.contains(id);
}

// The peer lets nobody hand these out or take them away.
void must_not_move_protected(const Role& before, const std::vector<std::string>& after) {
    for (const auto& fixed : {manage_system, manage_roles, sysconsole_read_user_management_system_roles,
                              sysconsole_write_user_management_system_roles}) {
        bool had = std::ranges::find(before.permissions, fixed.id) != before.permissions.end();
        bool has = std::ranges::find(after, fixed.id) != after.end();
        if (had != has) throw refuse::permission_not_to_be_moved.because(fixed.id);
    }
}

bool belongs_to_delegated_admins(std::string_view name) {
    return one_of(name, "system_admin", "system_manager", "system_user_manager", "system_read_only_admin",
                  "system_custom_group_admin", "shared_channel_manager", "secure_connection_manager");
}

bool belongs_to_members(std::string_view name) {
    return one_of(name, "system_user", "team_user", "team_admin", "channel_user", "channel_admin",
                  "system_guest", "team_guest", "channel_guest", "playbook_admin", "playbook_member",
                  "run_admin", "run_member");
}

Role save(Transaction& tx, Role role) {
    update_role(tx, row_of(role));
    tx.announce(RoleUpdated{role});
    return role;
}

}  // namespace

Task<std::vector<SharedRole>> list(App& app, SystemAdmin) { co_return app.roles.all(); }

Task<SharedRole> get(App& app, SignedIn, RoleId role_id) {
    auto role = app.roles.by_id(role_id);
    if (!role) throw refuse::no_such_role;
    co_return role;
}

Task<SharedRole> named(App& app, SignedIn, PathText name) {
    auto role = app.roles.by_name(name);
    if (!role) throw refuse::no_role_of_that_name;
    co_return role;
}

Task<std::vector<SharedRole>> of_names(App& app, SignedIn, std::vector<std::string> names) {
    if (names.empty()) throw refuse::invalid_body_param.because("rolenames");
    if (names.size() > names_max) throw refuse::too_many_names;
    std::vector<SharedRole> roles;
    std::set<std::string> asked;
    for (auto& name : names)
        if (asked.insert(name).second)
            if (auto role = app.roles.by_name(name)) roles.push_back(std::move(role));
    co_return roles;
}

Task<Role> patch(App& app, SignedIn caller, RoleId role_id, RolePatch patch) {
    auto before = app.roles.by_id(role_id);
    if (!before) throw refuse::no_such_role;
    if (one_of(before->name, "system_guest", "team_guest", "channel_guest"))
        throw refuse::guest_roles_need_a_licence;
    if (patch.permissions) must_not_move_protected(*before, *patch.permissions);
    if (belongs_to_delegated_admins(before->name))
        must(app, caller, manage_system);
    else if (!belongs_to_members(before->name))
        must(app, caller, sysconsole_write_user_management_system_roles);
    else
        must(app, caller, sysconsole_write_user_management_permissions);

    Role after = *before;
    if (patch.permissions) {
        for (const auto& id : *patch.permissions)
            if (!known(id)) throw refuse::unknown_permission.because(id);
        after.permissions = std::move(*patch.permissions);
    }
    after.update_at = app.clock.now();
    co_return co_await app.db.write(save, std::move(after));
}

Task<std::vector<std::string>> ancillary(App&, SignedIn, std::vector<std::string> wanted) {
    if (wanted.empty()) throw refuse::invalid_body_param.because("permissions");
    co_return wanted;
}

void prepare(App& app) {
    std::vector<RoleRow> missing;
    for (auto& role : roles_by_default()) {
        role.id = app.random.id<Role>();
        role.create_at = role.update_at = app.clock.now();
        missing.push_back(row_of(role));
    }
    app.db.write_now(insert_missing, std::move(missing));
    std::vector<Role> roles;
    for (const auto& row : app.db.read_now(stored_roles)) roles.push_back(role_of(row));
    app.roles.replace(roles);
}

}  // namespace heliograph::permissions
