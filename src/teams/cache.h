// What is kept in memory of teams.
#pragma once

namespace heliograph::teams {

class Cache {};

}  // namespace heliograph::teams
