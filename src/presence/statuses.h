// What is kept in memory of presence.
#pragma once

namespace heliograph::presence {

class Statuses {};

}  // namespace heliograph::presence
