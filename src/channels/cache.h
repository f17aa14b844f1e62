// What is kept in memory of channels: channels, their members, names, and the channels of a person. Kept true
// by the own events.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/store/database.h"
#include "base/store/snapshots.h"
#include "base/words/task.h"
#include "src/channels/members.h"
#include "src/channels/model.h"

namespace heliograph::channels {

struct NameKey {
    TeamId team_id;
    std::string name;
    friend bool operator==(const NameKey&, const NameKey&) = default;
};

}  // namespace heliograph::channels

template <>
struct std::hash<heliograph::channels::NameKey> {
    std::size_t operator()(const heliograph::channels::NameKey& key) const noexcept {
        return std::hash<heliograph::IdText>{}(key.team_id) * 31 + std::hash<std::string>{}(key.name);
    }
};

namespace heliograph::channels {

class Cache {
public:
    // Archived ones included; nullptr if there is none. last_post_at and the counts may be old: never rely on
    // them.
    Task<std::shared_ptr<const Channel>> get(Database& db, ChannelId id);
    std::shared_ptr<const Channel> find(ChannelId id) { return channels_.find(id); }
    // Only channels that are not archived. Direct and group channels have an empty team id.
    Task<std::shared_ptr<const Channel>> by_name(Database& db, TeamId team_id, std::string name);
    // Never nullptr; empty for an unknown channel.
    Task<std::shared_ptr<const Members>> members(Database& db, ChannelId id);
    // nullptr when not in memory.
    std::shared_ptr<const Members> find_members(ChannelId id) { return members_.find(id); }
    // All channels that the person is a member of, archived ones included; never nullptr.
    Task<std::shared_ptr<const std::vector<ChannelId>>> of_user(Database& db, UserId user_id);

    void put(const Channel& channel);
    void forget_name(TeamId team_id, const std::string& name) { names_.forget(NameKey{team_id, name}); }
    void put_member(const ChannelMember& member);
    void remove_member(ChannelId channel_id, UserId user_id);
    void forget_user(UserId user_id) { channels_of_user_.forget(user_id); }
    void clear();
    void forget_members(ChannelId id) { members_.forget(id); }

private:
    Snapshots<ChannelId, Channel> channels_{65536};                      // Safe by itself.
    Snapshots<NameKey, ChannelId> names_{65536};                         // Safe by itself.
    Snapshots<ChannelId, Members> members_{16384};                       // Safe by itself.
    Snapshots<UserId, std::vector<ChannelId>> channels_of_user_{65536};  // Safe by itself.
};

}  // namespace heliograph::channels
