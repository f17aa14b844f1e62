// Filled on first use, kept true by the own events and those of endpoints and teams.
#include "src/outgoing_webhooks/cache.h"

#include <algorithm>

#include "base/events/bus.h"
#include "src/deliveries/events.h"
#include "src/deliveries/store.h"
#include "src/outgoing_webhooks/events.h"
#include "src/outgoing_webhooks/store.h"
#include "src/outgoing_webhooks/triggers.h"
#include "src/teams/events.h"
#include "src/teams/store.h"

namespace heliograph::outgoing_webhooks {

bool Ear::hears(std::string_view event) const {
    return std::ranges::find(extras.events, event) != extras.events.end();
}

std::optional<Ears> load_ears(Reader& db, TeamId team_id) {
    Ears ears;
    for (auto& hook : team_id.empty() ? hooks_of_direct_messages(db) : hooks_of_team(db, team_id)) {
        auto endpoint = deliveries::find_endpoint(db, hook.id.str());
        if (endpoint && endpoint->disabled_at != 0) continue;
        Ear ear{.extras = extras_of(db, hook.id)};
        if (!ear.extras.pattern.empty()) {
            ear.pattern = compile_pattern(ear.extras.pattern);
            if (!ear.pattern) continue;
        }
        if (endpoint) ear.secret = endpoint->secret;
        if (auto team = teams::find_team(db, hook.team_id)) ear.team_name = team->name;
        ear.hook = std::move(hook);
        ears.all.push_back(std::move(ear));
    }
    return ears;
}

Task<std::shared_ptr<const Ears>> Cache::get(Database& db, TeamId team_id) {
    co_return co_await ears_.get(db, team_id, load_ears);
}

void Cache::listen(Bus& bus) {
    bus.on<OutgoingHooksChanged>([this](const OutgoingHooksChanged& news) {
        ears_.forget(news.team_id);
        ears_.forget(TeamId());
    });
    bus.on<deliveries::EndpointChanged>([this](const deliveries::EndpointChanged&) { ears_.clear(); });
    bus.on<teams::TeamUpdated>([this](const teams::TeamUpdated&) { ears_.clear(); });
}

}  // namespace heliograph::outgoing_webhooks
