// role_updated to every connection; the table in memory follows first.
#include "src/permissions/news.h"

#include "base/events/bus.h"
#include "base/wire/write_json.h"
#include "src/broadcasts/model.h"
#include "src/permissions/events.h"
#include "src/permissions/role_table.h"

namespace heliograph::permissions {

void tell_news(App& app) {
    app.bus.on<RoleUpdated>([&app](const RoleUpdated& news) {
        std::vector<Role> roles;
        for (const auto& role : app.roles.all())
            roles.push_back(role->name == news.role.name ? news.role : *role);
        app.roles.replace(roles);
        std::string data = R"({"role":)";
        write_json_string(data, to_json(news.role));
        app.outlet.send({.event = "role_updated", .data = data + "}"});
    });
}

}  // namespace heliograph::permissions
