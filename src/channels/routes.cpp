// The doors of channels.
#include "base/events/bus.h"
#include "src/capability.h"
#include "src/channels/categories.h"
#include "src/channels/direct.h"
#include "src/channels/finding.h"
#include "src/channels/joining.h"
#include "src/channels/news.h"
#include "src/channels/reading.h"
#include "src/channels/rules.h"
#include "src/permissions/role_table.h"
#include "src/teams/cache.h"
#include "src/teams/events.h"
#include "src/users/model.h"

namespace heliograph::channels {

namespace {

struct ByNameHow {
    bool include_deleted = false;  // Archived channels too.
};
DESCRIBE(ByNameHow, include_deleted);

struct ArchiveHow {
    bool permanent = false;  // Erase instead of archive; refused unless the setting allows it.
};
DESCRIBE(ArchiveHow, permanent);

struct Completion {
    std::string name;  // What was typed so far.
};
DESCRIBE(Completion, name);

struct Term {
    std::string term;  // Part of a name, shown name or purpose.
};
DESCRIBE(Term, term);

struct SearchHow {
    bool system_console = true;  // In all teams, for administrators; else in the caller's teams.
};
DESCRIBE(SearchHow, system_console);

struct StatsHow {
    bool exclude_files_count = false;  // Do not count files.
};
DESCRIBE(StatsHow, exclude_files_count);

// Channel and team members stand side by side in one object.
std::string joined_json(const std::vector<ChannelWithTeam>& channels) {
    std::string text = "[";
    for (const auto& one : channels) {
        if (text.size() > 1) text += ',';
        text += to_json(one.channel);
        text.back() = ',';
        text += "\"team_display_name\":";
        write_json_string(text, one.team_display_name);
        text += ",\"team_name\":";
        write_json_string(text, one.team_name);
        text += ",\"team_update_at\":" + std::to_string(one.team_update_at) + "}";
    }
    return text + "]";
}

Answer page_answer(const ChannelsPage& page, bool with_count) {
    auto list = joined_json(page.channels);
    if (!with_count) return json_answer(200, list);
    return json_answer(
        200, "{\"channels\":" + list + ",\"total_count\":" + std::to_string(page.total_count) + "}");
}

Task<Channel> by_name(App& app, SignedIn caller, TeamId team_id, PathText name, Query<ByNameHow> how) {
    return get_by_name(app, std::move(caller), team_id, name, how.include_deleted);
}

Task<Channel> by_names(App& app, SignedIn caller, PathText team_name, PathText name, Query<ByNameHow> how) {
    auto team = co_await app.team_cache.by_name(app.db, team_name);
    if (!team) throw teams::refuse::name_not_found;
    co_return co_await get_by_name(app, std::move(caller), team->id, name, how.include_deleted);
}

Task<Ok> archive_as_asked(App& app, SignedIn caller, ChannelId id, Query<ArchiveHow> how) {
    return archive(app, std::move(caller), id, how.permanent);
}

Task<Channel> make_direct(App& app, SignedIn caller, std::vector<UserId> people) {
    if (people.empty() || people.size() > 2) throw heliograph::refuse::invalid_body_param.because("user_ids");
    if (people.size() == 1) people.push_back(people.front());
    for (auto id : people)
        if (!id.valid()) throw heliograph::refuse::invalid_body_param.because("user_id");
    if (!app.roles.allows(caller.user->roles, permissions::create_direct_channel))
        throw heliograph::refuse::not_allowed;
    bool own = people[0] == caller.user_id || people[1] == caller.user_id;
    if (!own && !app.roles.allows(caller.user->roles, permissions::manage_system))
        throw heliograph::refuse::not_allowed;
    // The caller counts as the maker, whatever the order.
    if (own && people[0] != caller.user_id) std::swap(people[0], people[1]);
    auto channel = co_await direct(app, people[0], people[1]);
    auto now = co_await app.db.read(find_channel, channel->id);
    co_return now ? *now : *channel;
}

Task<Channel> make_group(App& app, SignedIn caller, std::vector<UserId> people) {
    if (people.empty()) throw heliograph::refuse::invalid_body_param.because("user_ids");
    for (auto id : people)
        if (!id.valid()) throw heliograph::refuse::invalid_body_param.because("user_id");
    if (!app.roles.allows(caller.user->roles, permissions::create_group_channel))
        throw heliograph::refuse::not_allowed;
    people.push_back(caller.user_id);
    auto channel = co_await group(app, caller.user_id, std::move(people));
    auto now = co_await app.db.read(find_channel, channel->id);
    co_return now ? *now : *channel;
}

Task<Answer> add_answer(App& app, SignedIn caller, ChannelId id, NewMembers wanted) {
    bool several = !wanted.user_ids.empty();
    auto added = co_await add(app, std::move(caller), id, std::move(wanted));
    co_return json_answer(201, several ? to_json(added) : to_json(added.front()));
}

Task<std::vector<Channel>> public_list(App& app, SignedIn caller, TeamId id, Query<ListPage> page) {
    return public_of_team(app, std::move(caller), id, page);
}
Task<std::vector<Channel>> private_list(App& app, SignedIn caller, TeamId id, Query<ListPage> page) {
    return private_of_team(app, std::move(caller), id, page);
}
Task<std::vector<Channel>> archived_list(App& app, SignedIn caller, TeamId id, Query<ListPage> page) {
    return archived_of_team(app, std::move(caller), id, page);
}
Task<std::vector<Channel>> team_search(App& app, SignedIn caller, TeamId id, Term wanted) {
    return search_team(app, std::move(caller), id, wanted.term);
}
Task<std::vector<Channel>> team_completion(App& app, SignedIn caller, TeamId id, Query<Completion> wanted) {
    return complete(app, std::move(caller), id, wanted.name);
}
Task<std::vector<Channel>> own_completion(App& app, SignedIn caller, TeamId id, Query<Completion> wanted) {
    return complete_own(app, std::move(caller), id, wanted.name);
}
Task<std::vector<Channel>> group_search(App& app, SignedIn caller, Term wanted) {
    return search_groups(app, std::move(caller), wanted.term);
}

Task<Answer> search_answer(App& app, SignedIn caller, Query<SearchHow> how, ChannelSearch wanted) {
    bool paged = wanted.page && wanted.per_page;
    co_return page_answer(co_await search_all(app, std::move(caller), std::move(wanted), how.system_console),
                          paged);
}

Task<Answer> list_answer(App& app, SignedIn caller, Query<ListPage> page) {
    co_return page_answer(co_await list_all(app, std::move(caller), page), page.include_total_count);
}

Task<Tagged<std::vector<Channel>>> in_team_of_user(App& app, SignedIn caller, UserId user_id, TeamId team_id,
                                                   Query<ListPage> page) {
    auto channels = co_await of_user(app, std::move(caller), user_id, team_id, page);
    auto version = version_of(channels);
    co_return Tagged<std::vector<Channel>>{std::move(channels), std::move(version)};
}

Task<std::vector<Channel>> all_of_user(App& app, SignedIn caller, UserId user_id, Query<ListPage> page) {
    return of_user(app, std::move(caller), user_id, TeamId(), page);
}

Task<std::vector<ChannelMemberView>> all_memberships_page(App& app, SignedIn caller, UserId user_id,
                                                          Query<ListPage> page) {
    return all_memberships(app, std::move(caller), user_id, page);
}

Task<std::vector<ChannelMemberView>> member_list(App& app, SignedIn caller, ChannelId id,
                                                 Query<ListPage> page) {
    return members(app, std::move(caller), id, page);
}

Task<ChannelStats> stats_as_asked(App& app, SignedIn caller, ChannelId id, Query<StatsHow> how) {
    return stats(app, std::move(caller), id, how.exclude_files_count);
}

Task<std::vector<TeamUnread>> unread_teams(App& app, SignedIn caller, UserId user_id,
                                           Query<UnreadScope> scope) {
    return unread_in_teams(app, std::move(caller), user_id, scope);
}

void channel_routes(Routes<App>& on) {
    on.post("/api/v4/channels", create, "Make a public or private channel").answers(201);
    on.get("/api/v4/channels", list_answer, "List the channels of all teams");
    on.post("/api/v4/channels/direct", make_direct, "Get or make a direct channel").answers(201);
    on.post("/api/v4/channels/group", make_group, "Get or make a group channel").answers(201);
    on.post("/api/v4/channels/search", search_answer, "Search channels of all teams");
    on.post("/api/v4/channels/group/search", group_search, "Search the caller's group channels");
    on.post("/api/v4/channels/stats/member_count", member_counts, "Count the members of channels");
    on.get("/api/v4/channels/{channel_id}", get, "Get a channel");
    on.put("/api/v4/channels/{channel_id}", update, "Replace what can be changed of a channel");
    on.put("/api/v4/channels/{channel_id}/patch", patch, "Change some of a channel");
    on.put("/api/v4/channels/{channel_id}/privacy", set_privacy, "Make a channel public or private");
    on.del("/api/v4/channels/{channel_id}", archive_as_asked, "Archive a channel");
    on.post("/api/v4/channels/{channel_id}/restore", restore, "Bring an archived channel back");
    on.post("/api/v4/channels/{channel_id}/move", move, "Move a channel to another team");
    on.get("/api/v4/channels/{channel_id}/stats", stats_as_asked, "Count what is in a channel");
    on.get("/api/v4/channels/{channel_id}/timezones", timezones, "List the time zones of the members");
    on.get("/api/v4/channels/{channel_id}/common_teams", common_teams,
           "List the teams that all members of a direct or group channel share");
}

void finding_routes(Routes<App>& on) {
    on.get("/api/v4/teams/{team_id}/channels", public_list, "List the public channels of a team");
    on.get("/api/v4/teams/{team_id}/channels/private", private_list, "List the private channels of a team");
    on.get("/api/v4/teams/{team_id}/channels/deleted", archived_list, "List the archived channels of a team");
    on.post("/api/v4/teams/{team_id}/channels/ids", some_of_team, "Get some public channels of a team");
    on.post("/api/v4/teams/{team_id}/channels/search", team_search, "Search the public channels of a team");
    on.get("/api/v4/teams/{team_id}/channels/autocomplete", team_completion, "Complete a channel's name");
    on.get("/api/v4/teams/{team_id}/channels/search_autocomplete", own_completion,
           "Complete the name of one of the caller's channels");
    on.get("/api/v4/teams/{team_id}/channels/name/{channel_name}", by_name, "Get a channel by its name");
    on.get("/api/v4/teams/name/{team_name}/channels/name/{channel_name}", by_names,
           "Get a channel by the names of team and channel");
    on.get("/api/v4/users/{user_id}/teams/{team_id}/channels", in_team_of_user,
           "List the channels of a person in a team");
    on.get("/api/v4/users/{user_id}/channels", all_of_user, "List the channels of a person");
    on.get("/api/v4/users/{user_id}/teams/{team_id}/channels/members", memberships,
           "List the memberships of a person in a team");
    on.get("/api/v4/users/{user_id}/channel_members", all_memberships_page,
           "List the memberships of a person");
}

void member_routes(Routes<App>& on) {
    on.post("/api/v4/channels/{channel_id}/members", add_answer, "Join a channel or add people").answers(201);
    on.get("/api/v4/channels/{channel_id}/members", member_list, "List the members of a channel");
    on.post("/api/v4/channels/{channel_id}/members/ids", members_of_ids, "Get some members of a channel");
    on.get("/api/v4/channels/{channel_id}/members/{user_id}", member, "Get a member of a channel");
    on.del("/api/v4/channels/{channel_id}/members/{user_id}", remove, "Leave a channel or remove a member");
    on.put("/api/v4/channels/{channel_id}/members/{user_id}/roles", set_roles, "Set the roles of a member");
    on.put("/api/v4/channels/{channel_id}/members/{user_id}/schemeRoles", set_scheme_roles,
           "Set the flags of a member");
    on.put("/api/v4/channels/{channel_id}/members/{user_id}/notify_props", set_notify_props,
           "Set the notification settings of a member");
    on.post("/api/v4/channels/members/{user_id}/view", view,
            "Tell which channel is on screen; it is read then");
    on.post("/api/v4/channels/members/{user_id}/mark_read", read_all, "Mark channels as read");
    on.get("/api/v4/users/{user_id}/channels/{channel_id}/unread", unread,
           "Count what is unread in a channel");
    on.get("/api/v4/users/{user_id}/teams/{team_id}/unread", unread_in_team,
           "Count what is unread in a team");
    on.get("/api/v4/users/{user_id}/teams/unread", unread_teams,
           "Count what is unread in the teams of a person");
}

void category_routes(Routes<App>& on) {
    const std::string all = "/api/v4/users/{user_id}/teams/{team_id}/channels/categories";
    on.get(all, categories, "List the categories of the side bar");
    on.post(all, add_category, "Make a category of the side bar");
    on.put(all, update_categories, "Change categories of the side bar");
    on.get(all + "/order", category_order, "Get the order of the categories");
    on.put(all + "/order", set_category_order, "Set the order of the categories");
    on.get(all + "/{category_id}", category, "Get a category of the side bar");
    on.put(all + "/{category_id}", update_category, "Change a category of the side bar");
    on.del(all + "/{category_id}", delete_category, "Delete a category of the side bar");
}

}  // namespace

void routes(Routes<App>& on) {
    channel_routes(on);
    finding_routes(on);
    member_routes(on);
    category_routes(on);
}

void listen(App& app) {
    app.bus.inside<teams::TeamCreated>(
        [&app](Transaction& tx, const teams::TeamCreated& news) { make_default_channels(app, tx, news); });
    app.bus.inside<teams::TeamMemberAdded>(
        [](Transaction& tx, const teams::TeamMemberAdded& news) { join_default_channels(tx, news); });
    app.bus.inside<teams::TeamMemberRemoved>(
        [](Transaction& tx, const teams::TeamMemberRemoved& news) { leave_channels_of_team(tx, news); });
    remember_channels(app);
    tell_of_channels(app);
    tell_of_members(app);
    tell_of_categories(app);
}

}  // namespace heliograph::channels
