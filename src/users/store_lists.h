// SQL of lists of accounts. The one place that reads tables of later capabilities: memberships and statuses.
#pragma once

#include <string>
#include <vector>

#include "base/store/reader.h"
#include "src/users/model.h"

namespace heliograph::users {

// Which accounts; empty members do not restrict.
struct Selection {
    TeamId in_team;
    TeamId not_in_team;
    ChannelId in_channel;
    ChannelId not_in_channel;
    bool without_team = false;
    bool active = false;
    bool inactive = false;
    bool people_only = false;
    std::string role;
    std::vector<std::string> terms;  // Each must occur in a name, the address or be the id.
    bool terms_in_email = true;
    bool terms_in_full_name = true;
    std::string sort;
    std::int64_t limit = 60;
    std::int64_t offset = 0;
};

std::vector<User> selected(Reader& db, Selection selection);
std::int64_t count_selected(Reader& db, Selection selection);
std::vector<std::pair<ChannelId, UserId>> members_of_groups(Reader& db, UserId user_id,
                                                            std::vector<ChannelId> channel_ids);
std::vector<UserId> ids_sharing_channels(Reader& db, UserId user_id);
bool is_in_team(Reader& db, TeamId team_id, UserId user_id);
// Member of the channel, or of the team of a public one.
bool sees_channel(Reader& db, ChannelId channel_id, UserId user_id);

}  // namespace heliograph::users
