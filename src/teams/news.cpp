// What sockets hear of teams, and keeping the memory true.
#include "src/teams/news.h"

#include "base/events/bus.h"
#include "base/wire/write_json.h"
#include "src/app.h"
#include "src/broadcasts/model.h"
#include "src/settings.h"
#include "src/teams/cache.h"
#include "src/teams/events.h"
#include "src/teams/members.h"
#include "src/teams/store.h"
#include "src/teams/view.h"
#include "src/users/events.h"

namespace heliograph::teams {

namespace {

// Everybody in the team hears it, so what only some may see is left out.
void say_team(App& app, const char* event, Team team) {
    team.email.clear();
    team.invite_id.clear();
    broadcasts::Broadcast news{.event = event, .data = {}, .audience = {.team_id = team.id}};
    news.data = "{\"team\":";
    write_json_string(news.data, to_json(team));
    news.data += '}';
    app.outlet.send(std::move(news));
}

std::string team_and_user(TeamId team_id, UserId user_id) {
    return "{\"team_id\":\"" + team_id.str() + "\",\"user_id\":\"" + user_id.str() + "\"}";
}

void say_member_added(App& app, const TeamMemberAdded& added) {
    app.team_cache.forget_member(added.team_id, added.user_id);
    app.outlet.send({.event = "added_to_team",
                     .data = team_and_user(added.team_id, added.user_id),
                     .audience = {.user_id = added.user_id}});
}

void say_member_removed(App& app, const TeamMemberRemoved& removed) {
    app.team_cache.forget_member(removed.team_id, removed.user_id);
    auto text = team_and_user(removed.team_id, removed.user_id);
    app.outlet.send({.event = "leave_team",
                     .data = text,
                     .audience = {.omit_users = {removed.user_id}, .team_id = removed.team_id}});
    app.outlet.send({.event = "leave_team", .data = text, .audience = {.user_id = removed.user_id}});
}

void say_member_changed(App& app, const TeamMemberChanged& changed) {
    app.team_cache.forget_member(changed.member.team_id, changed.member.user_id);
    std::string text = "{\"member\":";
    write_json_string(text, to_json(view_of(changed.member)));
    text += '}';
    app.outlet.send({.event = "memberrole_updated",
                     .data = std::move(text),
                     .audience = {.user_id = changed.member.user_id}});
}

}  // namespace

void listen_to_teams(App& app) {
    app.bus.inside<users::UserCreated>([&app](Transaction& tx, const users::UserCreated& news) {
        if (news.invite_id.empty()) return;
        auto team = find_invited(tx, news.invite_id);
        if (!team) throw refuse::invite_not_found;
        auto most = app.settings.now()->teams.MaxUsersPerTeam;
        join(tx, *team, news.user.id, news.user.id, news.user.create_at, most);
    });
    app.bus.on<TeamCreated>([&app](const TeamCreated& news) { app.team_cache.put(news.team); });
    app.bus.on<TeamUpdated>([&app](const TeamUpdated& news) {
        app.team_cache.put(news.team);
        say_team(app, "update_team", news.team);
    });
    app.bus.on<TeamArchived>([&app](const TeamArchived& news) {
        app.team_cache.put(news.team);
        say_team(app, "delete_team", news.team);
    });
    app.bus.on<TeamRestored>([&app](const TeamRestored& news) {
        app.team_cache.put(news.team);
        say_team(app, "restore_team", news.team);
    });
    app.bus.on<TeamMemberAdded>([&app](const TeamMemberAdded& news) { say_member_added(app, news); });
    app.bus.on<TeamMemberRemoved>([&app](const TeamMemberRemoved& news) { say_member_removed(app, news); });
    app.bus.on<TeamMemberChanged>([&app](const TeamMemberChanged& news) { say_member_changed(app, news); });
}

}  // namespace heliograph::teams
