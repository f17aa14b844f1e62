// Who is in a team: joining, adding, roles, leaving.
#include "src/teams/members.h"

#include <algorithm>
#include <sstream>

#include "base/clock.h"
#include "base/store/database.h"
#include "src/permissions/may.h"
#include "src/permissions/model.h"
#include "src/permissions/role_table.h"
#include "src/settings.h"
#include "src/teams/access.h"
#include "src/teams/cache.h"
#include "src/teams/events.h"
#include "src/teams/rules.h"
#include "src/users/cache.h"
#include "src/users/model.h"

namespace heliograph::teams {

namespace {

constexpr std::size_t batch_max = 256;

// The domain of the address must be one of the comma-separated list; an empty list admits everyone.
bool domain_admitted(const std::string& email, const std::string& domains) {
    std::string domain = email.substr(email.find('@') == std::string::npos ? 0 : email.find('@') + 1);
    std::string list = domains;
    std::ranges::replace(list, ',', ' ');
    std::istringstream words(list);
    bool any = false;
    for (std::string word; words >> word; any = true) {
        if (word.starts_with('@')) word.erase(0, 1);
        if (word == domain) return true;
    }
    return !any;
}

Task<std::shared_ptr<const users::User>> admitted(App& app, std::shared_ptr<const Team> team,
                                                  UserId user_id) {
    auto user = co_await app.user_cache.get(app.db, user_id);
    if (!user) throw refuse::user_not_found;
    if (team->delete_at != 0) throw refuse::archived;
    if (!user->is_bot && !domain_admitted(user->email, team->allowed_domains))
        throw refuse::domain_not_allowed;
    co_return user;
}

Task<TeamMemberView> join_as(App& app, std::shared_ptr<const Team> team, UserId user_id, UserId requestor) {
    co_await admitted(app, team, user_id);
    auto most = app.settings.now()->teams.MaxUsersPerTeam;
    co_return view_of(co_await app.db.write(join, *team, user_id, requestor, app.clock.now(), most));
}

TeamMember save_member(Transaction& tx, TeamMember member) {
    put_member(tx, member);
    tx.announce(TeamMemberChanged{member});
    return member;
}

Task<TeamMember> stored(App& app, TeamId id, UserId user_id) {
    auto member = co_await app.db.read(find_member, id, user_id);
    if (!member) throw refuse::member_not_found;
    co_return *member;
}

// The peer looks whether it is a guest first, and says of who is not there what it says then.
Task<void> require_known(App& app, SignedIn caller, UserId user_id) {
    if (permissions::may(app, caller, permissions::invite_guest)) co_return;
    if (!co_await app.user_cache.get(app.db, user_id)) throw refuse::nobody_to_add;
}

// Whether joining is the caller's own affair or another's decides the permission.
Task<void> check_may_add(App& app, SignedIn caller, std::shared_ptr<const Team> team, UserId user_id) {
    if (user_id == caller.user_id) {
        auto needed =
            team->allow_open_invite ? permissions::join_public_teams : permissions::join_private_teams;
        if (!app.roles.allows(caller.user->roles, needed)) throw heliograph::refuse::not_allowed;
    } else {
        co_await require(app, caller, team->id, permissions::add_user_to_team);
        co_await require_known(app, caller, user_id);
    }
}

}  // namespace

TeamMember join(Transaction& tx, Team team, UserId user_id, UserId requestor, Millis now, int members_max) {
    auto known = find_member(tx, team.id, user_id);
    if (known && known->delete_at == 0) return *known;
    if (count_active(tx, team.id) >= members_max) throw refuse::team_full;
    TeamMember member{.team_id = team.id, .user_id = user_id, .scheme_user = true, .create_at = now};
    put_member(tx, member);
    tx.announce(TeamMemberAdded{team.id, user_id, requestor, member});
    return member;
}

Task<TeamMemberView> add(App& app, SignedIn caller, TeamId id, NewMember wanted) {
    if (wanted.team_id != id) throw heliograph::refuse::invalid_body_param.because("team_id");
    if (!wanted.user_id.valid()) throw heliograph::refuse::invalid_body_param.because("user_id");
    auto team = co_await existing(app, id);
    co_await check_may_add(app, caller, team, wanted.user_id);
    co_return co_await join_as(app, team, wanted.user_id, caller.user_id);
}

Task<std::vector<AddedMember>> add_batch(App& app, SignedIn caller, TeamId id, std::vector<NewMember> wanted,
                                         bool graceful) {
    if (wanted.empty()) throw heliograph::refuse::invalid_body_param.because("members");
    if (wanted.size() > batch_max) throw heliograph::refuse::invalid_body_param.because("too many members");
    for (const auto& one : wanted)
        if (one.team_id != id || !one.user_id.valid())
            throw heliograph::refuse::invalid_body_param.because("team_id or user_id");
    auto team = co_await existing(app, id);
    co_await require(app, caller, id, permissions::add_user_to_team);
    for (const auto& one : wanted) co_await require_known(app, caller, one.user_id);
    std::vector<AddedMember> added;
    for (const auto& one : wanted) {
        AddedMember outcome{.user_id = one.user_id};
        try {
            outcome.member = co_await join_as(app, team, one.user_id, caller.user_id);
        } catch (const Refusal& refusal) {
            if (!graceful) throw;
            outcome.error.text =
                "{\"id\":\"" + std::string(refusal.id) + "\",\"message\":\"" + refusal.sentence +
                "\",\"detailed_error\":\"\",\"status_code\":" + std::to_string(refusal.status) + "}";
        }
        added.push_back(std::move(outcome));
    }
    co_return added;
}

Task<TeamMemberView> join_by_invite(App& app, SignedIn caller, std::string invite_id) {
    auto team = co_await app.db.read(find_invited, invite_id);
    if (!team) throw refuse::invite_not_found;
    co_return co_await join_as(app, std::make_shared<const Team>(std::move(*team)), caller.user_id,
                               caller.user_id);
}

Task<TeamMemberView> get_member(App& app, SignedIn caller, TeamId id, UserId user_id) {
    co_await require(app, caller, id, permissions::view_team);
    co_return view_of(co_await stored(app, id, user_id));
}

Task<std::vector<TeamMemberView>> list_members(App& app, SignedIn caller, TeamId id, MembersPage page) {
    co_await require(app, caller, id, permissions::view_team);
    auto limit = std::clamp<std::int64_t>(page.per_page, 0, 200);
    auto offset = std::clamp<std::int64_t>(page.page, 0, 1'000'000) * limit;
    co_return views_of(co_await app.db.read(page_of_members, id, page.sort == "Username",
                                            page.exclude_deleted_users, offset, limit));
}

Task<std::vector<TeamMemberView>> members_of_ids(App& app, SignedIn caller, TeamId id,
                                                 std::vector<UserId> ids) {
    if (ids.empty()) throw heliograph::refuse::invalid_body_param.because("user_ids");
    co_await require(app, caller, id, permissions::view_team);
    co_return views_of(co_await app.db.read(members_among, id, ids));
}

Task<std::vector<TeamMemberView>> memberships(App& app, SignedIn caller, UserId user_id) {
    if (user_id != caller.user_id &&
        !app.roles.allows(caller.user->roles, permissions::read_other_users_teams))
        throw heliograph::refuse::not_allowed;
    co_return views_of(co_await app.db.read(memberships_of_user, user_id));
}

Task<Ok> remove(App& app, SignedIn caller, TeamId id, UserId user_id) {
    if (user_id != caller.user_id) co_await require(app, caller, id, permissions::remove_user_from_team);
    auto team = co_await existing(app, id);
    if (!co_await app.user_cache.get(app.db, user_id)) throw refuse::user_not_found;
    auto leave = [](Transaction& tx, TeamId team_id, UserId who, UserId requestor, Millis now) {
        auto member = find_member(tx, team_id, who);
        if (!member || member->delete_at != 0) throw refuse::not_in_team;
        member->delete_at = now;
        member->roles.clear();
        put_member(tx, *member);
        tx.announce(TeamMemberRemoved{team_id, who, requestor, *member});
    };
    co_await app.db.write(leave, id, user_id, caller.user_id, app.clock.now());
    co_return Ok{};
}

Task<Ok> set_roles(App& app, SignedIn caller, TeamId id, UserId user_id, NewRoles wanted) {
    co_await require(app, caller, id, permissions::manage_team_roles);
    auto member = co_await stored(app, id, user_id);
    bool guest = false, user = false, admin = false;
    std::string others;
    std::istringstream words(wanted.roles);
    for (std::string word; words >> word;) {
        if (word == "team_guest") {
            guest = true;
        } else if (word == "team_user") {
            user = true;
        } else if (word == "team_admin") {
            admin = true;
        } else {
            auto role = app.roles.by_name(word);
            if (!role) throw refuse::no_such_role;
            if (role->scheme_managed) throw refuse::bad_roles;
            others += others.empty() ? word : " " + word;
        }
    }
    if (guest != member.scheme_guest) throw refuse::changing_guest;
    member.scheme_user = user;
    member.scheme_admin = admin;
    member.roles = others;
    co_await app.db.write(save_member, member);
    co_return Ok{};
}

Task<Ok> set_scheme_roles(App& app, SignedIn caller, TeamId id, UserId user_id, SchemeRoles wanted) {
    co_await require(app, caller, id, permissions::manage_team_roles);
    if (wanted.scheme_guest && wanted.scheme_user) throw refuse::guest_and_user;
    auto member = co_await stored(app, id, user_id);
    if (wanted.scheme_guest != member.scheme_guest) throw refuse::changing_guest;
    member.scheme_user = wanted.scheme_user;
    member.scheme_admin = wanted.scheme_admin;
    co_await app.db.write(save_member, member);
    co_return Ok{};
}

}  // namespace heliograph::teams
