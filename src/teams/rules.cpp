// What may be done with teams, and what happens then.
#include "src/teams/rules.h"

#include <algorithm>

#include "base/clock.h"
#include "base/random.h"
#include "base/store/database.h"
#include "src/permissions/role_table.h"
#include "src/settings.h"
#include "src/teams/cache.h"
#include "src/teams/events.h"
#include "src/users/model.h"

namespace heliograph::teams {

namespace {

// A name that begins with one of these would hide a path of the web client.
constexpr const char* reserved_names[] = {"signup", "login", "admin", "channel", "post",      "api",
                                          "oauth",  "error", "help",  "plugins", "playbooks", "boards"};

std::size_t characters(const std::string& text) {
    return std::ranges::count_if(text, [](unsigned char c) { return (c & 0xC0) != 0x80; });
}

bool lower_word(const std::string& name) {
    auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return name.size() >= 2 && plain(name.front()) &&
           std::ranges::all_of(name, [&](char c) { return plain(c) || c == '-'; });
}

Visible visible_to(App& app, const SignedIn& caller) {
    return {.open = app.roles.allows(caller.user->roles, permissions::list_public_teams),
            .closed = app.roles.allows(caller.user->roles, permissions::list_private_teams)};
}

// A change of a team that everybody in it is told of. Gone in the meantime: refuse.
Team save_changed(Transaction& tx, Team team) {
    if (tx.update("teams", team) == 0) throw refuse::not_found;
    tx.announce(TeamUpdated{team});
    return team;
}

Task<std::vector<Team>> seen_all(App& app, SignedIn caller, std::vector<Team> teams) {
    for (auto& team : teams) team = co_await seen_by(app, caller, std::move(team));
    co_return teams;
}

}  // namespace

void check_team(const Team& team) {
    if (team.display_name.empty() || characters(team.display_name) > 64) throw refuse::bad_display_name;
    if (team.name.size() > 64) throw refuse::name_too_short;
    if (characters(team.description) > 255) throw refuse::bad_description;
    if (std::ranges::any_of(reserved_names, [&](auto word) { return team.name.starts_with(word); }))
        throw refuse::name_reserved;
    if (!lower_word(team.name)) throw refuse::name_characters;
    if (team.type != "O" && team.type != "I") throw refuse::bad_type;
    if (team.company_name.size() > 64) throw refuse::bad_company_name;
    if (team.allowed_domains.size() > 500) throw refuse::bad_allowed_domains;
}

Task<std::shared_ptr<const Team>> existing(App& app, TeamId id) {
    auto team = co_await app.team_cache.get(app.db, id);
    if (!team) throw refuse::not_found;
    co_return team;
}

Team create_team(Transaction& tx, Team team, UserId creator) {
    try {
        tx.insert("teams", team);
    } catch (const Conflict&) {
        throw refuse::name_taken;
    }
    tx.announce(TeamCreated{team, creator});
    if (creator.valid()) {
        TeamMember member{.team_id = team.id,
                          .user_id = creator,
                          .scheme_user = true,
                          .scheme_admin = true,
                          .create_at = team.create_at};
        put_member(tx, member);
        tx.announce(TeamMemberAdded{team.id, creator, creator, member});
    }
    return team;
}

Task<Team> create(App& app, SignedIn caller, NewTeam wanted) {
    if (!app.roles.allows(caller.user->roles, permissions::create_team))
        throw heliograph::refuse::not_allowed;
    auto now = app.clock.now();
    Team team{.id = app.random.id<Team>(),
              .create_at = now,
              .update_at = now,
              .display_name = wanted.display_name,
              .name = wanted.name,
              .description = wanted.description,
              .email = caller.user->email,
              .type = wanted.type,
              .company_name = wanted.company_name,
              .allowed_domains = wanted.allowed_domains,
              .invite_id = app.random.id_text().str(),
              .allow_open_invite = wanted.allow_open_invite};
    check_team(team);
    co_return co_await app.db.write(create_team, team, caller.user_id);
}

Task<Team> seen_by(App& app, SignedIn caller, Team team) {
    if (!co_await may(app, caller, team.id, permissions::manage_team)) team.email.clear();
    if (!co_await may(app, caller, team.id, permissions::invite_user)) team.invite_id.clear();
    co_return team;
}

Task<Team> get(App& app, SignedIn caller, TeamId id) {
    auto team = co_await existing(app, id);
    if (!team->allow_open_invite || team->type != "O")
        co_await require(app, caller, id, permissions::view_team);
    co_return co_await seen_by(app, caller, *team);
}

Task<Team> get_by_name(App& app, SignedIn caller, PathText name) {
    auto team = co_await app.team_cache.by_name(app.db, name);
    if (!team) throw refuse::name_not_found;
    if (!team->allow_open_invite || team->type != "O")
        co_await require(app, caller, team->id, permissions::view_team);
    co_return co_await seen_by(app, caller, *team);
}

Task<Existence> exists(App& app, SignedIn caller, PathText name) {
    auto team = co_await app.team_cache.by_name(app.db, name);
    if (!team) co_return Existence{};
    auto visible = visible_to(app, caller);
    if (team->allow_open_invite ? visible.open : visible.closed) co_return Existence{true};
    auto member = co_await app.team_cache.member(app.db, team->id, caller.user_id);
    co_return Existence{member != nullptr};
}

Task<Team> update(App& app, SignedIn caller, TeamId id, NewTeam wanted) {
    if (wanted.id != id) throw heliograph::refuse::invalid_body_param.because("id");
    TeamPatch patch_of_all{.display_name = wanted.display_name,
                           .description = wanted.description,
                           .company_name = wanted.company_name,
                           .allowed_domains = wanted.allowed_domains,
                           .allow_open_invite = wanted.allow_open_invite};
    return patch(app, std::move(caller), id, std::move(patch_of_all));
}

Task<Team> patch(App& app, SignedIn caller, TeamId id, TeamPatch wanted) {
    co_await require(app, caller, id, permissions::manage_team);
    Team team = *co_await existing(app, id);
    if (wanted.display_name) team.display_name = *wanted.display_name;
    if (wanted.description) team.description = *wanted.description;
    if (wanted.company_name) team.company_name = *wanted.company_name;
    if (wanted.allowed_domains) team.allowed_domains = *wanted.allowed_domains;
    if (wanted.allow_open_invite) team.allow_open_invite = *wanted.allow_open_invite;
    team.update_at = app.clock.now();
    check_team(team);
    co_return co_await seen_by(app, caller, co_await app.db.write(save_changed, team));
}

Task<Team> set_privacy(App& app, SignedIn caller, TeamId id, NewPrivacy wanted) {
    if (wanted.privacy != "O" && wanted.privacy != "I")
        throw heliograph::refuse::invalid_body_param.because("privacy");
    co_await require(app, caller, id, permissions::manage_team);
    Team team = *co_await existing(app, id);
    team.type = wanted.privacy;
    team.allow_open_invite = wanted.privacy == "O";
    // Whoever holds the old link must not come into a team that was closed.
    if (wanted.privacy == "I") team.invite_id = app.random.id_text().str();
    team.update_at = app.clock.now();
    co_return co_await seen_by(app, caller, co_await app.db.write(save_changed, team));
}

Task<Ok> archive(App& app, SignedIn caller, TeamId id, bool permanently) {
    co_await require(app, caller, id, permissions::manage_team);
    // Erasing a team for good is not built; where it is allowed by setting, the team is archived.
    if (permanently && !app.settings.now()->service.EnableAPITeamDeletion) throw refuse::deletion_off;
    Team team = *co_await existing(app, id);
    team.delete_at = team.update_at = app.clock.now();
    auto save = [](Transaction& tx, Team archived, UserId remover) {
        tx.update("teams", archived);
        tx.announce(TeamArchived{archived, remover});
    };
    co_await app.db.write(save, team, caller.user_id);
    co_return Ok{};
}

Task<Team> restore(App& app, SignedIn caller, TeamId id) {
    co_await require(app, caller, id, permissions::manage_team);
    Team team = *co_await existing(app, id);
    team.delete_at = 0;
    team.update_at = app.clock.now();
    auto save = [](Transaction& tx, Team restored, UserId restorer) {
        tx.update("teams", restored);
        tx.announce(TeamRestored{restored, restorer});
    };
    co_await app.db.write(save, team, caller.user_id);
    co_return co_await seen_by(app, caller, team);
}

Task<Team> regenerate_invite_id(App& app, SignedIn caller, TeamId id) {
    co_await require(app, caller, id, permissions::manage_team);
    Team team = *co_await existing(app, id);
    team.invite_id = app.random.id_text().str();
    team.update_at = app.clock.now();
    co_return co_await seen_by(app, caller, co_await app.db.write(save_changed, team));
}

Task<InvitedTo> invited_to(App& app, Anyone, PathText invite_id) {
    auto team = co_await app.db.read(find_invited, std::string(invite_id));
    if (!team) throw refuse::invite_not_found;
    if (team->type != "O") throw refuse::not_open;
    co_return InvitedTo{team->display_name, team->description, team->name, team->id};
}

Task<TeamsPage> list(App& app, SignedIn caller, Page page) {
    auto visible = visible_to(app, caller);
    if (!visible.open && !visible.closed) throw heliograph::refuse::not_allowed;
    TeamsPage answer;
    auto limit = std::clamp<std::int64_t>(page.per_page, 0, 200);
    auto offset = std::clamp<std::int64_t>(page.page, 0, 1'000'000) * limit;
    auto found = co_await app.db.read(page_of_teams, visible, offset, limit);
    answer.teams = co_await seen_all(app, caller, std::move(found));
    if (page.include_total_count) answer.total_count = co_await app.db.read(count_teams, visible);
    co_return answer;
}

Task<TeamsPage> search(App& app, SignedIn caller, TeamSearch wanted) {
    auto visible = visible_to(app, caller);
    if (!visible.open && !visible.closed) throw heliograph::refuse::not_allowed;
    std::string pattern = "%";
    for (char c : wanted.term) {
        if (c == '%' || c == '_' || c == '\\') pattern += '\\';
        pattern += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    auto found = co_await app.db.read(matching, visible, pattern + "%");
    TeamsPage answer;
    answer.total_count = static_cast<std::int64_t>(found.size());
    if (wanted.page && wanted.per_page) {
        auto size = std::clamp<std::int64_t>(*wanted.per_page, 0, 200);
        auto from = std::min(std::clamp<std::int64_t>(*wanted.page, 0, 1000) * size, answer.total_count);
        found.erase(found.begin(), found.begin() + from);
        if (static_cast<std::int64_t>(found.size()) > size) found.resize(static_cast<std::size_t>(size));
    }
    answer.teams = co_await seen_all(app, caller, std::move(found));
    co_return answer;
}

Task<std::vector<Team>> of_user(App& app, SignedIn caller, UserId user_id) {
    if (user_id != caller.user_id &&
        !app.roles.allows(caller.user->roles, permissions::read_other_users_teams))
        throw heliograph::refuse::not_allowed;
    auto found = co_await app.db.read(joined_by, user_id);
    co_return co_await seen_all(app, caller, std::move(found));
}

Task<TeamStats> stats(App& app, SignedIn caller, TeamId id) {
    co_await require(app, caller, id, permissions::view_team);
    co_return co_await app.db.read(count_members, id);
}

}  // namespace heliograph::teams
