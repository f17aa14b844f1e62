// gzip: the fast level, for answers.
#pragma once

#include <string>
#include <string_view>

namespace heliograph {

std::string compress(std::string_view bytes);

}  // namespace heliograph
