// Keeping the index of who hears what true.
#include "src/live/listeners.h"

#include "base/events/bus.h"
#include "src/channels/events.h"
#include "src/live/hub.h"
#include "src/sessions/events.h"
#include "src/teams/events.h"
#include "src/users/events.h"

namespace heliograph::live {

namespace {

using What = Change::What;

void hear_channels(App& app) {
    app.bus.on<channels::ChannelMemberAdded>([&app](const channels::ChannelMemberAdded& news) {
        app.hub.change(
            {.what = What::joined_channel, .user_id = news.user_id, .channel_id = news.channel.id});
    });
    app.bus.on<channels::ChannelMemberRemoved>([&app](const channels::ChannelMemberRemoved& news) {
        app.hub.change({.what = What::left_channel, .user_id = news.user_id, .channel_id = news.channel.id});
    });
    // The founding members of these are announced by nothing else.
    app.bus.on<channels::DirectAdded>([&app](const channels::DirectAdded& news) {
        for (const auto& id : {news.creator, news.teammate})
            app.hub.change({.what = What::joined_channel, .user_id = id, .channel_id = news.channel.id});
    });
    app.bus.on<channels::GroupAdded>([&app](const channels::GroupAdded& news) {
        for (const auto& id : news.members)
            app.hub.change({.what = What::joined_channel, .user_id = id, .channel_id = news.channel.id});
    });
}

void hear_teams(App& app) {
    app.bus.on<teams::TeamMemberAdded>([&app](const teams::TeamMemberAdded& news) {
        app.hub.change({.what = What::joined_team, .user_id = news.user_id, .team_id = news.team_id});
    });
    app.bus.on<teams::TeamMemberRemoved>([&app](const teams::TeamMemberRemoved& news) {
        app.hub.change({.what = What::left_team, .user_id = news.user_id, .team_id = news.team_id});
    });
}

void hear_people(App& app) {
    app.bus.on<sessions::SessionsEnded>([&app](const sessions::SessionsEnded& news) {
        app.hub.change({.what = What::sessions_ended, .user_id = news.user_id, .tokens = news.tokens});
    });
    app.bus.on<sessions::SessionsChanged>([&app](const sessions::SessionsChanged& news) {
        app.hub.change({.what = What::sessions_changed, .user_id = news.user_id, .tokens = news.tokens});
    });
    app.bus.on<users::UserRolesChanged>([&app](const users::UserRolesChanged& news) {
        app.hub.change({.what = What::rights_changed, .user_id = news.user_id, .roles = news.roles});
    });
}

}  // namespace

void hear_changes(App& app) {
    hear_channels(app);
    hear_teams(app);
    hear_people(app);
}

}  // namespace heliograph::live
