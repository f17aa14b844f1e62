// Headers and paths first; predicates are left to the caller, who runs them in a worker.
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
    for (const auto& integration : known.all)
        for (const auto& recogniser : integration->recognisers)
            if (holds(recogniser, foreign, body))
                found.push_back({integration, recogniser.predicate, recogniser.score});
    std::ranges::sort(found, [](const Candidate& a, const Candidate& b) {
        if (a.score != b.score) return a.score > b.score;
        // One that needs no predicate costs nothing to ask.
        if (!a.predicate != !b.predicate) return !a.predicate;
        return a.integration->name < b.integration->name;
    });
    // What stands behind one that needs no predicate can never be asked.
    auto certain = std::ranges::find_if(found, [](const Candidate& one) { return !one.predicate; });
    if (certain != found.end()) found.erase(certain + 1, found.end());
    return found;
}

}  // namespace heliograph::translation
