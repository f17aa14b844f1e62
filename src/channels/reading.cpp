// What a person has read: looking at channels, and what is unread.
#include "src/channels/reading.h"

#include <algorithm>

#include "base/store/database.h"
#include "src/channels/cache.h"
#include "src/channels/events.h"
#include "src/channels/rules.h"
#include "src/channels/store_lists.h"
#include "src/permissions/role_table.h"
#include "src/teams/access.h"
#include "src/teams/model.h"
#include "src/users/model.h"

namespace heliograph::channels {

namespace {

ViewTimes save_view(Transaction& tx, UserId user_id, std::vector<ChannelId> ids, bool threads_too) {
    ViewTimes viewed{.last_viewed_at_times = mark_viewed(tx, std::move(ids), user_id)};
    tx.announce(ChannelsViewed{user_id, viewed.last_viewed_at_times, threads_too});
    return viewed;
}

void leave_out(std::vector<TeamUnread>& teams, TeamId team_id) {
    std::erase_if(teams, [&](const TeamUnread& team) { return team.team_id == team_id; });
}

}  // namespace

Task<ViewTimes> mark_read(App& app, UserId user_id, std::vector<ChannelId> ids, bool threads_too) {
    if (ids.empty()) co_return ViewTimes{};
    co_return co_await app.db.write(save_view, user_id, ids, threads_too);
}

Task<ViewTimes> view(App& app, SignedIn caller, UserId user_id, View wanted) {
    co_await require_self(app, caller, user_id);
    std::vector<ChannelId> ids;
    for (auto id : {wanted.channel_id, wanted.prev_channel_id}) {
        if (id.empty()) continue;
        if (!id.valid()) throw heliograph::refuse::invalid_body_param.because("channel_id");
        if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
    }
    co_return co_await mark_read(app, user_id, std::move(ids), !wanted.collapsed_threads_supported);
}

Task<ViewTimes> read_all(App& app, SignedIn caller, UserId user_id, std::vector<ChannelId> ids) {
    co_await require_self(app, caller, user_id);
    constexpr std::size_t ids_max = 1000;
    if (ids.size() > ids_max) throw heliograph::refuse::invalid_body_param.because("channel_ids");
    for (auto id : ids)
        if (!id.valid()) throw heliograph::refuse::invalid_body_param.because("channel_id");
    co_return co_await mark_read(app, user_id, std::move(ids), true);
}

Task<ChannelUnread> unread(App& app, SignedIn caller, UserId user_id, ChannelId id) {
    co_await require_self(app, caller, user_id);
    co_await require(app, caller, id, permissions::read_channel);
    auto found = co_await app.db.read(unread_of, id, user_id);
    if (!found) throw refuse::member_not_found;
    // Who muted a channel is not told of posts in it, only of mentions.
    auto members = co_await app.channel_cache.members(app.db, id);
    if (const auto* member = members->find(user_id); member && member->muted) found->msg_count = 0;
    co_return *found;
}

Task<TeamUnread> unread_in_team(App& app, SignedIn caller, UserId user_id, TeamId team_id) {
    co_await require_self(app, caller, user_id);
    co_await teams::require(app, caller, team_id, permissions::view_team);
    auto found = co_await app.db.read(unread_by_team, user_id, team_id);
    if (found.empty()) throw teams::refuse::member_not_found;
    co_return found.front();
}

Task<std::vector<TeamUnread>> unread_in_teams(App& app, SignedIn caller, UserId user_id, UnreadScope scope) {
    co_await require_self(app, caller, user_id);
    auto found = co_await app.db.read(unread_by_team, user_id, TeamId());
    leave_out(found, scope.exclude_team);
    co_return found;
}

}  // namespace heliograph::channels
