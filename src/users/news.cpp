// new_user, user_updated in three forms, user_role_updated, user_activation_status_change.
#include "src/users/news.h"

#include "base/events/bus.h"
#include "base/wire/write_json.h"
#include "src/app.h"
#include "src/broadcasts/model.h"
#include "src/settings.h"
#include "src/users/events.h"
#include "src/users/view.h"

namespace heliograph::users {

namespace {

using broadcasts::Broadcast;

Broadcast updated(const User& user, Viewer viewer) {
    Broadcast news;
    news.event = "user_updated";
    news.data = R"({"user":)";
    write_user(news.data, user, viewer);
    news.data += '}';
    if (viewer.as == Viewer::As::self) {
        news.audience.user_id = user.id;
    } else {
        news.audience.omit_users = {user.id};
        news.audience.contains_sensitive_data = viewer.as == Viewer::As::admin;
        news.audience.contains_sanitized_data = viewer.as == Viewer::As::other;
    }
    return news;
}

}  // namespace

void tell_news(App& app) {
    app.bus.on<UserCreated>([&app](const UserCreated& news) {
        app.outlet.send({.event = "new_user", .data = R"({"user_id":")" + news.user.id.str() + "\"}"});
    });
    app.bus.on<UserUpdated>([&app](const UserUpdated& news) {
        app.outlet.send(updated(news.after, {Viewer::As::admin}));
        app.outlet.send(updated(news.after, viewer_other(*app.settings.now())));
        app.outlet.send(updated(news.after, {Viewer::As::self}));
    });
    app.bus.on<UserRolesChanged>([&app](const UserRolesChanged& news) {
        std::string data = R"({"user_id":")" + news.user_id.str() + R"(","roles":)";
        write_json_string(data, news.roles);
        app.outlet.send(
            {.event = "user_role_updated", .data = data + "}", .audience = {.user_id = news.user_id}});
    });
    app.bus.on<UserActivated>([&app](const UserActivated&) {
        app.outlet.send({.event = "user_activation_status_change", .data = "{}"});
    });
    app.bus.on<UserDeactivated>([&app](const UserDeactivated&) {
        app.outlet.send({.event = "user_activation_status_change", .data = "{}"});
    });
}

}  // namespace heliograph::users
