// Who may list whom, and the lists as ready JSON.
#include "src/users/lists.h"

#include <algorithm>

#include "base/store/database.h"
#include "base/wire/write_json.h"
#include "src/permissions/console_names.h"
#include "src/permissions/may.h"
#include "src/settings.h"
#include "src/users/cache.h"
#include "src/users/refusals.h"
#include "src/users/store.h"
#include "src/users/store_lists.h"
#include "src/users/validity.h"
#include "src/users/view.h"

namespace heliograph::users {

namespace {

void write_users(std::string& out, const std::vector<User>& users, const SignedIn& caller,
                 const Config& config) {
    out += '[';
    bool first = true;
    for (const User& user : users) {
        if (!first) out += ',';
        first = false;
        Viewer viewer = viewer_of(config, *caller.user, user.id);
        // In lists the peer sanitises the caller like everyone else.
        if (viewer.as == Viewer::As::self)
            viewer = is_system_admin(*caller.user) ? Viewer{Viewer::As::admin} : viewer_other(config);
        write_user(out, user, viewer);
    }
    out += ']';
}

ReadyJson users_json(App& app, const SignedIn& caller, const std::vector<User>& users) {
    std::string out;
    write_users(out, users, caller, *app.settings.now());
    return ReadyJson(std::move(out));
}

std::vector<std::string> words_of(std::string_view term) {
    std::vector<std::string> words;
    std::string word;
    for (char c : std::string(term) + " ") {
        if (c != ' ' && c != '\t' && c != '\n') {
            word += c;
        } else if (!word.empty()) {
            auto begin = word.find_first_not_of('@');
            if (begin != std::string::npos) words.push_back(word.substr(begin));
            word.clear();
        }
    }
    return words;
}

Selection with_terms(App& app, const SignedIn& caller, Selection selection, std::string_view term) {
    auto config = app.settings.now();
    bool admin = is_system_admin(*caller.user);
    selection.terms = words_of(term);
    selection.terms_in_email = admin || config->privacy.ShowEmailAddress;
    selection.terms_in_full_name = admin || config->privacy.ShowFullName;
    return selection;
}

Task<void> must_see_team(App& app, SignedIn caller, TeamId team_id) {
    if (team_id.empty() || permissions::may(app, caller, permissions::manage_system)) co_return;
    if (!co_await app.db.read(is_in_team, team_id, caller.user_id)) throw refuse::not_allowed;
}

Task<void> must_see_channel(App& app, SignedIn caller, ChannelId channel_id) {
    if (channel_id.empty() || permissions::may(app, caller, permissions::manage_system)) co_return;
    if (!co_await app.db.read(sees_channel, channel_id, caller.user_id)) throw refuse::not_allowed;
}

// What the peer wants of combinations; throws the refusal of the URL parameter.
void check_sort(const ListQuery& query) {
    if (query.sort.empty()) return;
    bool of_team = query.sort == "last_activity_at" || query.sort == "create_at";
    bool of_channel = query.sort == "status" || query.sort == "admin";
    if (of_team && !query.in_team.empty() && query.in_channel.empty()) return;
    if (of_channel && !query.in_channel.empty()) return;
    throw refuse::invalid_url_param;
}

}  // namespace

Task<ReadyJson> list(App& app, SignedIn caller, Query<ListQuery> query) {
    check_sort(query);
    if (!query.not_in_channel.empty() && query.in_team.empty()) throw refuse::invalid_url_param;
    if (query.active && query.inactive) throw refuse::invalid_url_param;
    if (query.without_team) permissions::must(app, caller, permissions::list_users_without_team);
    co_await must_see_team(app, caller, query.in_team);
    co_await must_see_team(app, caller, query.not_in_team);
    co_await must_see_channel(app, caller, query.in_channel);
    co_await must_see_channel(app, caller, query.not_in_channel);
    std::int64_t per_page = std::clamp(query.per_page, 0, 200);
    Selection wanted{.in_team = query.in_team,
                     .not_in_team = query.not_in_team,
                     .in_channel = query.in_channel,
                     .not_in_channel = query.not_in_channel,
                     .without_team = query.without_team,
                     .active = query.active,
                     .inactive = query.inactive,
                     .role = query.role,
                     .sort = query.sort,
                     .limit = per_page,
                     .offset = per_page * std::max(query.page, 0)};
    auto users = co_await app.db.read(selected, std::move(wanted));
    co_return users_json(app, caller, users);
}

Task<ReadyJson> search(App& app, SignedIn caller, Search asked) {
    if (asked.term.empty()) throw refuse::invalid_body_param;
    if (asked.team_id.empty() && !asked.not_in_channel_id.empty()) throw refuse::invalid_body_param;
    if (asked.limit == 0) asked.limit = 100;
    if (asked.limit < 0 || asked.limit > 1000) throw refuse::invalid_body_param;
    co_await must_see_team(app, caller, asked.team_id);
    co_await must_see_team(app, caller, asked.not_in_team_id);
    co_await must_see_channel(app, caller, asked.in_channel_id);
    co_await must_see_channel(app, caller, asked.not_in_channel_id);
    Selection wanted{.in_team = asked.team_id,
                     .not_in_team = asked.not_in_team_id,
                     .in_channel = asked.in_channel_id,
                     .not_in_channel = asked.not_in_channel_id,
                     .without_team = asked.without_team,
                     .active = !asked.allow_inactive,
                     .role = asked.role,
                     .limit = asked.limit};
    wanted = with_terms(app, caller, std::move(wanted), asked.term);
    auto users = co_await app.db.read(selected, std::move(wanted));
    co_return users_json(app, caller, users);
}

Task<ReadyJson> autocomplete(App& app, SignedIn caller, Query<AutocompleteQuery> query) {
    co_await must_see_team(app, caller, query.in_team);
    co_await must_see_channel(app, caller, query.in_channel);
    Selection inside{.in_team = query.in_team,
                     .in_channel = query.in_channel,
                     .active = true,
                     .limit = std::clamp(query.limit, 1, 100)};
    inside = with_terms(app, caller, std::move(inside), query.name);
    // Someone added to the channel need not be in the team of the page that asks.
    if (!query.in_channel.empty()) inside.in_team = {};
    Selection outside = inside;
    auto users = co_await app.db.read(selected, std::move(inside));
    auto config = app.settings.now();
    std::string out = R"({"users":)";
    write_users(out, users, caller, *config);
    if (!query.in_channel.empty() && !query.in_team.empty()) {
        outside.in_channel = {};
        outside.not_in_channel = query.in_channel;
        outside.in_team = query.in_team;
        auto others = co_await app.db.read(selected, std::move(outside));
        if (!others.empty()) {
            out += R"(,"out_of_channel":)";
            write_users(out, others, caller, *config);
        }
    }
    out += '}';
    co_return ReadyJson(std::move(out));
}

Task<ReadyJson> by_ids(App& app, SignedIn caller, Query<SinceQuery> query, std::vector<UserId> ids) {
    if (ids.empty()) throw refuse::invalid_body_param;
    std::vector<User> users;
    std::vector<UserId> absent;
    for (UserId id : ids) {
        if (auto user = app.user_cache.find(id))
            users.push_back(*user);
        else
            absent.push_back(id);
    }
    if (!absent.empty()) {
        auto read = co_await app.db.read(of_ids, std::move(absent));
        users.insert(users.end(), read.begin(), read.end());
    }
    Millis since = query.since;
    std::erase_if(users, [since](const User& user) { return user.update_at <= since && since > 0; });
    std::ranges::sort(users, {}, &User::username);
    co_return users_json(app, caller, users);
}

Task<ReadyJson> by_usernames(App& app, SignedIn caller, std::vector<std::string> usernames) {
    if (usernames.empty()) throw refuse::invalid_body_param;
    for (auto& username : usernames) username = lower(username);
    auto users = co_await app.db.read(of_usernames, std::move(usernames));
    co_return users_json(app, caller, users);
}

Task<ReadyJson> of_group_channels(App& app, SignedIn caller, std::vector<ChannelId> channel_ids) {
    auto pairs = co_await app.db.read(members_of_groups, caller.user_id, std::move(channel_ids));
    std::map<ChannelId, std::vector<User>> members;
    for (const auto& [channel_id, user_id] : pairs) {
        auto user = co_await app.user_cache.get(app.db, user_id);
        if (user) members[channel_id].push_back(*user);
    }
    std::string out = "{";
    for (const auto& [channel_id, users] : members) {
        if (out.size() > 1) out += ',';
        out += '"' + channel_id.str() + "\":";
        write_users(out, users, caller, *app.settings.now());
    }
    co_return ReadyJson(out + "}");
}

Task<std::vector<UserId>> known_ids(App& app, SignedIn caller) {
    co_return co_await app.db.read(ids_sharing_channels, caller.user_id);
}

Task<Stats> stats(App& app, SignedIn) {
    Selection wanted{.active = true};
    co_return Stats{co_await app.db.read(count_selected, std::move(wanted))};
}

Task<Stats> filtered_stats(App& app, SignedIn caller, Query<StatsQuery> query) {
    permissions::must(app, caller, permissions::sysconsole_read_user_management_users);
    Selection wanted{.in_team = query.in_team,
                     .in_channel = query.in_channel,
                     .active = !query.include_deleted,
                     .people_only = !query.include_bots};
    co_return Stats{co_await app.db.read(count_selected, std::move(wanted))};
}

}  // namespace heliograph::users
