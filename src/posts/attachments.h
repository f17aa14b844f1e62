// Message attachments of people and bots, as they are kept: every key that clients look for is there.
#pragma once

#include "base/words/types.h"

namespace heliograph::posts {

// Adds what is missing to each attachment and field in the props; what is there stays as it is.
void complete_attachments(Json& props);
// The list of attachments as text, or nothing: to see whether two posts have the same.
std::string attachments_of(const Json& props);

}  // namespace heliograph::posts
