// What teams ask of channels, inside the team's own write: the default channels, and who is in them.
#include "base/random.h"
#include "src/channels/rules.h"
#include "src/teams/events.h"

namespace heliograph::channels {

void make_default_channels(App& app, Transaction& tx, const teams::TeamCreated& created) {
    auto make = [&](const char* name, const char* display_name) {
        Channel channel{.id = app.random.id<Channel>(),
                        .create_at = created.team.create_at,
                        .update_at = created.team.create_at,
                        .team_id = created.team.id,
                        .type = "O",
                        .display_name = display_name,
                        .name = name};
        insert_channel(tx, channel);
        tx.announce(ChannelCreated{channel});
    };
    make(default_channel_name, "Town Square");
    make("off-topic", "Off-Topic");
}

void join_default_channels(Transaction& tx, const teams::TeamMemberAdded& added) {
    for (auto& channel : default_channels(tx, added.team_id)) {
        if (find_member(tx, channel.id, added.user_id)) continue;
        enter(tx, channel, added.user_id, added.requestor, Arrival::joined_team, added.member.scheme_admin,
              added.member.create_at, {});
    }
}

void leave_channels_of_team(Transaction& tx, const teams::TeamMemberRemoved& removed) {
    for (auto& channel : channels_in_team(tx, removed.team_id, removed.user_id)) {
        delete_member(tx, channel.id, removed.user_id, removed.member.delete_at);
        tx.announce(ChannelMemberRemoved{channel, removed.user_id, removed.requestor, Departure::left_team});
    }
}

}  // namespace heliograph::channels
