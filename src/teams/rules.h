// What may be done with teams, and what happens then.
#pragma once

#include <string>
#include <vector>

#include "base/words/answers.h"
#include "src/callers.h"
#include "src/teams/access.h"
#include "src/teams/model.h"
#include "src/teams/store.h"
#include "src/teams/view.h"

namespace heliograph {
class Transaction;
}

namespace heliograph::teams {

// What one sends to make a team, or to replace what can be replaced.
struct NewTeam {
    TeamId id;                       // Only when replacing: the team of the path.
    std::string name;                // The word in its URL: a-z, 0-9, dashes; 2 to 64 characters.
    std::string display_name;        // Shown name, up to 64 characters.
    std::string type;                // "O" open, "I" by invitation.
    std::string description;         // Up to 255 characters.
    std::string company_name;        // Kept for the peer's clients.
    std::string allowed_domains;     // E-mail domains that may join, comma-separated.
    bool allow_open_invite = false;  // Anyone on the server may join.
};
DESCRIBE(NewTeam, id, name, display_name, type, description, company_name, allowed_domains,
         allow_open_invite);

// What a patch may change; absent members stay.
struct TeamPatch {
    Optional<std::string> display_name;     // Shown name.
    Optional<std::string> description;      // Up to 255 characters.
    Optional<std::string> company_name;     // Kept for the peer's clients.
    Optional<std::string> allowed_domains;  // E-mail domains that may join, comma-separated.
    Optional<bool> allow_open_invite;       // Anyone on the server may join.
};
DESCRIBE(TeamPatch, display_name, description, company_name, allowed_domains, allow_open_invite);

struct NewPrivacy {
    std::string privacy;  // "O" or "I".
};
DESCRIBE(NewPrivacy, privacy);

struct TeamSearch {
    std::string term;                 // Part of a name or shown name.
    Optional<std::int64_t> page;      // With per_page: the answer is one page and a count.
    Optional<std::int64_t> per_page;  // Entries of a page.
};
DESCRIBE(TeamSearch, term, page, per_page);

struct TeamsPage {
    std::vector<Team> teams;       // One page.
    std::int64_t total_count = 0;  // Of all pages.
};
DESCRIBE(TeamsPage, teams, total_count);

// The order of the peer's page numbers.
struct Page {
    std::int64_t page = 0;             // Counted from 0.
    std::int64_t per_page = 60;        // At most 200.
    bool include_total_count = false;  // Answer with a count of all.
};
DESCRIBE(Page, page, per_page, include_total_count);

struct Existence {
    bool exists = false;  // The caller can see a team of that name.
};
DESCRIBE(Existence, exists);

// Team and first member, inside a write; also for the command line. Announces TeamCreated and
// TeamMemberAdded.
Team create_team(Transaction& tx, Team team, UserId creator);
// Throws the refusals of names, lengths and types.
void check_team(const Team& team);
// The existing team, or refuse::not_found.
Task<std::shared_ptr<const Team>> existing(App& app, TeamId id);

Task<Team> create(App& app, SignedIn caller, NewTeam wanted);
Task<Team> get(App& app, SignedIn caller, TeamId id);
Task<Team> get_by_name(App& app, SignedIn caller, PathText name);
Task<Existence> exists(App& app, SignedIn caller, PathText name);
Task<Team> update(App& app, SignedIn caller, TeamId id, NewTeam wanted);
Task<Team> patch(App& app, SignedIn caller, TeamId id, TeamPatch wanted);
Task<Team> set_privacy(App& app, SignedIn caller, TeamId id, NewPrivacy wanted);
Task<Ok> archive(App& app, SignedIn caller, TeamId id, bool permanently);
Task<Team> restore(App& app, SignedIn caller, TeamId id);
Task<Team> regenerate_invite_id(App& app, SignedIn caller, TeamId id);
Task<InvitedTo> invited_to(App& app, Anyone caller, PathText invite_id);
Task<TeamsPage> list(App& app, SignedIn caller, Page page);
Task<TeamsPage> search(App& app, SignedIn caller, TeamSearch wanted);
Task<std::vector<Team>> of_user(App& app, SignedIn caller, UserId user_id);
Task<TeamStats> stats(App& app, SignedIn caller, TeamId id);
// Without what the caller may not see: e-mail needs manage_team, the invitation needs invite_user.
Task<Team> seen_by(App& app, SignedIn caller, Team team);

}  // namespace heliograph::teams
