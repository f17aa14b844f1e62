// SQL that finds channels and members for lists, search and counts. Reads users, teams, teammembers, and - an
// argued exception to the ladder, counting pins only - posts.
#pragma once

#include <string>
#include <vector>

#include "base/store/reader.h"
#include "src/channels/model.h"
#include "src/channels/view.h"

namespace heliograph::channels {

// A channel with its team, for lists over all teams.
struct ChannelWithTeam {
    Channel channel;                // The channel; its members stand beside those of the team.
    std::string team_display_name;  // Shown name of its team.
    std::string team_name;          // The word of its team.
    Millis team_update_at = 0;      // When its team last changed.
};

// Which channels a search over all teams looks at.
struct SearchScope {
    UserId user_id;                // Only what this person may see; empty for everything.
    std::vector<TeamId> team_ids;  // Only in these teams; empty for all.
    bool archived = false;         // Archived ones too.
    bool only_archived = false;    // Nothing else.
    std::string type;              // "O", "P", or empty for both.
};

struct Slice {
    std::int64_t offset = 0;
    std::int64_t limit = 60;
};

std::vector<Channel> page_of_team(Reader& db, TeamId team_id, std::string type, Slice slice);
std::vector<Channel> archived_in_team(Reader& db, TeamId team_id, UserId user_id, bool all, Slice slice);
std::vector<Channel> public_among(Reader& db, TeamId team_id, std::vector<ChannelId> ids);
// `pattern` is a LIKE pattern in lower case, here and below.
std::vector<Channel> public_matching(Reader& db, TeamId team_id, std::string pattern);
std::vector<Channel> visible_matching(Reader& db, TeamId team_id, UserId user_id, std::string pattern);
std::vector<Channel> own_matching(Reader& db, TeamId team_id, UserId user_id, std::string pattern);
std::vector<Channel> groups_matching(Reader& db, UserId user_id, std::string pattern);
std::vector<ChannelWithTeam> matching_anywhere(Reader& db, SearchScope scope, std::string pattern,
                                               Slice slice);
std::int64_t count_matching(Reader& db, SearchScope scope, std::string pattern);

// An empty team id means all teams.
std::vector<Channel> channels_of(Reader& db, UserId user_id, TeamId team_id, bool archived,
                                 Millis archived_since);
std::vector<ChannelMember> memberships_in(Reader& db, UserId user_id, TeamId team_id);
std::vector<ChannelMember> memberships_page(Reader& db, UserId user_id, Slice slice);
std::vector<ChannelMember> members_page(Reader& db, ChannelId id, Slice slice);
std::vector<ChannelMember> members_among(Reader& db, ChannelId id, std::vector<UserId> ids);

ChannelStats count_channel(Reader& db, ChannelId id);
std::vector<Json> timezones_in(Reader& db, ChannelId id);
std::vector<TeamId> teams_of_all(Reader& db, ChannelId id);
std::optional<ChannelUnread> unread_of(Reader& db, ChannelId id, UserId user_id);
std::vector<TeamUnread> unread_by_team(Reader& db, UserId user_id, TeamId team_id);

}  // namespace heliograph::channels
