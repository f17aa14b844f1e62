// Masking, and filling up with the peer's names.
#include "src/system/settings_view.h"

#include <boost/json.hpp>

#include "src/settings_file.h"
#include "src/system/peer_settings.h"

namespace heliograph::system {

namespace json = boost::json;

std::string shown_settings(const Config& config) {
    Config shown = config;
    if (!shown.sql.DataSource.empty()) shown.sql.DataSource = masked;
    auto blocks = json::parse(settings_to_json(shown)).as_object();
    auto& service = blocks["ServiceSettings"].as_object();
    for (const auto& unused : json::parse(peer_service_settings()).as_object())
        if (!service.contains(unused.key())) service[unused.key()] = unused.value();
    return json::serialize(blocks);
}

std::string shown_environment(const std::map<std::string, std::map<std::string, bool>>& blocks) {
    return json::serialize(json::value_from(blocks));
}

void keep_masked(const Config& before, Config& after) {
    if (after.sql.DataSource == masked) after.sql.DataSource = before.sql.DataSource;
}

}  // namespace heliograph::system
