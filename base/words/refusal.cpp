// The text of a bug: what did not hold, and where.
#include "base/words/refusal.h"

namespace heliograph {

Bug::Bug(const char* condition, std::source_location where)
    : text_(std::string(where.file_name()) + ":" + std::to_string(where.line()) + ": " + condition) {}

}  // namespace heliograph
