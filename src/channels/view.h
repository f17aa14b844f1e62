// What the wire shows of memberships and counts where it differs from the row.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "src/channels/members.h"
#include "src/channels/model.h"

namespace heliograph::channels {

// A membership as clients see it.
struct ChannelMemberView {
    ChannelId channel_id;                   // The channel.
    UserId user_id;                         // The person.
    std::string roles;                      // All roles, space-separated.
    Millis last_viewed_at = 0;              // When the person last looked; -1 for others.
    std::int64_t msg_count = 0;             // The channel's count when the person last looked.
    std::int64_t mention_count = 0;         // Unread mentions.
    std::int64_t mention_count_root = 0;    // Unread mentions outside threads.
    std::int64_t urgent_mention_count = 0;  // Unread mentions in urgent posts.
    std::int64_t msg_count_root = 0;        // Like msg_count, without replies.
    Json notify_props{"{}"};                // Notification settings, text values by key.
    Millis last_update_at = 0;              // When it last changed; -1 for others.
    bool scheme_guest = false;              // Holds channel_guest.
    bool scheme_user = false;               // Holds channel_user.
    bool scheme_admin = false;              // Holds channel_admin.
    std::string explicit_roles;             // The roles without those of the flags.
    bool autotranslation_disabled = false;  // Always false here.
};
DESCRIBE(ChannelMemberView, channel_id, user_id, roles, last_viewed_at, msg_count, mention_count,
         mention_count_root, urgent_mention_count, msg_count_root, notify_props, last_update_at, scheme_guest,
         scheme_user, scheme_admin, explicit_roles, autotranslation_disabled);

// When somebody looked is told to nobody else.
ChannelMemberView view_of(const ChannelMember& member, UserId looking);
std::vector<ChannelMemberView> views_of(const std::vector<ChannelMember>& members, UserId looking);

// What a person has not read in a channel.
struct ChannelUnread {
    TeamId team_id;                         // The channel's team, or empty.
    ChannelId channel_id;                   // The channel.
    std::int64_t msg_count = 0;             // Unread posts.
    std::int64_t mention_count = 0;         // Unread mentions.
    std::int64_t mention_count_root = 0;    // Unread mentions outside threads.
    std::int64_t urgent_mention_count = 0;  // Unread mentions in urgent posts.
    std::int64_t msg_count_root = 0;        // Unread posts that are no replies.
};
DESCRIBE(ChannelUnread, team_id, channel_id, msg_count, mention_count, mention_count_root,
         urgent_mention_count, msg_count_root);

// What a person has not read in a team.
struct TeamUnread {
    TeamId team_id;                                // The team.
    std::int64_t msg_count = 0;                    // Unread posts.
    std::int64_t mention_count = 0;                // Unread mentions.
    std::int64_t mention_count_root = 0;           // Unread mentions outside threads.
    std::int64_t msg_count_root = 0;               // Unread posts that are no replies.
    std::int64_t thread_count = 0;                 // Unread threads.
    std::int64_t thread_mention_count = 0;         // Mentions in them.
    std::int64_t thread_urgent_mention_count = 0;  // Urgent mentions in them.
};
DESCRIBE(TeamUnread, team_id, msg_count, mention_count, mention_count_root, msg_count_root, thread_count,
         thread_mention_count, thread_urgent_mention_count);

struct ChannelStats {
    ChannelId channel_id;               // The channel.
    std::int64_t member_count = 0;      // Members with an active account.
    std::int64_t guest_count = 0;       // Guests among them.
    std::int64_t pinnedpost_count = 0;  // Pinned posts.
    std::int64_t files_count = 0;       // Files in posts; -1 if it was not asked for.
};
DESCRIBE(ChannelStats, channel_id, member_count, guest_count, pinnedpost_count, files_count);

struct ViewTimes {
    std::string status = "OK";                         // Always "OK".
    std::map<ChannelId, Millis> last_viewed_at_times;  // Up to when each channel is read.
};
DESCRIBE(ViewTimes, status, last_viewed_at_times);

}  // namespace heliograph::channels
