// Keeping channels in memory: loading, and following the own events.
#include "src/channels/cache.h"

#include "src/channels/store.h"

namespace heliograph::channels {

Task<std::shared_ptr<const Channel>> Cache::get(Database& db, ChannelId id) {
    co_return co_await channels_.get(
        db, id, [](Reader& reader, ChannelId wanted) { return find_channel(reader, wanted); });
}

Task<std::shared_ptr<const Channel>> Cache::by_name(Database& db, TeamId team_id, std::string name) {
    auto load = [](Reader& reader, NameKey key) -> std::optional<ChannelId> {
        auto channel = find_named(reader, key.team_id, std::move(key.name), false);
        if (!channel) return {};
        return channel->id;
    };
    auto id = co_await names_.get(db, NameKey{team_id, std::move(name)}, load);
    if (!id) co_return nullptr;
    co_return co_await get(db, *id);
}

Task<std::shared_ptr<const Members>> Cache::members(Database& db, ChannelId id) {
    co_return co_await members_.get(db, id, [](Reader& reader, ChannelId wanted) {
        Members members;
        for (const auto& member : members_of_channel(reader, wanted))
            members.add(member.user_id, brief_of(member));
        return std::optional(std::move(members));
    });
}

Task<std::shared_ptr<const std::vector<ChannelId>>> Cache::of_user(Database& db, UserId user_id) {
    co_return co_await channels_of_user_.get(db, user_id, [](Reader& reader, UserId wanted) {
        return std::optional(channels_of_user(reader, wanted));
    });
}

void Cache::put(const Channel& channel) { channels_.put(channel.id, channel); }

// Called on the writer's thread only, so between find and put nobody else changes the value. A load that runs
// meanwhile is kept from storing by put and forget.
void Cache::put_member(const ChannelMember& member) {
    if (auto known = members_.find(member.channel_id))
        members_.put(member.channel_id, known->with(member.user_id, brief_of(member)));
    else
        members_.forget(member.channel_id);
}

void Cache::remove_member(ChannelId channel_id, UserId user_id) {
    if (auto known = members_.find(channel_id))
        members_.put(channel_id, known->without(user_id));
    else
        members_.forget(channel_id);
    channels_of_user_.forget(user_id);
}

void Cache::clear() {
    channels_.clear();
    names_.clear();
    members_.clear();
    channels_of_user_.clear();
}

}  // namespace heliograph::channels
