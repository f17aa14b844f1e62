// The best first, headers before paths; predicates are left to the caller, who runs them in a worker.
#include "src/translation/recognise.h"

#include <algorithm>

namespace heliograph::translation {

namespace {

bool holds(const Recogniser& recogniser, const Foreign& foreign, const boost::json::value& body) {
    for (const auto& header : recogniser.headers) {
        std::string_view value = foreign.header(header.name);
        if (value.empty() || !matches(value, header.glob)) return false;
    }
    return std::ranges::all_of(recogniser.has,
                               [&](const auto& path) { return value_at(body, path) != nullptr; });
}

}  // namespace

std::vector<Candidate> candidates(const Integrations& known, const Foreign& foreign,
                                  const boost::json::value& body) {
    std::vector<Candidate> found;
    for (const auto& [integration, recogniser] : known.ranked) {
        if (!holds(*recogniser, foreign, body)) continue;
        found.push_back({integration, recogniser->predicate, recogniser->score});
        // What stands behind one that needs no predicate can never be asked.
        if (!recogniser->predicate) break;
    }
    return found;
}

}  // namespace heliograph::translation
