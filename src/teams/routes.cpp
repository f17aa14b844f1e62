// The doors of teams.
#include "base/wire/multipart.h"
#include "src/capability.h"
#include "src/settings.h"
#include "src/teams/icon.h"
#include "src/teams/members.h"
#include "src/teams/news.h"
#include "src/teams/rules.h"
#include "src/users/png.h"

namespace heliograph::teams {

namespace {

struct ArchiveHow {
    bool permanent = false;  // Erase instead of archive; refused unless the setting allows it.
};
DESCRIBE(ArchiveHow, permanent);

struct BatchHow {
    bool graceful = false;  // Go on after a refusal and tell each outcome.
};
DESCRIBE(BatchHow, graceful);

struct Invitation {
    std::string invite_id;  // The secret of an invitation link.
    std::string token;      // Of an invitation by mail; there are none here.
};
DESCRIBE(Invitation, invite_id, token);

// One list, or one page with a count when it was asked for.
Answer listed(TeamsPage found, bool with_count) {
    return json_answer(200, with_count ? to_json(found) : to_json(found.teams));
}

Task<Answer> list_answer(App& app, SignedIn caller, Query<Page> page) {
    co_return listed(co_await list(app, std::move(caller), page), page.include_total_count);
}

Task<Answer> search_answer(App& app, SignedIn caller, TeamSearch wanted) {
    bool paged = wanted.page && wanted.per_page;
    co_return listed(co_await search(app, std::move(caller), std::move(wanted)), paged);
}

Task<Ok> archive_as_asked(App& app, SignedIn caller, TeamId id, Query<ArchiveHow> how) {
    return archive(app, std::move(caller), id, how.permanent);
}

Task<Answer> batch_answer(App& app, SignedIn caller, TeamId id, Query<BatchHow> how,
                          std::vector<NewMember> wanted) {
    auto added = co_await add_batch(app, std::move(caller), id, std::move(wanted), how.graceful);
    if (how.graceful) co_return json_answer(201, to_json(added));
    std::vector<TeamMemberView> members;
    for (auto& one : added) members.push_back(*one.member);
    co_return json_answer(201, to_json(members));
}

Task<TeamMemberView> join_with(App& app, SignedIn caller, Query<Invitation> invitation) {
    if (!invitation.token.empty()) throw refuse::invite_not_found;
    if (invitation.invite_id.empty()) throw refuse::no_invitation;
    return join_by_invite(app, std::move(caller), invitation.invite_id);
}

Task<std::vector<TeamMemberView>> list_page(App& app, SignedIn caller, TeamId id, Query<MembersPage> page) {
    return list_members(app, std::move(caller), id, page);
}

// Mail is not sent by this server yet, so nobody can be invited by it.
Task<Ok> invite_by_mail(App& app, SignedIn caller, TeamId id, std::vector<std::string> addresses) {
    co_await require(app, caller, id, permissions::invite_user);
    co_await require(app, caller, id, permissions::add_user_to_team);
    if (addresses.empty()) throw heliograph::refuse::invalid_body_param.because("user_email");
    throw refuse::invites_by_mail_off;
}

Task<Ok> forget_mail_invitations(App&, SystemAdmin) { co_return Ok{}; }

Task<Ok> import(App& app, SignedIn caller, TeamId id) {
    co_await require(app, caller, id, permissions::import_team);
    throw refuse::import_off;
}

Task<Ok> set_icon_from(App& app, SignedIn caller, TeamId id, Request request) {
    co_await require(app, caller, id, permissions::manage_team);
    auto type = read_media_type(request.header("Content-Type"));
    const std::string* boundary = type ? type->parameter("boundary") : nullptr;
    if (!boundary) throw refuse::icon_missing;
    auto parts = read_multipart(request.body, *boundary);
    if (!parts) throw refuse::icon_missing.because(parts.error());
    for (const auto& part : *parts)
        if (part.name == "image")
            co_return co_await set_icon(app, std::move(caller), id, std::string(part.bytes));
    throw refuse::icon_missing;
}

Task<Answer> icon_answer(App& app, SignedIn caller, TeamId id, Request request) {
    auto icon = co_await icon_of(app, std::move(caller), id);
    Answer answer;
    answer.content_type = users::picture_type(icon.bytes);
    answer.body = std::move(icon.bytes);
    answer.headers.push_back({"Cache-Control", "max-age=86400, private"});
    co_return with_version(std::move(answer), request, icon.version);
}

void team_routes(Routes<App>& on) {
    on.post("/api/v4/teams", create, "Make a team").answers(201);
    on.get("/api/v4/teams", list_answer, "List the teams that the caller may see");
    on.post("/api/v4/teams/search", search_answer, "Search teams by name");
    on.get("/api/v4/teams/{team_id}", get, "Get a team");
    on.put("/api/v4/teams/{team_id}", update, "Replace what can be changed of a team");
    on.put("/api/v4/teams/{team_id}/patch", patch, "Change some of a team");
    on.put("/api/v4/teams/{team_id}/privacy", set_privacy, "Open or close a team");
    on.del("/api/v4/teams/{team_id}", archive_as_asked, "Archive a team");
    on.post("/api/v4/teams/{team_id}/restore", restore, "Bring an archived team back");
    on.post("/api/v4/teams/{team_id}/regenerate_invite_id", regenerate_invite_id,
            "Make a new invitation link; the old one ends");
    on.get("/api/v4/teams/name/{name}", get_by_name, "Get a team by its name");
    on.get("/api/v4/teams/name/{name}/exists", exists, "Tell whether the caller can see a team of that name");
    on.get("/api/v4/users/{user_id}/teams", of_user, "List the teams of a person");
    on.get("/api/v4/teams/{team_id}/stats", stats, "Count the members of a team");
    on.get("/api/v4/teams/{team_id}/image", icon_answer, "Get the icon of a team");
    on.post("/api/v4/teams/{team_id}/image", set_icon_from, "Set the icon of a team")
        .body_max(icon_bytes_max);
    on.del("/api/v4/teams/{team_id}/image", remove_icon_of, "Remove the icon of a team");
    on.post("/api/v4/teams/{team_id}/import", import, "Import a team; not part of this server");
}

void member_routes(Routes<App>& on) {
    on.post("/api/v4/teams/{team_id}/members", add, "Add a person to a team").answers(201);
    on.post("/api/v4/teams/{team_id}/members/batch", batch_answer, "Add people to a team").answers(201);
    on.post("/api/v4/teams/members/invite", join_with, "Join a team with an invitation").answers(201);
    on.get("/api/v4/teams/{team_id}/members", list_page, "List the members of a team");
    on.post("/api/v4/teams/{team_id}/members/ids", members_of_ids, "Get some members of a team");
    on.get("/api/v4/teams/{team_id}/members/{user_id}", get_member, "Get a member of a team");
    on.del("/api/v4/teams/{team_id}/members/{user_id}", remove, "Leave a team or remove a member");
    on.put("/api/v4/teams/{team_id}/members/{user_id}/roles", set_roles, "Set the roles of a member");
    on.put("/api/v4/teams/{team_id}/members/{user_id}/schemeRoles", set_scheme_roles,
           "Set the flags of a member");
    on.get("/api/v4/users/{user_id}/teams/members", memberships, "List the team memberships of a person");
    on.get("/api/v4/teams/invite/{invite_id}", invited_to, "Tell to which team an invitation leads");
    on.post("/api/v4/teams/{team_id}/invite/email", invite_by_mail, "Invite people by mail");
    on.del("/api/v4/teams/invites/email", forget_mail_invitations, "End all invitations by mail");
}

}  // namespace

void routes(Routes<App>& on) {
    team_routes(on);
    member_routes(on);
}

void listen(App& app) { listen_to_teams(app); }

}  // namespace heliograph::teams
