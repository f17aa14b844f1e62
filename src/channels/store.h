// Every sentence of SQL about channels and memberships.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "base/store/reader.h"
#include "src/channels/model.h"

namespace heliograph::channels {

// --- For other capabilities, inside their transactions.

// A post came: moves last_post_at; adds to the totals if it counts (no joins and the like).
void count_post(Transaction& tx, ChannelId id, Millis at, bool is_root, bool counts);
// Several posts at once, as one sentence.
void count_posts(Transaction& tx, ChannelId id, Millis at, std::int64_t counted, std::int64_t counted_roots);
// People were mentioned. `is_root`: the post is no reply.
void count_mentions(Transaction& tx, ChannelId id, std::vector<UserId> mentioned, bool is_root, bool urgent);
// Everything in the channels is read; gives the time up to which. Channels without membership are left out.
// Whoever calls this announces ChannelsViewed.
std::map<ChannelId, Millis> mark_viewed(Transaction& tx, std::vector<ChannelId> ids, UserId user_id);

// --- Reading.

// What of a channel moves with every post.
struct Counts {
    Millis last_post_at = 0;                // Time of the newest post.
    std::int64_t total_msg_count = 0;       // Posts that count.
    std::int64_t total_msg_count_root = 0;  // Those that are no replies.
};
DESCRIBE(Counts, last_post_at, total_msg_count, total_msg_count_root);

std::optional<Channel> find_channel(Reader& db, ChannelId id);
std::optional<Channel> find_named(Reader& db, TeamId team_id, std::string name, bool archived_too);
std::optional<ChannelMember> find_member(Reader& db, ChannelId id, UserId user_id);
std::vector<ChannelMember> members_of_channel(Reader& db, ChannelId id);
std::vector<ChannelId> channels_of_user(Reader& db, UserId user_id);
std::int64_t count_channels(Reader& db, TeamId team_id);
// Of the first two channels that every team has, those that are there.
std::vector<Channel> default_channels(Reader& db, TeamId team_id);
// The person's channels in the team, without direct and group channels.
std::vector<Channel> channels_in_team(Reader& db, TeamId team_id, UserId user_id);
// Members of the channel who are not in the team.
std::vector<UserId> strangers_to(Reader& db, ChannelId id, TeamId team_id);

// --- Writing.

// Throws refuse::name_taken or name_was_taken.
void insert_channel(Transaction& tx, const Channel& channel);
void save_channel(Transaction& tx, const Channel& channel);
void put_member(Transaction& tx, const ChannelMember& member);
void note_joining(Transaction& tx, ChannelId id, UserId user_id, Millis at);
// False if there was no such membership.
bool delete_member(Transaction& tx, ChannelId id, UserId user_id, Millis at);

}  // namespace heliograph::channels
