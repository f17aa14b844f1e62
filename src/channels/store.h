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
std::map<ChannelId, Millis> mark_viewed(Transaction& tx, std::vector<ChannelId> ids, UserId user_id);

// --- Reading.

std::optional<Channel> find_channel(Reader& db, ChannelId id);
std::optional<Channel> find_named(Reader& db, TeamId team_id, std::string name, bool archived_too);
std::optional<ChannelMember> find_member(Reader& db, ChannelId id, UserId user_id);
std::vector<ChannelMember> members_of_channel(Reader& db, ChannelId id);
std::vector<ChannelId> channels_of_user(Reader& db, UserId user_id);

}  // namespace heliograph::channels
