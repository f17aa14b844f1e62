// What happens to channels and memberships. posts/ takes part in some of them (Bus::inside) and writes the
// system messages; each event carries old and new values for that.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "src/channels/model.h"

namespace heliograph::channels {

// A public or private channel was made. The creator's ChannelMemberAdded follows (cause created).
struct ChannelCreated {
    Channel channel;
};
// Name, shown name, header or purpose changed. Messages: system_displayname_change {old_displayname,
// new_displayname}, system_header_change {old_header, new_header}, system_purpose_change {old_purpose,
// new_purpose}, each with `username` of the editor.
struct ChannelUpdated {
    Channel before;
    Channel after;
    UserId editor;
};
// Message: system_channel_deleted; announced before the row is archived, so that the post may still be
// written.
struct ChannelArchived {
    Channel channel;  // delete_at is set.
    UserId remover;
};
// Message: system_channel_restored.
struct ChannelRestored {
    Channel channel;
    UserId restorer;
};
// Public became private or the other way. Message: system_change_chan_privacy.
struct ChannelConverted {
    Channel before;
    Channel after;
    UserId editor;
};
// The channel went to another team. Message: system_channel_move (peer: none).
struct ChannelMoved {
    Channel before;
    Channel after;
    UserId mover;
};
struct DirectAdded {
    Channel channel;
    UserId creator;
    UserId teammate;
};
struct GroupAdded {
    Channel channel;
    UserId creator;
    std::vector<UserId> members;
};

// How a person came into a channel, which decides the message and the WebSocket events.
enum class Arrival {
    created,       // Made the channel. Message system_join_channel, no user_added.
    joined,        // Came alone. Message system_join_channel.
    added,         // Added by requestor. Message system_add_to_channel {userId, username, addedUserId,
                   // addedUsername}.
    joined_team,   // Default channel of a team. town-square: system_join_team, others: system_join_channel.
    with_channel,  // Founding member of a direct or group channel. No message; nothing is announced.
};
struct ChannelMemberAdded {
    Channel channel;
    ChannelMember member;
    UserId user_id;
    UserId requestor;
    Arrival arrival;
    PostId root_id;  // The thread in which somebody asked for the person, or empty.
};

// How a person went.
enum class Departure {
    left,       // Went alone. Message system_leave_channel.
    removed,    // Removed by remover. Message system_remove_from_channel {removedUserId, removedUsername}.
    left_team,  // Left the team. No message here: teams::TeamMemberRemoved has one in town-square
                // (system_leave_team or system_remove_from_team, by the person who went).
};
struct ChannelMemberRemoved {
    Channel channel;
    UserId user_id;
    UserId remover;
    Departure departure;
};
// Roles, flags or notify_props changed.
struct ChannelMemberChanged {
    ChannelMember member;
};
// A person looked at channels, or wrote in one. `threads_too`: their threads count as read as well.
struct ChannelsViewed {
    UserId user_id;
    std::map<ChannelId, Millis> times;
    bool threads_too = false;
};

// The side bar of a person in a team.
struct CategoryAdded {
    UserId user_id;
    TeamId team_id;
    std::string id;
};
struct CategoryDeleted {
    UserId user_id;
    TeamId team_id;
    std::string id;
};
struct CategoriesUpdated {
    UserId user_id;
    TeamId team_id;
    std::string updated_json;  // The categories as the wire shows them, made once.
};
struct CategoryOrderChanged {
    UserId user_id;
    TeamId team_id;
    std::vector<std::string> order;
};

}  // namespace heliograph::channels
