// config_changed to every connection.
#include "src/system/news.h"

#include "base/wire/write_json.h"
#include "src/broadcasts/model.h"
#include "src/settings.h"
#include "src/system/client_config.h"

namespace heliograph::system {

void tell_news(App& app) {
    app.settings.on_change([&app](const Config& config) {
        broadcasts::Broadcast news;
        news.event = "config_changed";
        news.data = R"({"config":)" + to_json(client_config(config)) + "}";
        app.outlet.send(std::move(news));
    });
}

}  // namespace heliograph::system
