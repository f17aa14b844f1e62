// Limits and headers by the settings in force.
#include "src/deliveries/requests.h"

#include "src/deliveries/dispatcher.h"
#include "src/settings.h"

namespace heliograph::deliveries {

OutRequest plain_request(App& app, std::string url, std::string content_type) {
    auto settings = app.settings.now();
    OutRequest request{.url = std::move(url)};
    if (!content_type.empty()) request.headers.emplace_back("Content-Type", std::move(content_type));
    request.headers.emplace_back("Accept", "application/json");
    request.headers.emplace_back("User-Agent", "Mattermost-Bot/1.1");
    request.connect_ms = Millis{1000} * settings->heliograph.DeliveryConnectSeconds;
    request.total_ms = Millis{1000} * settings->heliograph.DeliveryTotalSeconds;
    request.any_certificate = settings->integrations.EnableInsecureOutgoingConnections;
    request.guard = app.dispatcher.guard(settings->integrations.AllowedUntrustedInternalConnections);
    return request;
}

}  // namespace heliograph::deliveries
