// Direct and group channels: made when first wanted.
#include "src/channels/direct.h"

#include <openssl/sha.h>

#include <algorithm>

#include "base/clock.h"
#include "base/crypto/hmac.h"
#include "base/random.h"
#include "base/store/database.h"
#include "src/channels/cache.h"
#include "src/channels/rules.h"
#include "src/settings.h"
#include "src/teams/cache.h"
#include "src/users/cache.h"
#include "src/users/model.h"

namespace heliograph::channels {

namespace {

// Two requests may want it at the same moment; the one writer gives both the same.
Channel save_direct(Transaction& tx, Channel channel, UserId a, UserId b) {
    if (auto there = find_named(tx, TeamId(), channel.name, true)) return *there;
    insert_channel(tx, channel);
    enter(tx, channel, a, a, Arrival::with_channel, false, channel.create_at, {});
    if (a != b) enter(tx, channel, b, a, Arrival::with_channel, false, channel.create_at, {});
    tx.announce(DirectAdded{channel, a, b});
    return channel;
}

Channel save_group(Transaction& tx, Channel channel, UserId maker, std::vector<UserId> people) {
    if (auto there = find_named(tx, TeamId(), channel.name, true)) return *there;
    insert_channel(tx, channel);
    for (auto id : people) enter(tx, channel, id, maker, Arrival::with_channel, false, channel.create_at, {});
    tx.announce(GroupAdded{channel, maker, people});
    return channel;
}

Channel blank(App& app, const char* type, std::string name) {
    auto now = app.clock.now();
    Channel channel{.id = app.random.id<Channel>(), .create_at = now, .update_at = now, .type = type};
    channel.name = std::move(name);
    channel.shared.emplace(false);
    return channel;
}

Task<std::shared_ptr<const users::User>> person(App& app, UserId id) {
    auto user = co_await app.user_cache.get(app.db, id);
    if (!user) throw refuse::user_not_found;
    co_return user;
}

Task<void> require_team_mates(App& app, UserId a, UserId b) {
    if (a == b || app.settings.now()->teams.RestrictDirectMessage != "team") co_return;
    auto mine = co_await app.team_cache.of_user(app.db, a);
    auto theirs = co_await app.team_cache.of_user(app.db, b);
    for (auto id : *mine)
        if (std::ranges::find(*theirs, id) != theirs->end()) co_return;
    throw refuse::not_team_mates;
}

}  // namespace

std::string direct_name(UserId a, UserId b) {
    return a < b ? a.str() + "__" + b.str() : b.str() + "__" + a.str();
}

UserId other_of(const Channel& channel, UserId me) {
    if (channel.name.size() != 54) return {};
    UserId first(std::string_view(channel.name).substr(0, 26));
    UserId second(std::string_view(channel.name).substr(28));
    return first == me ? second : first;
}

Task<std::shared_ptr<const Channel>> direct(App& app, UserId a, UserId b) {
    if (auto known = co_await app.channel_cache.by_name(app.db, TeamId(), direct_name(a, b))) co_return known;
    auto first = co_await person(app, a);
    auto second = co_await person(app, b);
    // Bots are in no team and may be written to, as at the peer.
    if (!first->is_bot && !second->is_bot) co_await require_team_mates(app, a, b);
    Channel channel = blank(app, "D", direct_name(a, b));
    channel.creator_id = a;
    co_return std::make_shared<const Channel>(co_await app.db.write(save_direct, channel, a, b));
}

Task<std::shared_ptr<const Channel>> group(App& app, UserId maker, std::vector<UserId> people) {
    std::ranges::sort(people);
    people.erase(std::ranges::unique(people).begin(), people.end());
    if (people.size() < 3 || people.size() > 8) throw refuse::group_size;
    std::vector<std::string> names;
    std::string ids;
    for (auto id : people) {
        auto user = co_await person(app, id);
        names.push_back(user->username);
        ids += id.view();
    }
    // The peer's name of a group: SHA-1 of the sorted ids. It only has to be the same for the same people.
    unsigned char digest[SHA_DIGEST_LENGTH];
    SHA1(reinterpret_cast<const unsigned char*>(ids.data()), ids.size(), digest);
    auto name = crypto::hex({reinterpret_cast<const char*>(digest), sizeof digest});
    if (auto known = co_await app.channel_cache.by_name(app.db, TeamId(), name)) co_return known;
    Channel channel = blank(app, "G", name);
    std::ranges::sort(names);
    for (const auto& one : names) channel.display_name += channel.display_name.empty() ? one : ", " + one;
    if (channel.display_name.size() > 64) channel.display_name.resize(64);
    co_return std::make_shared<const Channel>(co_await app.db.write(save_group, channel, maker, people));
}

}  // namespace heliograph::channels
