// Which integrations a request may come from, by its headers and the shape of its body. Pure.
#pragma once

#include <vector>

#include "src/translation/foreign.h"
#include "src/translation/integration.h"

namespace heliograph::translation {

struct Candidate {
    SharedIntegration integration;
    filter::SharedProgram predicate;  // Must hold as well; null if headers and shape say enough.
    int score = 0;
};

// The best first; of equal ones the first by name.
std::vector<Candidate> candidates(const Integrations& known, const Foreign& foreign,
                                  const boost::json::value& body);

}  // namespace heliograph::translation
