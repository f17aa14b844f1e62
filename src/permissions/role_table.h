// Which role may what: a frozen table in memory, replaced whole when a role changes. Safe from any thread.
#pragma once

#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "src/permissions/model.h"
#include "src/permissions/names.h"

namespace heliograph::permissions {

class RoleTable {
public:
    // Holds the default roles until replaced.
    RoleTable();
    ~RoleTable();

    // True if one of the space-separated roles holds the permission. Unknown and deleted roles grant nothing.
    bool allows(std::string_view roles, Permission permission) const;
    // Nullptr if there is none.
    std::shared_ptr<const Role> by_name(std::string_view name) const;
    std::shared_ptr<const Role> by_id(RoleId id) const;
    std::vector<std::shared_ptr<const Role>> all() const;

    void replace(const std::vector<Role>& roles);

private:
    struct Frozen;
    std::shared_ptr<const Frozen> now() const;

    mutable std::mutex mutex_;              // Safe by itself.
    std::shared_ptr<const Frozen> frozen_;  // Guarded by mutex_.
};

}  // namespace heliograph::permissions
