// What happens to teams and memberships.
#pragma once

#include "src/teams/model.h"

namespace heliograph::teams {

struct TeamCreated {
    Team team;
    UserId creator;  // Empty when made from the command line.
};
struct TeamUpdated {
    Team team;
};
struct TeamArchived {
    Team team;
    UserId remover;
};
struct TeamRestored {
    Team team;
    UserId restorer;
};
// Also when a former member comes back. `requestor` is who asked; equal to user_id when the person joined
// alone.
struct TeamMemberAdded {
    TeamId team_id;
    UserId user_id;
    UserId requestor;
    TeamMember member;
};
// `requestor` equals user_id when the person left alone.
struct TeamMemberRemoved {
    TeamId team_id;
    UserId user_id;
    UserId requestor;
    TeamMember member;
};
// Roles or flags changed.
struct TeamMemberChanged {
    TeamMember member;
};

}  // namespace heliograph::teams
