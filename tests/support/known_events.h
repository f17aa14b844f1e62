// Is an event that a story hears what docs/reference/events.md says of it?
#pragma once

#include <boost/json/value.hpp>

namespace heliograph::testing {

// Throws std::runtime_error if the frame is an event that no news.md has, or its data has another set of
// keys.
void check_known_event(const boost::json::value& frame);

}  // namespace heliograph::testing
