// Finding channels and members: lists, search, completion. Reads only.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/channels/model.h"
#include "src/channels/store_lists.h"
#include "src/channels/view.h"
#include "src/teams/model.h"

namespace heliograph::channels {

// Page numbers as the peer counts them.
struct ListPage {
    std::int64_t page = 0;             // Counted from 0; -1 for everything where that is allowed.
    std::int64_t per_page = 60;        // At most 200.
    bool include_deleted = false;      // Archived channels too.
    bool include_total_count = false;  // Answer with a count of all.
    std::int64_t last_delete_at = 0;   // Archived ones only if archived since.
};
DESCRIBE(ListPage, page, per_page, include_deleted, include_total_count, last_delete_at);

struct ChannelSearch {
    std::string term;                 // Part of a name, shown name or purpose.
    std::vector<TeamId> team_ids;     // Only in these teams.
    bool include_deleted = false;     // Archived channels too.
    bool deleted = false;             // Only archived channels.
    bool open = false;                // Only public channels ("public" on the wire).
    bool closed = false;              // Only private channels ("private" on the wire).
    Optional<std::int64_t> page;      // With per_page: the answer is one page and a count.
    Optional<std::int64_t> per_page;  // Entries of a page.
};
DESCRIBE(ChannelSearch, term, team_ids, include_deleted, deleted, open, closed, page, per_page);

struct ChannelsPage {
    std::vector<ChannelWithTeam> channels;  // One page.
    std::int64_t total_count = 0;           // Of all pages.
};
DESCRIBE(ChannelsPage, channels, total_count);

Task<std::vector<Channel>> public_of_team(App& app, SignedIn caller, TeamId team_id, ListPage page);
Task<std::vector<Channel>> private_of_team(App& app, SignedIn caller, TeamId team_id, ListPage page);
Task<std::vector<Channel>> archived_of_team(App& app, SignedIn caller, TeamId team_id, ListPage page);
Task<std::vector<Channel>> some_of_team(App& app, SignedIn caller, TeamId team_id,
                                        std::vector<ChannelId> ids);
Task<std::vector<Channel>> search_team(App& app, SignedIn caller, TeamId team_id, std::string term);
Task<std::vector<Channel>> complete(App& app, SignedIn caller, TeamId team_id, std::string name);
Task<std::vector<Channel>> complete_own(App& app, SignedIn caller, TeamId team_id, std::string name);
Task<std::vector<Channel>> search_groups(App& app, SignedIn caller, std::string term);
// In all teams: for administrators, or (console is false) in the teams of the caller.
Task<ChannelsPage> search_all(App& app, SignedIn caller, ChannelSearch wanted, bool console);
Task<ChannelsPage> list_all(App& app, SignedIn caller, ListPage page);

// A team id restricts to that team and adds direct and group channels.
Task<std::vector<Channel>> of_user(App& app, SignedIn caller, UserId user_id, TeamId team_id, ListPage page);
Task<std::vector<ChannelMemberView>> memberships(App& app, SignedIn caller, UserId user_id, TeamId team_id);
Task<std::vector<ChannelMemberView>> all_memberships(App& app, SignedIn caller, UserId user_id,
                                                     ListPage page);

Task<std::vector<ChannelMemberView>> members(App& app, SignedIn caller, ChannelId id, ListPage page);
Task<std::vector<ChannelMemberView>> members_of_ids(App& app, SignedIn caller, ChannelId id,
                                                    std::vector<UserId> ids);
Task<ChannelMemberView> member(App& app, SignedIn caller, ChannelId id, UserId user_id);
Task<ChannelStats> stats(App& app, SignedIn caller, ChannelId id, bool without_files);
Task<std::map<ChannelId, std::int64_t>> member_counts(App& app, SignedIn caller, std::vector<ChannelId> ids);
Task<std::vector<std::string>> timezones(App& app, SignedIn caller, ChannelId id);
Task<std::vector<teams::Team>> common_teams(App& app, SignedIn caller, ChannelId id);
// Changes when the list does: the ETag of a person's channels.
std::string version_of(const std::vector<Channel>& channels);

}  // namespace heliograph::channels

namespace heliograph {
template <>
struct WireName<channels::ChannelSearch> {
    static constexpr std::string_view of(std::string_view member) {
        return member == "open" ? "public" : member == "closed" ? "private" : member;
    }
};
}  // namespace heliograph
