// Who may do what in a channel.
#include "src/channels/access.h"

#include "src/channels/cache.h"
#include "src/permissions/role_table.h"
#include "src/teams/access.h"
#include "src/users/cache.h"
#include "src/users/model.h"

namespace heliograph::channels {

Task<bool> may_with_roles(App& app, std::string system_roles, UserId user_id, ChannelId channel_id,
                          permissions::Permission wanted) {
    if (!channel_id.valid()) co_return false;
    auto members = co_await app.channel_cache.members(app.db, channel_id);
    if (const auto* member = members->find(user_id))
        if (app.roles.allows(roles_of(*member), wanted)) co_return true;
    if (app.roles.allows(system_roles, permissions::manage_system)) co_return true;
    auto channel = co_await app.channel_cache.get(app.db, channel_id);
    if (channel && channel->team_id.valid())
        co_return co_await teams::may_with_roles(app, std::move(system_roles), user_id, channel->team_id,
                                                 wanted);
    co_return app.roles.allows(system_roles, wanted);
}

Task<bool> may(App& app, SignedIn caller, ChannelId channel_id, permissions::Permission wanted) {
    return may_with_roles(app, caller.user->roles, caller.user_id, channel_id, wanted);
}

Task<bool> may_as(App& app, UserId user_id, ChannelId channel_id, permissions::Permission wanted) {
    auto user = co_await app.user_cache.get(app.db, user_id);
    if (!user) co_return false;
    co_return co_await may_with_roles(app, user->roles, user_id, channel_id, wanted);
}

Task<bool> may_read_with_roles(App& app, std::string system_roles, UserId user_id, ChannelId channel_id) {
    if (co_await may_with_roles(app, system_roles, user_id, channel_id, permissions::read_channel_content))
        co_return true;
    auto channel = co_await app.channel_cache.get(app.db, channel_id);
    if (!channel || channel->type != "O") co_return false;
    co_return co_await teams::may_with_roles(app, std::move(system_roles), user_id, channel->team_id,
                                             permissions::read_public_channel);
}

Task<bool> may_read(App& app, SignedIn caller, ChannelId channel_id) {
    return may_read_with_roles(app, caller.user->roles, caller.user_id, channel_id);
}

Task<bool> may_read_as(App& app, UserId user_id, ChannelId channel_id) {
    auto user = co_await app.user_cache.get(app.db, user_id);
    if (!user) co_return false;
    co_return co_await may_read_with_roles(app, user->roles, user_id, channel_id);
}

Task<void> require(App& app, SignedIn caller, ChannelId channel_id, permissions::Permission wanted) {
    if (!co_await may(app, std::move(caller), channel_id, wanted)) throw heliograph::refuse::not_allowed;
}

Task<void> require_read(App& app, SignedIn caller, ChannelId channel_id) {
    if (!co_await may_read(app, std::move(caller), channel_id)) throw heliograph::refuse::not_allowed;
}

}  // namespace heliograph::channels
