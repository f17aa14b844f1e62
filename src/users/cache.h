// What is kept in memory of users.
#pragma once

namespace heliograph::users {

class Cache {};

}  // namespace heliograph::users
