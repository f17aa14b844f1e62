// The table as bit sets, found by the role's name.
#include "src/permissions/role_table.h"

#include <algorithm>
#include <bitset>
#include <unordered_map>

#include "src/permissions/ids.h"
#include "src/permissions/words.h"

namespace heliograph::permissions {

namespace {

using Bits = std::bitset<permission_count>;

const std::unordered_map<std::string_view, std::size_t>& numbers() {
    static const auto made = [] {
        std::unordered_map<std::string_view, std::size_t> numbers;
        for_each_word(ids_in_number_order(),
                      [&](std::string_view id) { numbers.emplace(id, numbers.size()); });
        return numbers;
    }();
    return made;
}

Bits bits_of(const Role& role) {
    Bits bits;
    if (role.delete_at != 0) return bits;
    for (const auto& id : role.permissions)
        if (auto found = numbers().find(id); found != numbers().end()) bits.set(found->second);
    return bits;
}

}  // namespace

struct RoleTable::Frozen {
    struct Entry {
        std::shared_ptr<const Role> role;
        Bits bits;
    };
    std::vector<Entry> entries;  // Sorted by name.

    const Entry* find(std::string_view name) const {
        auto at = std::ranges::lower_bound(entries, name, {},
                                           [](const Entry& e) { return std::string_view(e.role->name); });
        return at != entries.end() && at->role->name == name ? &*at : nullptr;
    }
};

RoleTable::RoleTable() { replace(roles_by_default()); }
RoleTable::~RoleTable() = default;

std::shared_ptr<const RoleTable::Frozen> RoleTable::now() const {
    std::lock_guard hold(mutex_);
    return frozen_;
}

bool RoleTable::allows(std::string_view roles, Permission permission) const {
    auto frozen = now();
    bool allowed = false;
    for_each_word(roles, [&](std::string_view name) {
        if (allowed) return;
        const auto* entry = frozen->find(name);
        allowed = entry && entry->bits.test(permission.number);
    });
    return allowed;
}

std::shared_ptr<const Role> RoleTable::by_name(std::string_view name) const {
    auto frozen = now();
    const auto* entry = frozen->find(name);
    return entry ? entry->role : nullptr;
}

std::shared_ptr<const Role> RoleTable::by_id(RoleId id) const {
    for (const auto& entry : now()->entries)
        if (entry.role->id == id) return entry.role;
    return nullptr;
}

std::vector<std::shared_ptr<const Role>> RoleTable::all() const {
    std::vector<std::shared_ptr<const Role>> roles;
    for (const auto& entry : now()->entries) roles.push_back(entry.role);
    return roles;
}

void RoleTable::replace(const std::vector<Role>& roles) {
    auto next = std::make_shared<Frozen>();
    for (const auto& role : roles)
        next->entries.push_back({std::make_shared<const Role>(role), bits_of(role)});
    std::ranges::sort(next->entries, {}, [](const auto& entry) { return entry.role->name; });
    std::lock_guard hold(mutex_);
    frozen_ = std::move(next);
}

}  // namespace heliograph::permissions
