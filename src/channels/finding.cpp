// Finding channels and members: lists, search, completion. Reads only.
#include "src/channels/finding.h"

#include <algorithm>
#include <set>

#include "base/store/database.h"
#include "base/wire/read_json.h"
#include "src/channels/cache.h"
#include "src/channels/rules.h"
#include "src/permissions/role_table.h"
#include "src/teams/access.h"
#include "src/teams/cache.h"
#include "src/users/model.h"

namespace heliograph::channels {

namespace {

Slice slice_of(const ListPage& page) {
    auto limit = std::clamp<std::int64_t>(page.per_page, 0, 200);
    return {.offset = std::clamp<std::int64_t>(page.page, 0, 1'000'000) * limit, .limit = limit};
}

// A LIKE pattern in lower case that finds the term anywhere.
std::string pattern_of(const std::string& term) {
    std::string pattern = "%";
    for (char c : term) {
        if (c == '%' || c == '_' || c == '\\') pattern += '\\';
        pattern += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    return pattern + '%';
}

bool is_admin(App& app, const SignedIn& caller) {
    return app.roles.allows(caller.user->roles, permissions::manage_system);
}

}  // namespace

Task<std::vector<Channel>> public_of_team(App& app, SignedIn caller, TeamId team_id, ListPage page) {
    co_await teams::require(app, caller, team_id, permissions::list_team_channels);
    co_return co_await app.db.read(page_of_team, team_id, std::string("O"), slice_of(page));
}

Task<std::vector<Channel>> private_of_team(App& app, SignedIn caller, TeamId team_id, ListPage page) {
    if (!is_admin(app, caller)) throw heliograph::refuse::not_allowed;
    co_return co_await app.db.read(page_of_team, team_id, std::string("P"), slice_of(page));
}

Task<std::vector<Channel>> archived_of_team(App& app, SignedIn caller, TeamId team_id, ListPage page) {
    co_await teams::require(app, caller, team_id, permissions::list_team_channels);
    co_return co_await app.db.read(archived_in_team, team_id, caller.user_id, is_admin(app, caller),
                                   slice_of(page));
}

Task<std::vector<Channel>> some_of_team(App& app, SignedIn caller, TeamId team_id,
                                        std::vector<ChannelId> ids) {
    if (ids.empty()) throw heliograph::refuse::invalid_body_param.because("channel_ids");
    for (auto id : ids)
        if (!id.valid()) throw heliograph::refuse::invalid_body_param.because("channel_id");
    co_await teams::require(app, caller, team_id, permissions::view_team);
    auto found = co_await app.db.read(public_among, team_id, ids);
    if (found.empty()) throw refuse::ids_not_found;
    co_return found;
}

Task<std::vector<Channel>> search_team(App& app, SignedIn caller, TeamId team_id, std::string term) {
    if (co_await teams::may(app, caller, team_id, permissions::list_team_channels))
        co_return co_await app.db.read(public_matching, team_id, pattern_of(term));
    // Without the permission one still finds one's own.
    co_await teams::require(app, caller, team_id, permissions::view_team);
    co_return co_await app.db.read(own_matching, team_id, caller.user_id, pattern_of(term));
}

Task<std::vector<Channel>> complete(App& app, SignedIn caller, TeamId team_id, std::string name) {
    co_await teams::require(app, caller, team_id, permissions::list_team_channels);
    co_return co_await app.db.read(visible_matching, team_id, caller.user_id, pattern_of(name));
}

Task<std::vector<Channel>> complete_own(App& app, SignedIn caller, TeamId team_id, std::string name) {
    co_await teams::require(app, caller, team_id, permissions::list_team_channels);
    co_return co_await app.db.read(own_matching, team_id, caller.user_id, pattern_of(name));
}

Task<std::vector<Channel>> search_groups(App& app, SignedIn caller, std::string term) {
    co_return co_await app.db.read(groups_matching, caller.user_id, pattern_of(term));
}

Task<ChannelsPage> search_all(App& app, SignedIn caller, ChannelSearch wanted, bool console) {
    SearchScope scope{.team_ids = wanted.team_ids,
                      .archived = wanted.include_deleted,
                      .only_archived = wanted.deleted,
                      .type = wanted.open == wanted.closed ? ""
                              : wanted.open                ? "O"
                                                           : "P"};
    if (!console)
        scope.user_id = caller.user_id;
    else if (!is_admin(app, caller))
        throw heliograph::refuse::not_allowed;
    ListPage page{.page = wanted.page.value_or(0), .per_page = wanted.per_page.value_or(100)};
    ChannelsPage answer;
    answer.channels = co_await app.db.read(matching_anywhere, scope, pattern_of(wanted.term), slice_of(page));
    if (wanted.page && wanted.per_page)
        answer.total_count = co_await app.db.read(count_matching, scope, pattern_of(wanted.term));
    co_return answer;
}

Task<ChannelsPage> list_all(App& app, SignedIn caller, ListPage page) {
    if (!is_admin(app, caller)) throw heliograph::refuse::not_allowed;
    SearchScope scope{.archived = page.include_deleted};
    ChannelsPage answer;
    answer.channels = co_await app.db.read(matching_anywhere, scope, std::string("%"), slice_of(page));
    if (page.include_total_count)
        answer.total_count = co_await app.db.read(count_matching, scope, std::string("%"));
    co_return answer;
}

Task<std::vector<Channel>> of_user(App& app, SignedIn caller, UserId user_id, TeamId team_id, ListPage page) {
    co_await require_self(app, caller, user_id);
    if (team_id.valid()) co_await teams::require(app, caller, team_id, permissions::view_team);
    co_return co_await app.db.read(channels_of, user_id, team_id, page.include_deleted, page.last_delete_at);
}

Task<std::vector<ChannelMemberView>> memberships(App& app, SignedIn caller, UserId user_id, TeamId team_id) {
    co_await require_self(app, caller, user_id);
    co_await teams::require(app, caller, team_id, permissions::view_team);
    co_return views_of(co_await app.db.read(memberships_in, user_id, team_id), caller.user_id);
}

Task<std::vector<ChannelMemberView>> all_memberships(App& app, SignedIn caller, UserId user_id,
                                                     ListPage page) {
    co_await require_self(app, caller, user_id);
    constexpr std::int64_t everything = 100'000;
    auto slice = page.page < 0 ? Slice{.offset = 0, .limit = everything} : slice_of(page);
    co_return views_of(co_await app.db.read(memberships_page, user_id, slice), caller.user_id);
}

Task<std::vector<ChannelMemberView>> members(App& app, SignedIn caller, ChannelId id, ListPage page) {
    co_await require(app, caller, id, permissions::read_channel);
    co_return views_of(co_await app.db.read(members_page, id, slice_of(page)), caller.user_id);
}

Task<std::vector<ChannelMemberView>> members_of_ids(App& app, SignedIn caller, ChannelId id,
                                                    std::vector<UserId> ids) {
    if (ids.empty()) throw heliograph::refuse::invalid_body_param.because("user_ids");
    co_await require(app, caller, id, permissions::read_channel);
    co_return views_of(co_await app.db.read(members_among, id, ids), caller.user_id);
}

Task<ChannelMemberView> member(App& app, SignedIn caller, ChannelId id, UserId user_id) {
    auto channel = co_await existing(app, id);
    bool open = channel->type == "O" &&
                co_await teams::may(app, caller, channel->team_id, permissions::read_public_channel);
    if (!open) co_await require(app, caller, id, permissions::read_channel);
    auto found = co_await app.db.read(find_member, id, user_id);
    if (!found) throw refuse::member_not_found;
    co_return view_of(*found, caller.user_id);
}

Task<ChannelStats> stats(App& app, SignedIn caller, ChannelId id, bool without_files) {
    co_await require(app, caller, id, permissions::read_channel);
    auto counted = co_await app.db.read(count_channel, id);
    if (without_files) counted.files_count = -1;
    co_return counted;
}

Task<std::map<ChannelId, std::int64_t>> member_counts(App& app, SignedIn caller, std::vector<ChannelId> ids) {
    std::map<ChannelId, std::int64_t> counts;
    constexpr std::size_t ids_max = 1000;
    if (ids.size() > ids_max) throw heliograph::refuse::invalid_body_param.because("channel_ids");
    for (auto id : ids) {
        if (!co_await may_read(app, caller, id)) throw heliograph::refuse::not_allowed;
        counts[id] = static_cast<std::int64_t>((co_await app.channel_cache.members(app.db, id))->size());
    }
    co_return counts;
}

Task<std::vector<std::string>> timezones(App& app, SignedIn caller, ChannelId id) {
    co_await require(app, caller, id, permissions::read_channel);
    std::set<std::string> names;
    for (const auto& zone : co_await app.db.read(timezones_in, id)) {
        auto told = from_json<std::map<std::string, std::string>>(zone.text);
        if (!told) continue;
        bool automatic = (*told)["useAutomaticTimezone"] != "false";
        auto name = (*told)[automatic ? "automaticTimezone" : "manualTimezone"];
        if (!name.empty()) names.insert(name);
    }
    co_return std::vector<std::string>(names.begin(), names.end());
}

Task<std::vector<teams::Team>> common_teams(App& app, SignedIn caller, ChannelId id) {
    auto channel = co_await existing(app, id);
    if (!is_direct_or_group(*channel)) throw refuse::not_group;
    co_await require(app, caller, id, permissions::read_channel);
    std::vector<teams::Team> common;
    for (auto team_id : co_await app.db.read(teams_of_all, id)) {
        auto team = co_await app.team_cache.get(app.db, team_id);
        if (!team || team->delete_at != 0) continue;
        common.push_back(*team);
        common.back().email.clear();
        common.back().invite_id.clear();
    }
    co_return common;
}

std::string version_of(const std::vector<Channel>& channels) {
    Millis newest = 0;
    std::int64_t counted = 0, archived = 0;
    std::string_view id = "0";
    for (const auto& channel : channels) {
        auto changed = std::max(channel.last_post_at, channel.update_at);
        if (changed > newest) {
            newest = changed;
            id = channel.id.view();
        }
        counted += channel.total_msg_count;
        if (channel.delete_at != 0) ++archived;
    }
    return std::string(id) + "." + std::to_string(newest) + "." + std::to_string(counted) + "." +
           std::to_string(archived) + "." + std::to_string(channels.size());
}

}  // namespace heliograph::channels
