// Audits of the events that an administrator looks for.
#include "src/system/auditing.h"

#include "base/clock.h"
#include "base/events/bus.h"
#include "base/random.h"
#include "src/channels/events.h"
#include "src/permissions/events.h"
#include "src/sessions/events.h"
#include "src/system/store.h"
#include "src/teams/events.h"
#include "src/users/events.h"

namespace heliograph::system {

namespace {

// Actions are the paths that the peer writes.
template <class Event, class Tell>
void audit(App& app, Tell tell) {
    app.bus.inside<Event>([&app, tell](Transaction& tx, const Event& event) {
        Audit audit = tell(event);
        audit.id = app.random.id<Audit>();
        audit.create_at = app.clock.now();
        insert_audit(tx, audit);
    });
}

void keep_people(App& app) {
    audit<sessions::SessionMade>(app, [](const sessions::SessionMade& news) {
        return Audit{.user_id = news.session.user_id,
                     .action = "/api/v4/users/login",
                     .extra_info = "session made",
                     .session_id = news.session.id.str()};
    });
    audit<users::UserCreated>(app, [](const users::UserCreated& news) {
        return Audit{.user_id = news.user.id, .action = "/api/v4/users", .extra_info = news.user.username};
    });
    audit<users::UserRolesChanged>(app, [](const users::UserRolesChanged& news) {
        return Audit{.user_id = news.user_id,
                     .action = "/api/v4/users/" + news.user_id.str() + "/roles",
                     .extra_info = "new roles: " + news.roles};
    });
    audit<users::PasswordChanged>(app, [](const users::PasswordChanged& news) {
        return Audit{.user_id = news.user_id,
                     .action = "/api/v4/users/" + news.user_id.str() + "/password",
                     .extra_info = "completed"};
    });
    audit<users::UserDeactivated>(app, [](const users::UserDeactivated& news) {
        return Audit{.user_id = news.user_id,
                     .action = "/api/v4/users/" + news.user_id.str() + "/active",
                     .extra_info = "active=false"};
    });
}

void keep_places(App& app) {
    audit<permissions::RoleUpdated>(app, [](const permissions::RoleUpdated& news) {
        return Audit{.action = "/api/v4/roles/" + news.role.id.str() + "/patch",
                     .extra_info = "role: " + news.role.name};
    });
    audit<teams::TeamCreated>(app, [](const teams::TeamCreated& news) {
        return Audit{
            .user_id = news.creator, .action = "/api/v4/teams", .extra_info = "name=" + news.team.name};
    });
    audit<channels::ChannelArchived>(app, [](const channels::ChannelArchived& news) {
        return Audit{.user_id = news.remover,
                     .action = "/api/v4/channels/" + news.channel.id.str(),
                     .extra_info = "archived: " + news.channel.name};
    });
}

}  // namespace

void keep_audits(App& app) {
    keep_people(app);
    keep_places(app);
}

}  // namespace heliograph::system
