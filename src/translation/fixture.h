// A request kept as text: the first line, headers, an empty line, the body. Lines may end in LF alone.
#pragma once

#include <optional>
#include <string_view>

#include "src/translation/foreign.h"

namespace heliograph::translation {

// Nothing if the text has no such form.
std::optional<Foreign> read_fixture(std::string_view text);

}  // namespace heliograph::translation
