// What is kept in memory of sessions.
#pragma once

namespace heliograph::sessions {

class Cache {};

}  // namespace heliograph::sessions
