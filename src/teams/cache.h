// What is kept in memory of teams: teams, memberships, and the teams of a person. Emptied by the own events.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/store/database.h"
#include "base/store/snapshots.h"
#include "base/words/task.h"
#include "src/teams/model.h"

namespace heliograph::teams {

struct MembershipKey {
    TeamId team_id;
    UserId user_id;
    friend bool operator==(const MembershipKey&, const MembershipKey&) = default;
};

}  // namespace heliograph::teams

template <>
struct std::hash<heliograph::teams::MembershipKey> {
    std::size_t operator()(const heliograph::teams::MembershipKey& key) const noexcept {
        return std::hash<heliograph::IdText>{}(key.team_id) * 31 +
               std::hash<heliograph::IdText>{}(key.user_id);
    }
};

namespace heliograph::teams {

class Cache {
public:
    // Archived teams included; nullptr if there is none.
    Task<std::shared_ptr<const Team>> get(Database& db, TeamId id);
    Task<std::shared_ptr<const Team>> by_name(Database& db, std::string name);
    // nullptr if the person is no member or has left.
    Task<std::shared_ptr<const TeamMember>> member(Database& db, TeamId team_id, UserId user_id);
    // The teams that the person is a member of, archived ones included; never nullptr.
    Task<std::shared_ptr<const std::vector<TeamId>>> of_user(Database& db, UserId user_id);

    void put(const Team& team);
    void forget_member(TeamId team_id, UserId user_id);
    void clear();

private:
    Snapshots<TeamId, Team> teams_{4096};                          // Safe by itself.
    Snapshots<std::string, TeamId> names_{4096};                   // Safe by itself.
    Snapshots<MembershipKey, TeamMember> members_{65536};          // Safe by itself.
    Snapshots<UserId, std::vector<TeamId>> teams_of_user_{65536};  // Safe by itself.
};

}  // namespace heliograph::teams
