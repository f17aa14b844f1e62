// The doors of permissions.
#include "src/capability.h"
#include "src/permissions/news.h"
#include "src/permissions/rules.h"

namespace heliograph::permissions {

void routes(Routes<App>& on) {
    on.get("/api/v4/roles", list, "List all roles");
    on.get("/api/v4/roles/{role_id}", get, "Get a role");
    on.get("/api/v4/roles/name/{role_name}", named, "Get a role by its name");
    on.post("/api/v4/roles/names", of_names, "Get the roles that have these names");
    on.put("/api/v4/roles/{role_id}/patch", patch, "Replace the permissions of a role");
    on.post("/api/v4/permissions/ancillary", ancillary, "List the permissions that others bring along");
}

void listen(App& app) {
    prepare(app);
    tell_news(app);
}

}  // namespace heliograph::permissions
