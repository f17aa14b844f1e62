// preferences_changed and preferences_deleted, each after a sidebar_category_updated as the peer sends it.
#include "src/preferences/news.h"

#include "base/events/bus.h"
#include "base/wire/write_json.h"
#include "src/app.h"
#include "src/broadcasts/model.h"
#include "src/preferences/events.h"

namespace heliograph::preferences {

namespace {

void tell(App& app, const char* event, UserId user_id, const std::vector<Preference>& preferences) {
    app.outlet.send({.event = "sidebar_category_updated", .data = "{}", .audience = {.user_id = user_id}});
    std::string data = R"({"preferences":)";
    write_json_string(data, to_json(preferences));
    app.outlet.send({.event = event, .data = data + "}", .audience = {.user_id = user_id}});
}

}  // namespace

void tell_news(App& app) {
    app.bus.on<PreferencesChanged>([&app](const PreferencesChanged& news) {
        tell(app, "preferences_changed", news.user_id, news.preferences);
    });
    app.bus.on<PreferencesDeleted>([&app](const PreferencesDeleted& news) {
        tell(app, "preferences_deleted", news.user_id, news.preferences);
    });
}

}  // namespace heliograph::preferences
