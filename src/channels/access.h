// Who may do what in a channel.
#pragma once

#include "src/callers.h"
#include "src/permissions/names.h"

namespace heliograph::channels {

// The roles of the channel membership; else manage_system; else the team's rule; else the system's rule.
Task<bool> may(App& app, SignedIn caller, ChannelId channel_id, permissions::Permission wanted);
// The same for a person without a session: the owner of a hook.
Task<bool> may_as(App& app, UserId user_id, ChannelId channel_id, permissions::Permission wanted);
Task<bool> may_with_roles(App& app, std::string system_roles, UserId user_id, ChannelId channel_id,
                          permissions::Permission wanted);
// read_channel_content in the channel; or the channel is public and read_public_channel in its team.
Task<bool> may_read(App& app, SignedIn caller, ChannelId channel_id);
Task<bool> may_read_as(App& app, UserId user_id, ChannelId channel_id);
Task<bool> may_read_with_roles(App& app, std::string system_roles, UserId user_id, ChannelId channel_id);
// Throws refuse::not_allowed unless may().
Task<void> require(App& app, SignedIn caller, ChannelId channel_id, permissions::Permission wanted);
Task<void> require_read(App& app, SignedIn caller, ChannelId channel_id);

}  // namespace heliograph::channels
