// Lists of accounts: pages, search, autocomplete, by ids and names, figures.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/users/model.h"

namespace heliograph::users {

// What GET /users may be asked.
struct ListQuery {
    TeamId in_team;             // Members of this team.
    TeamId not_in_team;         // Others than members of this team.
    ChannelId in_channel;       // Members of this channel.
    ChannelId not_in_channel;   // Others than members of this channel; needs in_team.
    bool without_team = false;  // Those in no team.
    bool active = false;        // Only active ones.
    bool inactive = false;      // Only deactivated ones.
    std::string role;           // Only holders of this system role.
    std::string
        sort;      // "", "last_activity_at" or "create_at" with in_team, "status" or "admin" with in_channel.
    int page = 0;  // Which page, from 0.
    int per_page = 60;  // Accounts a page, up to 200.
};
DESCRIBE(ListQuery, in_team, not_in_team, in_channel, not_in_channel, without_team, active, inactive, role,
         sort, page, per_page);

// What POST /users/search may be asked.
struct Search {
    std::string term;             // Words that must all be in names or address; a leading "@" is dropped.
    TeamId team_id;               // Members of this team.
    TeamId not_in_team_id;        // Others than members of this team.
    ChannelId in_channel_id;      // Members of this channel.
    ChannelId not_in_channel_id;  // Others than members of this channel; needs team_id.
    bool allow_inactive = false;  // Deactivated ones too.
    bool without_team = false;    // Those in no team.
    std::string role;             // Only holders of this system role.
    int limit = 100;              // Most accounts in the answer, up to 1000.
};
DESCRIBE(Search, term, team_id, not_in_team_id, in_channel_id, not_in_channel_id, allow_inactive,
         without_team, role, limit);

struct AutocompleteQuery {
    TeamId in_team;        // Members of this team.
    ChannelId in_channel;  // Members of this channel first; the others of the team apart.
    std::string name;      // What was typed.
    int limit = 25;        // Most accounts of each kind, up to 100.
};
DESCRIBE(AutocompleteQuery, in_team, in_channel, name, limit);

struct SinceQuery {
    Millis since = 0;  // Only accounts that changed since.
};
DESCRIBE(SinceQuery, since);

struct StatsQuery {
    TeamId in_team;                // Members of this team.
    ChannelId in_channel;          // Members of this channel.
    bool include_deleted = false;  // Deactivated ones too.
    bool include_bots = false;     // Bots too.
};
DESCRIBE(StatsQuery, in_team, in_channel, include_deleted, include_bots);

struct Stats {
    std::int64_t total_users_count = 0;  // How many accounts.
};
DESCRIBE(Stats, total_users_count);

Task<ReadyJson> list(App& app, SignedIn caller, Query<ListQuery> query);
Task<ReadyJson> search(App& app, SignedIn caller, Search wanted);
Task<ReadyJson> autocomplete(App& app, SignedIn caller, Query<AutocompleteQuery> query);
Task<ReadyJson> by_ids(App& app, SignedIn caller, Query<SinceQuery> query, std::vector<UserId> ids);
Task<ReadyJson> by_usernames(App& app, SignedIn caller, std::vector<std::string> usernames);
// Members of group channels of the caller, by channel id.
Task<ReadyJson> of_group_channels(App& app, SignedIn caller, std::vector<ChannelId> channel_ids);
Task<std::vector<UserId>> known_ids(App& app, SignedIn caller);
Task<Stats> stats(App& app, SignedIn caller);
Task<Stats> filtered_stats(App& app, SignedIn caller, Query<StatsQuery> query);

}  // namespace heliograph::users
