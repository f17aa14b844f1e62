// By the permissions for outgoing webhooks, and for slash commands where it is about one.
#include "src/deliveries/access.h"

#include "base/store/database.h"
#include "src/deliveries/store.h"
#include "src/permissions/may.h"
#include "src/teams/access.h"

namespace heliograph::deliveries {

namespace {

struct Needed {
    permissions::Permission own;
    permissions::Permission others;
};

Needed needed_for(const std::string& kind) {
    if (kind == "command")
        return {permissions::manage_own_slash_commands, permissions::manage_others_slash_commands};
    return {permissions::manage_own_outgoing_webhooks, permissions::manage_others_outgoing_webhooks};
}

}  // namespace

Task<Sight> sight(App& app, SignedIn caller, TeamId team_id, std::string kind) {
    if (permissions::may(app, caller, permissions::manage_system)) co_return Sight::all;
    Needed needed = needed_for(kind);
    if (team_id.empty()) co_return Sight::own;
    co_await teams::require(app, caller, team_id, needed.own);
    // All kinds at once are shown to those who may manage all of them.
    bool all = co_await teams::may(app, caller, team_id, needed.others);
    if (all && kind.empty())
        all = co_await teams::may(app, caller, team_id, permissions::manage_others_slash_commands);
    co_return all ? Sight::all : Sight::own;
}

Task<Delivery> seen(App& app, SignedIn caller, DeliveryId id) {
    auto delivery = co_await app.db.read(find_delivery, id);
    if (!delivery) throw refuse::no_delivery;
    if (permissions::may(app, caller, permissions::manage_system)) co_return std::move(*delivery);
    Needed needed = needed_for(delivery->kind);
    if (!co_await teams::may(app, caller, delivery->team_id, needed.own)) throw refuse::no_delivery;
    bool own = !delivery->owner_id.empty() && delivery->owner_id == caller.user_id;
    if (!own && !co_await teams::may(app, caller, delivery->team_id, needed.others))
        throw refuse::no_delivery;
    co_return std::move(*delivery);
}

}  // namespace heliograph::deliveries
