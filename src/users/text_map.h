// Text values by key inside one JSON column: props, notify_props, timezone.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/words/types.h"

namespace heliograph::users {

using TextMap = std::map<std::string, std::string>;

// Values that are no text are left out; what is no object is an empty map.
TextMap read_texts(const Json& json);
Json write_texts(const TextMap& texts);
// One value; empty if there is none.
std::string text_at(const Json& json, std::string_view key);

}  // namespace heliograph::users
