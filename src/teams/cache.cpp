// Keeping teams in memory: loading, and forgetting when the own events say so.
#include "src/teams/cache.h"

#include "src/teams/store.h"

namespace heliograph::teams {

Task<std::shared_ptr<const Team>> Cache::get(Database& db, TeamId id) {
    co_return co_await teams_.get(db, id,
                                  [](Reader& reader, TeamId wanted) { return find_team(reader, wanted); });
}

Task<std::shared_ptr<const Team>> Cache::by_name(Database& db, std::string name) {
    auto id = co_await names_.get(db, name, [](Reader& reader, std::string wanted) -> std::optional<TeamId> {
        auto team = find_named(reader, std::move(wanted));
        if (!team) return {};
        return team->id;
    });
    if (!id) co_return nullptr;
    co_return co_await get(db, *id);
}

Task<std::shared_ptr<const TeamMember>> Cache::member(Database& db, TeamId team_id, UserId user_id) {
    co_return co_await members_.get(db, MembershipKey{team_id, user_id},
                                    [](Reader& reader, MembershipKey key) -> std::optional<TeamMember> {
                                        auto member = find_member(reader, key.team_id, key.user_id);
                                        if (member && member->delete_at != 0) return {};
                                        return member;
                                    });
}

Task<std::shared_ptr<const std::vector<TeamId>>> Cache::of_user(Database& db, UserId user_id) {
    co_return co_await teams_of_user_.get(db, user_id, [](Reader& reader, UserId wanted) {
        return std::optional(ids_of_user(reader, wanted));
    });
}

void Cache::put(const Team& team) { teams_.put(team.id, team); }

void Cache::forget_member(TeamId team_id, UserId user_id) {
    members_.forget(MembershipKey{team_id, user_id});
    teams_of_user_.forget(user_id);
}

void Cache::clear() {
    teams_.clear();
    names_.clear();
    members_.clear();
    teams_of_user_.clear();
}

}  // namespace heliograph::teams
