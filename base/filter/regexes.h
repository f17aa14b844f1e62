// Regular expressions of filters, compiled once a process.
#pragma once

namespace heliograph::filter {

// libjq compiles an expression anew each time it is used. Its calls of oniguruma reach this program first,
// which keeps what was compiled. REQUIRES: before the sandbox; only one thread uses libjq.
void keep_regexes();

}  // namespace heliograph::filter
