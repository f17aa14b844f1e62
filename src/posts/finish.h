// The ready bytes of a post that is about to be saved.
#pragma once

#include "src/posts/create.h"

namespace heliograph::posts {

// Makes json and event_bytes from the rest. `username` is the author's.
void finish(Prepared& prepared, const std::string& username);
// Adds a member to props, replacing one of that name.
void set_prop(Json& props, const std::string& name, const std::string& json_value);
// Joins, leaves and the like are no unread messages.
bool counts_as_message(const std::string& type);

}  // namespace heliograph::posts
