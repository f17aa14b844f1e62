// What a person has read: looking at channels, and what is unread.
#pragma once

#include <vector>

#include "src/callers.h"
#include "src/channels/view.h"

namespace heliograph::channels {

struct View {
    ChannelId channel_id;                      // The channel that is on screen now; empty when none is.
    ChannelId prev_channel_id;                 // The one that was before.
    bool collapsed_threads_supported = false;  // The client marks threads itself.
};
DESCRIBE(View, channel_id, prev_channel_id, collapsed_threads_supported);

struct UnreadScope {
    TeamId exclude_team;                     // Leave this team out.
    bool include_collapsed_threads = false;  // Count threads as well.
};
DESCRIBE(UnreadScope, exclude_team, include_collapsed_threads);

// Marks channels as read and announces ChannelsViewed; `threads_too` when the client does not know threads.
Task<ViewTimes> mark_read(App& app, UserId user_id, std::vector<ChannelId> ids, bool threads_too);

Task<ViewTimes> view(App& app, SignedIn caller, UserId user_id, View wanted);
Task<ViewTimes> read_all(App& app, SignedIn caller, UserId user_id, std::vector<ChannelId> ids);
Task<ChannelUnread> unread(App& app, SignedIn caller, UserId user_id, ChannelId id);
Task<TeamUnread> unread_in_team(App& app, SignedIn caller, UserId user_id, TeamId team_id);
Task<std::vector<TeamUnread>> unread_in_teams(App& app, SignedIn caller, UserId user_id, UnreadScope scope);

}  // namespace heliograph::channels
